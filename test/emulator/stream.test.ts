import { afterEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { Clock } from "../../src/core/clock.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { useDingTalk } from "./local-dingtalk.ts";

// The Stream gateway: protocol §9 and §15, point 11.

const system = createAdjustableClock({ startAt: 0, running: false });
const dingtalk = useDingTalk({ system: (): Clock => system });
const messages = "/v1.0/im/bot/messages/get";
const all = [
  { type: "EVENT", topic: "*" },
  { type: "CALLBACK", topic: messages },
];
const credentials = { clientId: "dingstream", clientSecret: "stream-secret" };
const sockets: WebSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

interface Frame {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Adds a robot in Stream mode, in the group `dev`. */
async function addRobot() {
  const robot = { id: "brook", name: "小溪", kind: "app", stream: true };
  await dingtalk().put("/_/world", {
    robots: [{ ...robot, appKey: "dingstream", appSecret: "stream-secret" }],
    groups: [{ id: "brooks", title: "溪", conversation: "cidbrooks==", robot: "brook" }],
  });
}

const ask = (body: object, headers = {}) =>
  fetch(`${dingtalk().emulator.url}/v1.0/gateway/connections/open`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify(body),
  });

async function ticketUrl(subscriptions: readonly object[] = all): Promise<string> {
  const answer = await ask({ ...credentials, subscriptions });
  const { endpoint, ticket } = (await answer.json()) as { endpoint: string; ticket: string };
  return `${endpoint}?ticket=${ticket}`;
}

/** A client that says what it is told to. */
async function client(url: string, answers = true) {
  const socket = new WebSocket(url);
  sockets.push(socket);
  const frames: Frame[] = [];
  const state = { closed: false };
  socket.on("close", () => (state.closed = true));
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    if (answers) acknowledge(frame);
  });
  const acknowledge = ({ headers }: Frame, data = '{"response":null}', code = 200) => {
    const { messageId } = headers;
    const back = { messageId, contentType: "application/json" };
    socket.send(JSON.stringify({ code, message: "OK", headers: back, data }));
  };
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  return { socket, frames, state, acknowledge };
}

const open = async (subscriptions?: readonly object[], answers = true) =>
  client(await ticketUrl(subscriptions), answers);
const refusal = (url: string) =>
  client(url).then(
    () => "open",
    (error: unknown) => String(error),
  );
const says = (text: string) =>
  dingtalk().post("/_/messages", { group: "brooks", from: "li", text });
const arrived = (frames: readonly Frame[], count: number) =>
  vi.waitFor(() => expect(frames.length).toBeGreaterThanOrEqual(count));

