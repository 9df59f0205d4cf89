import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openGateway } from "../../src/stream/open-gateway.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { openFaultProxy, type FaultProxy } from "../support/fault-proxy.ts";
import { openReceiver, robot } from "./bench-receiver.ts";
import { pingFrame, robotFrame } from "./recorded-frames.ts";
import { openSmallGateway, type SmallGateway } from "./small-gateway.ts";

// What a network and a gateway can do to a connection. Waiting goes by a clock that is moved.

let gateway: SmallGateway;
let proxy: FaultProxy;
let system: ReturnType<typeof createAdjustableClock>;
let opened: ReturnType<typeof openReceiver>;
beforeEach(async () => {
  gateway = await openSmallGateway();
  proxy = await openFaultProxy(Number(new URL(gateway.api).port));
  gateway.endpoint = `ws://127.0.0.1:${proxy.port}/connect`;
  system = createAdjustableClock({ startAt: 0, running: false });
});
afterEach(async () => {
  // A closing handshake that stays unanswered is given a second; it passes at once.
  const closing = opened.close();
  const passing = setInterval(() => system.advance(1000), 5);
  await closing;
  clearInterval(passing);
  await proxy.close();
  await gateway.close();
});

const open = async () => {
  opened = openReceiver(gateway.api, { system });
  await isOpen();
};
const isOpen = () => vi.waitFor(() => expect(opened.receiver.problem()).toBeUndefined());
/** Moves the clock in steps, and lets what it wakes go over the wire. */
async function pass(ms: number, stepMs = 5000): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    system.advance(Math.min(stepMs, ms - passed));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
/** How far the clock went until `isThere`. */
async function until(isThere: () => boolean, limitMs: number): Promise<number> {
  const from = system.now();
  while (!isThere() && system.now() - from < limitMs) await pass(1000, 1000);
  return system.now() - from;
}
const warnings = () => opened.logged.filter(({ level }) => level === "warn");

describe("I-19", () => {
  test("a half-open connection is noticed within 60 s and replaced within 90 s", async () => {
    await open();
    proxy.blackHole(true);
    const noticedMs = await until(() => opened.receiver.problem() !== undefined, 120_000);
    expect(noticedMs).toBeLessThanOrEqual(60_000);
    proxy.blackHole(false);
    const replacedMs = await until(() => gateway.sockets.length > 1, 120_000);
    expect(noticedMs + replacedMs).toBeLessThanOrEqual(90_000);
    await isOpen();
    expect(opened.counted["stream_disconnected no_pong"]).toBe(1);
    gateway.send(robotFrame("after"));
    await gateway.answered(1);
  });

  test("an hour of silence is no death as long as pongs come", async () => {
    await open();
    for (let passed = 0; passed < 3_600_000; passed += 25_000) await pingAndPong(0);
    expect(gateway.sockets).toHaveLength(1);
    gateway.send(pingFrame);
    await gateway.answered(1);
  });

  test("a pong that takes 14 s is not taken for lost, also on a slow line", async () => {
    await open();
    proxy.delay(20);
    for (let count = 0; count < 3; count += 1) await pingAndPong(14_000);
    expect(gateway.sockets).toHaveLength(1);
  });
});

/** Lets the time for a ping come, and `afterMs` pass before its pong is there. */
async function pingAndPong(afterMs: number): Promise<void> {
  const [socket] = gateway.sockets;
  if (socket === undefined) throw new Error("no connection");
  const pinged = once(socket, "ping");
  system.advance(25_000);
  await pinged;
  system.advance(afterMs);
  // Frames stay in order: with the client's pong to this, its own ping has been answered.
  const answered = once(socket, "pong");
  socket.ping();
  await answered;
}

const reopens = async () => {
  await vi.waitFor(() => expect(opened.receiver.problem()).toBeDefined());
  const ms = await until(() => gateway.sockets.length > 1, 10_000);
  expect(ms).toBeLessThanOrEqual(3000);
  await isOpen();
  gateway.send(robotFrame("after"));
  await gateway.answered(1);
  expect(gateway.answers.at(-1)?.headers.messageId).toBe("after");
};

describe("a connection that breaks is replaced within 3 s", () => {
  test("by a reset", async () => {
    await open();
    await pass(20_000);
    proxy.reset();
    await reopens();
  });

  test("by a slow close", async () => {
    await open();
    await pass(20_000);
    proxy.closeSlowly(50);
    await reopens();
  });

  test("by the server, with a code", async () => {
    await open();
    await pass(20_000);
    gateway.sockets[0]?.close(1011);
    await reopens();
  });

  test("in the middle of a frame, which is handed over by nobody", async () => {
    await open();
    await pass(20_000);
    proxy.limit(400);
    gateway.send(robotFrame("cut"));
    await vi.waitFor(() => expect(opened.receiver.problem()).toBeDefined());
    proxy.limit(Infinity);
    await reopens();
    expect(opened.taken).toHaveLength(1);
  });

  test("by a frame beyond 16 MB", async () => {
    await open();
    await pass(20_000);
    gateway.send("x".repeat(16 * 1024 * 1024 + 1));
    await reopens();
  });
});

