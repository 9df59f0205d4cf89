import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BellhopError } from "../../src/core/errors.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openReceiver, robot } from "./bench-receiver.ts";
import {
  cardFrame,
  disconnectFrame,
  documentedDisconnect,
  eventFrame,
  groupText,
  pingFrame,
  robotFrame,
} from "./recorded-frames.ts";
import { openSmallGateway, type SmallGateway } from "./small-gateway.ts";

let gateway: SmallGateway;
let opened: ReturnType<typeof openReceiver>;
beforeEach(async () => {
  gateway = await openSmallGateway();
});
afterEach(async () => {
  await opened.close();
  await gateway.close();
});

const open = async (options: Parameters<typeof openReceiver>[1] = {}) => {
  opened = openReceiver(gateway.api, options);
  await gateway.connected(1);
  return opened;
};
const refused = (code: ConstructorParameters<typeof BellhopError>[0]) => () =>
  Promise.reject(new BellhopError(code, "no"));

test("it asks for a connection as protocol §9.1 says, and opens it once", async () => {
  await open();
  const [asked] = gateway.opened;
  expect(asked?.url).toBe("/v1.0/gateway/connections/open");
  expect(asked?.headers["accept"]).toBe("application/json");
  expect(asked?.body).toEqual({
    clientId: "dingbell",
    clientSecret: "the-app-secret",
    subscriptions: [
      { type: "EVENT", topic: "*" },
      { type: "CALLBACK", topic: "/v1.0/im/bot/messages/get" },
      { type: "CALLBACK", topic: "/v1.0/card/instances/callback" },
    ],
    ua: "bellhop-nodejs",
  });
  expect(gateway.paths).toEqual(["/connect?ticket=ticket+1%2B%26%3D"]);
  await vi.waitFor(() => expect(opened.receiver.problem()).toBeUndefined());
});

test("the secret is in no URL and in no line of the log, nor is the ticket", async () => {
  await open();
  await vi.waitFor(() => expect(opened.receiver.problem()).toBeUndefined());
  const seen = JSON.stringify([gateway.opened.map(({ url }) => url), gateway.paths, opened.logged]);
  expect(seen).not.toContain(robot.appSecret);
  expect(JSON.stringify(opened.logged)).not.toContain("ticket");
});

test("a recorded robot message is handed over whole and acknowledged", async () => {
  await open();
  gateway.send(robotFrame("212b9d7c_165f_19bfa1a500a_1461def"));
  await gateway.answered(1);
  expect(opened.taken).toHaveLength(1);
  const { kind, request } = opened.taken[0] ?? {};
  expect([kind, request?.robot, request?.transport]).toEqual(["message", "bell", "stream"]);
  expect(JSON.parse(Buffer.from(request?.body ?? []).toString())).toEqual(groupText);
  expect(gateway.answers[0]).toEqual({
    code: 200,
    message: "OK",
    headers: { messageId: "212b9d7c_165f_19bfa1a500a_1461def", contentType: "application/json" },
    data: '{"response":null}',
  });
});

test("a recorded event is handed over in Stream's form and acknowledged with SUCCESS", async () => {
  await open();
  gateway.send(eventFrame("e1"));
  await gateway.answered(1);
  const { kind, request } = opened.taken[0] ?? {};
  expect(kind).toBe("event");
  expect(JSON.parse(Buffer.from(request?.body ?? []).toString())).toEqual({
    eventType: "user_add_org",
    eventId: "c7c7120f2c07419ebdba0318c8",
    eventBornTime: "1683533823336",
    eventCorpId: "ding9f50b15b16741",
    data: { timeStamp: "1685501863357", userId: ["015xxxx227"] },
  });
  expect(gateway.answers[0]?.data).toBe('{"status":"SUCCESS","message":"success"}');
});

test("a recorded press is answered with what changes of the card", async () => {
  const update = { everybody: { status: "approved" }, presser: { done: "true" } };
  const left = Promise.withResolvers<void>();
  const answered = () => Promise.resolve(left.resolve());
  await open({ accepts: { card: () => Promise.resolve({ update, answered }) } });
  gateway.send(cardFrame("c1"));
  await gateway.answered(1);
  await left.promise;
  expect(JSON.parse(gateway.answers[0]?.data ?? "")).toEqual({
    response: {
      cardData: { cardParamMap: { status: "approved" } },
      userPrivateData: { cardParamMap: { done: "true" } },
      cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    },
  });
});

test("a ping comes back with its data", async () => {
  await open();
  gateway.send(pingFrame);
  await gateway.answered(1);
  expect(gateway.answers[0]).toMatchObject({
    code: 200,
    headers: { messageId: "m-ping" },
    data: '{"opaque":"123-dsfs"}',
  });
});