test("a connection is asked for with the credentials, in JSON, by an app in Stream mode", async () => {
  await addRobot();
  const good = await ask({ ...credentials, subscriptions: all });
  expect(good.status).toBe(200);
  expect(await good.json()).toEqual({
    endpoint: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/connect$/),
    ticket: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const xml = await ask({ ...credentials, subscriptions: all }, { accept: "*/*" });
  expect(await xml.text()).toMatch(/^<\?xml/);
});

test("wrong credentials are 401, what is missing or not in Stream mode 400", async () => {
  await addRobot();
  const bad = await ask({ ...credentials, clientSecret: "stream-secret ", subscriptions: all });
  expect(bad.status).toBe(401);
  expect(await bad.json()).toMatchObject({ code: "authFailed", message: "鉴权失败" });
  const http = { clientId: "dingbell", clientSecret: "bell-secret" };
  const statuses = [
    await ask({ ...credentials }),
    await ask({ ...credentials, subscriptions: [] }),
    await ask({ ...credentials, subscriptions: [{ type: "EVENT", topic: "chat_add_member" }] }),
    await ask({ ...http, subscriptions: all }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 400, 400, 400]);
  expect((await ask({ ...http, subscriptions: [{ type: "EVENT", topic: "*" }] })).status).toBe(200);
});

test("a ticket is good for one connection and 90 s", async () => {
  await addRobot();
  const url = await ticketUrl();
  await client(url);
  expect(await refusal(url)).toMatch(/401/);
  const late = await ticketUrl();
  dingtalk().clock.advance(90_001);
  expect(await refusal(late)).toMatch(/401/);
  const inTime = await ticketUrl();
  dingtalk().clock.advance(90_000);
  expect(await refusal(inTime)).toBe("open");
  expect(await refusal(url.replace(/ticket=.*/, "ticket=made-up"))).toMatch(/401/);
});

test("a message is a frame whose data is text, and its ACK is the delivery's answer", async () => {
  await addRobot();
  const { frames } = await open();
  const { json } = await says("你好");
  expect(json.delivery).toMatchObject({ status: 200, body: '{"response":null}' });
  const [frame] = frames;
  expect(frame).toMatchObject({
    specVersion: "1.0",
    type: "CALLBACK",
    headers: {
      topic: messages,
      contentType: "application/json",
      messageId: expect.any(String),
      connectionId: expect.any(String),
      time: expect.stringMatching(/^\d+$/),
    },
  });
  expect(JSON.parse(frame?.data ?? "")).toMatchObject({
    msgId: json.msgId,
    robotCode: "dingstream",
    text: { content: " 你好" },
  });
});

test("without a connection nothing is delivered, and nothing later", async () => {
  await addRobot();
  expect((await says("你好")).json.delivery).toMatchObject({
    status: 0,
    error: "no Stream connection of this app asked for it",
  });
  const { frames } = await open();
  dingtalk().clock.advance(120_000);
  expect((await says("再来")).json.delivery?.status).toBe(200);
  expect(frames).toHaveLength(1);
});

test("what is not subscribed to is not pushed", async () => {
  await addRobot();
  await open([{ type: "EVENT", topic: "*" }]);
  expect((await says("你好")).json.delivery?.status).toBe(0);
});

test("many connections get the messages at random, each message one", async () => {
  await addRobot();
  const [a, b] = [await open(), await open()];
  for (let count = 0; count < 40; count += 1) await says(`${count}`);
  expect(a.frames.length + b.frames.length).toBe(40);
  expect(Math.min(a.frames.length, b.frames.length)).toBeGreaterThan(5);
});

test("without an ACK it is pushed again after 60 s: a new messageId, the same msgId", async () => {
  await addRobot();
  const { frames, acknowledge } = await open(all, false);
  const said = says("你好");
  await arrived(frames, 1);
  system.advance(5001);
  expect((await said).json.delivery).toMatchObject({ status: 0, error: "no ACK within 5000 ms" });
  dingtalk().clock.advance(59_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(frames).toHaveLength(1);
  dingtalk().clock.advance(1001);
  await arrived(frames, 2);
  const [first, second] = frames;
  expect(second?.headers["messageId"]).not.toBe(first?.headers["messageId"]);
  expect(second?.data).toBe(first?.data);
  if (second !== undefined) acknowledge(second);
  await new Promise((resolve) => setTimeout(resolve, 50));
  dingtalk().clock.advance(61_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(frames).toHaveLength(2);
});

test("a ping with an opaque text comes every 30 s", async () => {
  await addRobot();
  const { frames } = await open();
  system.advance(30_000);
  await arrived(frames, 1);
  expect(frames[0]).toMatchObject({ type: "SYSTEM", headers: { topic: "ping" } });
  expect(JSON.parse(frames[0]?.data ?? "")).toEqual({ opaque: expect.any(String) });
});

test("`disconnect`: no pushes any more, closed 10 s later; what comes meanwhile goes to the next", async () => {
  await addRobot();
  const old = await open();
  await dingtalk().put("/_/faults", { stream_disconnect: { count: 1 } });
  await arrived(old.frames, 1);
  expect(old.frames[0]).toMatchObject({ type: "SYSTEM", headers: { topic: "disconnect" } });
  const said = says("你好");
  const next = await open();
  expect((await said).json.delivery?.status).toBe(200);
  expect(next.frames.map(({ type }) => type)).toEqual(["CALLBACK"]);
  expect(old.frames).toHaveLength(1);
  system.advance(9_000);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(old.state.closed).toBe(false);
  system.advance(1_001);
  await vi.waitFor(() => expect(old.state.closed).toBe(true));
});

test("stream_drop loses a push, duplicate_callbacks sends one more: the same msgId, two messageIds", async () => {
  await addRobot();
  const { frames } = await open();
  await dingtalk().put("/_/faults", { duplicate_callbacks: { count: 1 } });
  await says("你好");
  await arrived(frames, 2);
  expect(new Set(frames.map(({ headers }) => headers["messageId"])).size).toBe(2);
  expect(
    new Set(frames.map(({ data }) => (JSON.parse(data) as { msgId: string }).msgId)).size,
  ).toBe(1);
  await dingtalk().put("/_/faults", { stream_drop: { count: 1 } });
  const said = says("丢");
  await vi.waitFor(async () => expect((await dingtalk().get("/_/faults")).json).toEqual({}));
  system.advance(5001);
  expect((await said).json.delivery?.status).toBe(0);
  expect(frames).toHaveLength(2);
});

test("stream_half_open: the connection is there and says nothing, not even a pong", async () => {
  await addRobot();
  const { socket, frames, state } = await open();
  await dingtalk().put("/_/faults", { stream_half_open: { count: 1 } });
  let pongs = 0;
  socket.on("pong", () => (pongs += 1));
  socket.ping();
  const said = says("你好");
  await new Promise((resolve) => setTimeout(resolve, 100));
  system.advance(5001);
  expect((await said).json.delivery?.status).toBe(0);
  expect([pongs, frames.length, state.closed]).toEqual([0, 0, false]);
});

test("503: the gateway is busy, for the call or for the connection", async () => {
  await addRobot();
  const path = "/v1.0/gateway/connections/open";
  await dingtalk().put("/_/faults", { http_500: { value: 503, path, count: 1 } });
  expect((await ask({ ...credentials, subscriptions: all })).status).toBe(503);
  await dingtalk().put("/_/faults", { http_500: { value: 503, path: "/connect", count: 1 } });
  expect(await refusal(await ticketUrl())).toMatch(/503/);
});

test("an event has its name and id in the headers; LATER asks for it again", async () => {
  await addRobot();
  const { frames, acknowledge } = await open(all, false);
  const told = dingtalk().post("/_/events", {
    event: "user_add_org",
    users: ["li"],
    robot: "brook",
  });
  await arrived(frames, 1);
  const [first] = frames;
  expect(first).toMatchObject({
    type: "EVENT",
    headers: {
      topic: "*",
      eventType: "user_add_org",
      eventId: expect.any(String),
      eventCorpId: expect.stringMatching(/^ding/),
      eventBornTime: expect.stringMatching(/^\d+$/),
      eventUnifiedAppId: expect.any(String),
    },
  });
  expect(JSON.parse(first?.data ?? "")).toEqual({
    timeStamp: expect.stringMatching(/^\d+$/),
    userId: ["li"],
  });
  if (first !== undefined) acknowledge(first, '{"status":"LATER"}', 500);
  expect((await told).json).toMatchObject({ deliveries: [{ via: "stream", status: 500 }] });
  dingtalk().clock.advance(60_001);
  await arrived(frames, 2);
  expect(frames[1]?.headers["eventId"]).toBe(first?.headers["eventId"]);
});