test("latency changes nothing: what came is acknowledged in order of keeping", async () => {
  await open();
  proxy.delay(100);
  for (let count = 0; count < 20; count += 1) gateway.send(robotFrame(`m${count}`));
  await gateway.answered(20);
  expect(new Set(gateway.answers.map(({ headers }) => headers.messageId)).size).toBe(20);
});

type Answering = (response: ServerResponse) => void;
const status =
  (code: number, body = ""): Answering =>
  (response) =>
    void response.writeHead(code, { "content-type": "application/json" }).end(body);
const answers: readonly (readonly [string, Answering, string])[] = [
  ["401", status(401, '{"code":"authFailed","message":"鉴权失败"}'), "unauthorized"],
  ["400", status(400, '{"code":"invalidParameter"}'), "refused"],
  ["403", status(403), "refused"],
  ["404", status(404), "refused"],
  ["429", status(429), "busy"],
  ["500", status(500), "busy"],
  ["503", status(503), "busy"],
  ["504", status(504), "busy"],
  ["a page", status(200, "<html>sign in</html>"), "unreadable"],
  [
    "a redirect",
    (r) => void r.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    "unreadable",
  ],
  ["half of a JSON", status(200, '{"endpoint":"ws://127.0.0.1:1/co'), "unreadable"],
  ["nothing", status(200), "unreadable"],
  ["no ticket", status(200, '{"endpoint":"ws://127.0.0.1:1/connect"}'), "unreadable"],
  ["another scheme", status(200, '{"endpoint":"http://127.0.0.1:1/","ticket":"t"}'), "unreadable"],
  ["a lost connection", (response) => void response.socket?.destroy(), "unreachable"],
];

test.each(answers)(
  "%s instead of a ticket: classified, logged once, tried again until there is one",
  async (_, answering, reason) => {
    gateway.answer = answering;
    opened = openReceiver(gateway.api, { system });
    await vi.waitFor(() => expect(warnings()).toHaveLength(1));
    expect(warnings()[0]?.fields).toMatchObject({ robot: "bell", reason });
    expect(warnings()[0]?.fields).toHaveProperty("remedy");
    const attempts = () => opened.logged.filter(({ message }) => /no Stream/.test(message));
    for (const [index, backOffMs] of [1200, 2400, 4800].entries()) {
      await vi.waitFor(() => expect(attempts()).toHaveLength(index + 1));
      system.advance(backOffMs);
    }
    await vi.waitFor(() => expect(attempts()).toHaveLength(4));
    expect(gateway.opened).toHaveLength(4);
    expect(warnings()).toHaveLength(1);
    expect(JSON.stringify(opened.logged)).not.toContain("the-app-secret");
    expect(opened.receiver.problem()).toBe("no Stream connection for bell");
    gateway.answer = undefined;
    system.advance(9600);
    await isOpen();
  },
);

test("a ticket that is refused, for it has expired or was used, is asked for anew", async () => {
  gateway.refusesTickets = true;
  opened = openReceiver(gateway.api, { system });
  await vi.waitFor(() => expect(warnings()).toHaveLength(1));
  expect(warnings()[0]?.fields).toMatchObject({
    reason: "connect",
    error: "Unexpected server response: 401",
  });
  gateway.refusesTickets = false;
  await pass(1200, 1200);
  await isOpen();
  expect(gateway.opened).toHaveLength(2);
  expect(gateway.paths).toEqual(["/connect?ticket=ticket+2%2B%26%3D"]);
});

const endpoint = (address: string) =>
  openGateway(robot, {
    api: "https://api.dingtalk.com",
    userAgent: "x",
    signal: new AbortController().signal,
    post: () =>
      Promise.resolve({ status: 200, text: JSON.stringify({ endpoint: address, ticket: "t" }) }),
  });

test("an emulator's endpoint in the open is not taken from a host that was called encrypted", async () => {
  await expect(endpoint("ws://example.com/connect")).rejects.toMatchObject({
    reason: "unreadable",
  });
  expect(await endpoint("wss://wss-open-connection.dingtalk.com:443/connect")).toBe(
    "wss://wss-open-connection.dingtalk.com/connect?ticket=t",
  );
});

test("X-01 a stop does not wait for a peer that says nothing any more", async () => {
  await open();
  proxy.blackHole(true);
  const startedAt = performance.now();
  const stopped = opened.receiver.stop();
  await new Promise((resolve) => setTimeout(resolve, 50));
  system.advance(1000);
  await stopped;
  expect(performance.now() - startedAt).toBeLessThan(3000);
});