test("I-21 nothing is acknowledged before it is kept", async () => {
  const kept = Promise.withResolvers<void>();
  await open({ accepts: { message: () => kept.promise } });
  gateway.send(robotFrame("m1"));
  gateway.send(pingFrame);
  await gateway.answered(1);
  expect(gateway.answers.map(({ headers }) => headers.messageId)).toEqual(["m-ping"]);
  kept.resolve();
  await gateway.answered(2);
  expect(gateway.answers[1]?.headers.messageId).toBe("m1");
});

test("a message that could not be kept is not acknowledged, so that it is pushed again", async () => {
  await open({ accepts: { message: refused("storage_unavailable") } });
  gateway.send(robotFrame("m1"));
  gateway.send(pingFrame);
  await gateway.answered(1);
  expect(gateway.answers.map(({ headers }) => headers.messageId)).toEqual(["m-ping"]);
});

test("I-21 LATER is said of an event that could not be kept, and of no other", async () => {
  let code: "storage_unavailable" | "request_invalid" = "storage_unavailable";
  await open({ accepts: { event: () => refused(code)() } });
  gateway.send(eventFrame("e1"));
  await gateway.answered(1);
  expect(gateway.answers[0]).toMatchObject({ code: 500 });
  expect(JSON.parse(gateway.answers[0]?.data ?? "")).toMatchObject({ status: "LATER" });
  code = "request_invalid";
  gateway.send(eventFrame("e2"));
  await gateway.answered(2);
  expect(gateway.answers[1]).toMatchObject({ code: 400 });
  expect(gateway.answers[1]?.data).not.toContain("LATER");
});

test("a topic nobody asked for is answered 404, as the protocol has it", async () => {
  await open();
  const frame = robotFrame("g1");
  gateway.send({ ...frame, headers: { ...frame.headers, topic: "/v1.0/graph/api/invoke" } });
  await gateway.answered(1);
  expect(gateway.answers[0]).toMatchObject({ code: 404, headers: { messageId: "g1" } });
});

const odd: readonly (readonly [string, string | Buffer, string])[] = [
  ["not JSON", "{", "json"],
  ["empty", "", "json"],
  ["JSON that is no frame", "[1]", "shape"],
  ["an unknown type", '{"type":"WHAT","headers":{"topic":"x","messageId":"1"},"data":""}', "shape"],
  ["without headers", '{"type":"CALLBACK","data":"{}"}', "shape"],
  ["data that is no text", '{"type":"CALLBACK","headers":{"topic":"x"},"data":{}}', "shape"],
  ["binary", Buffer.from([0, 1, 2, 255]), "binary"],
  ["5 MB", JSON.stringify(robotFrame("big", { text: "x".repeat(5_000_000) })), "too_large"],
];

test.each(odd)(
  "I-17 a frame that is %s is counted; the connection stays",
  async (_, frame, why) => {
    await open();
    gateway.send(frame);
    gateway.send(robotFrame("after"));
    await gateway.answered(1);
    expect(gateway.answers[0]?.headers.messageId).toBe("after");
    expect(opened.counted[`stream_frames_refused ${why}`]).toBe(1);
    expect(gateway.sockets).toHaveLength(1);
  },
);

test("I-17 a thousand bad frames are counted and logged once", async () => {
  await open();
  for (let count = 0; count < 1000; count += 1) gateway.send("{");
  gateway.send(pingFrame);
  await gateway.answered(1);
  expect(opened.counted["stream_frames_refused json"]).toBe(1000);
  expect(opened.logged.filter(({ level }) => level === "warn")).toHaveLength(1);
});

test.each([
  ["as seen live", disconnectFrame],
  ["as documented", documentedDisconnect],
])("I-18 on `disconnect` %s the next is open before the old one closes", async (_, frame) => {
  // A clock that says this connection is old, so that it is no failed attempt.
  let now = 0;
  await open({ system: { ...createSystemClock(), now: () => (now += 20_000) } });
  let atClose = 0;
  gateway.sockets[0]?.once("close", () => (atClose = gateway.sockets.length));
  const startedAt = performance.now();
  gateway.send(frame);
  await gateway.connected(2);
  expect(performance.now() - startedAt).toBeLessThan(3000);
  await vi.waitFor(() => expect(gateway.sockets[0]?.readyState).toBe(3));
  expect(atClose).toBe(2);
  gateway.send(robotFrame("m2"));
  await gateway.answered(2);
});

test("many connections share the load", async () => {
  await open({ connections: 3 });
  await gateway.connected(3);
  expect(new Set(gateway.paths).size).toBe(3);
});
