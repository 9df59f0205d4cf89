import { expect, test } from "vitest";
import { createAdjustableClock } from "../../../src/core/system-clock.ts";
import { createCallLimiter } from "../../../src/outbound/client/call-limiter.ts";
import { startAt } from "../bench-dispatcher.ts";
import { refusal } from "../fake-dingtalk.ts";
import { useClientBench } from "./client-bench.ts";

const limit = { calls: 20, windowMs: 1000, queued: 100 };
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

function limiterBench() {
  const clock = createAdjustableClock({ startAt, running: false });
  const limiter = createCallLimiter(limit, clock);
  const left: { readonly name: string; readonly at: number }[] = [];
  const take = (api: string, name = api): Promise<void> =>
    limiter.take(api).then(() => void left.push({ name, at: clock.now() - startAt }));
  return { clock, limiter, left, take };
}

test("20 calls of one API leave at once, the others a second later, in order", async () => {
  const { clock, left, take } = limiterBench();
  for (let call = 0; call < 45; call += 1) void take("a", `a${call}`);
  await settle();
  expect(left).toHaveLength(20);
  clock.advance(999);
  await settle();
  expect(left).toHaveLength(20);
  clock.advance(1);
  await settle();
  expect(left).toHaveLength(40);
  clock.advance(1000);
  await settle();
  expect(left.map(({ name }) => name)).toEqual(Array.from({ length: 45 }, (_, call) => `a${call}`));
});

test("another API has a queue of its own", async () => {
  const { left, take } = limiterBench();
  for (let call = 0; call < 30; call += 1) void take("a");
  void take("b");
  await settle();
  expect(left.filter(({ name }) => name === "b")).toHaveLength(1);
});

test("a clock that is set back lets calls through again", async () => {
  const { clock, left, take } = limiterBench();
  for (let call = 0; call < 20; call += 1) void take("a");
  await settle();
  clock.advance(-3_600_000);
  void take("a");
  await settle();
  expect(left).toHaveLength(21);
});

test("who gives up leaves the queue; nothing is sent for them", async () => {
  const { clock, limiter, left, take } = limiterBench();
  for (let call = 0; call < 20; call += 1) void take("a");
  const giveUp = new AbortController();
  const gone = limiter.take("a", giveUp.signal);
  void take("a", "next");
  giveUp.abort();
  await expect(gone).rejects.toThrow(/nothing was sent/);
  clock.advance(1000);
  await settle();
  expect(left.at(-1)).toEqual({ name: "next", at: 1000 });
});

test("more than the queue holds is refused at once", async () => {
  const { take } = limiterBench();
  const all = Array.from({ length: 121 }, () => take("a"));
  await expect(all.at(-1)).rejects.toThrow(/wait already/);
});

const bench = useClientBench();

test("60 calls of one API take two windows more than 20, by the port's clock", async () => {
  const { answer } = bench.fake;
  bench.fake.answer = (request) =>
    request.path.includes("todo") ? { text: '{"id":"t"}' } : answer(request);
  const { todos } = bench.client;
  const beganAt = bench.clock.now();
  // Ids are no part of an API's name.
  const gets = Array.from({ length: 60 }, (_, index) => todos.get("u", `t${index}`));
  await bench.whileTimePasses(Promise.all(gets));
  expect(bench.clock.now() - beganAt).toBeGreaterThanOrEqual(2 * 1050);
});

test("a call that DingTalk throttles keeps the next ones of this API back for a second", async () => {
  const { answer } = bench.fake;
  bench.fake.answer = (request) =>
    request.path.includes("todo")
      ? refusal(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi")
      : answer(request);
  const failed = bench.client.todos.get("u", "t");
  await expect(failed).rejects.toMatchObject({ retryable: true, retryAfterMs: 1000 });
  bench.fake.answer = (request) =>
    request.path.includes("todo") ? { text: '{"id":"t"}' } : answer(request);
  const startedAt = bench.clock.now();
  await bench.whileTimePasses(bench.client.todos.get("u", "t"));
  expect(bench.clock.now() - startedAt).toBeGreaterThanOrEqual(1000);
});
