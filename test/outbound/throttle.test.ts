import { afterEach, beforeEach, expect, test } from "vitest";
import { createBench, groupEntry, text, type Bench } from "./bench-dispatcher.ts";
import { defaultAnswer, errcode, refusal, type FakeAnswer } from "./fake-dingtalk.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.close());

const blocked = '{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"u"}';
const longPauses: readonly (readonly [string, FakeAnswer])[] = [
  ["130101", errcode(130101, "send too fast, exceed 20 times per minute")],
  ["410100", errcode(410100, "发送速度太快而限流")],
  ["660026", errcode(660026, "sending too many messages per minute")],
  ["status 1111", { text: blocked }],
  ["302", { status: 302, headers: { location: "/elsewhere" }, text: "" }],
];

function webhook(conversation: string): void {
  const url = `${bench.dingtalk.origin}/robot/send?access_token=${conversation}`;
  const id = conversation;
  bench.groups.push({ id, title: id, conversation, robot: "bell", webhook: { url } });
}

function to(
  conversation: string,
  key: string,
): Parameters<Bench["storage"]["outbox"]["add"]>[0][0] {
  return groupEntry(key, text(key), {
    destination: { kind: "group", robot: "bell", conversation },
  });
}

const sentTo = (conversation: string): { at: number; words: string }[] =>
  bench.dingtalk.received
    .filter(({ query, body }) => {
      return (
        query.get("access_token") === conversation || body["openConversationId"] === conversation
      );
    })
    .map(({ at, text: words }) => ({ at, words: /\b(m\d)\b/.exec(words)?.[1] ?? "" }));

test.each(longPauses)(
  "O-04 %s pauses that lane 600 s and more; others go on; then in order",
  async (_name, throttled) => {
    webhook("cidA");
    webhook("cidB");
    const startedAt = bench.clock.now();
    bench.dingtalk.answer = (request) =>
      request.query.get("access_token") === "cidA" && bench.clock.now() < startedAt + 1000
        ? throttled
        : defaultAnswer(request);
    const { outbox } = bench.storage;
    await outbox.add(
      [to("cidA", "m1"), to("cidA", "m2"), to("cidA", "m3"), to("cidB", "m4")],
      startedAt,
    );
    bench.dispatch();
    await bench.pass(595_000, 5000);
    expect(sentTo("cidA")).toEqual([{ at: startedAt, words: "m1" }]);
    await outbox.add([to("cidB", "m5")], bench.clock.now());
    await bench.pass(20_000);
    const [, ...after] = sentTo("cidA");
    expect(after.map(({ words }) => words)).toEqual(["m1", "m2", "m3"]);
    expect(after[0]?.at).toBeGreaterThanOrEqual(startedAt + 600_000);
    expect(sentTo("cidB").map(({ words, at }) => [words, at - startedAt])).toEqual([
      ["m4", 0],
      ["m5", 595_000],
    ]);
    expect(bench.dingtalk.received.filter(({ path }) => path === "/elsewhere")).toHaveLength(0);
  },
);

test("O-04 403 QpsLimit pauses that lane for 1 to 2 s; others go on; then in order", async () => {
  const startedAt = bench.clock.now();
  bench.dingtalk.answer = (request) =>
    request.body["openConversationId"] === "cidA" && bench.clock.now() < startedAt + 100
      ? refusal(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi")
      : defaultAnswer(request);
  await bench.storage.outbox.add([to("cidA", "m1"), to("cidA", "m2"), to("cidB", "m3")], startedAt);
  bench.dispatch();
  await bench.pass(3000, 50);
  const [first, second, third] = sentTo("cidA");
  expect([first?.words, second?.words, third?.words]).toEqual(["m1", "m1", "m2"]);
  const pausedMs = (second?.at ?? 0) - startedAt;
  expect(pausedMs).toBeGreaterThanOrEqual(1000);
  expect(pausedMs).toBeLessThanOrEqual(2050);
  expect(sentTo("cidB")).toEqual([{ at: startedAt, words: "m3" }]);
});

test("O-04 a lane stays paused when the throttled message is dropped", async () => {
  webhook("cidA");
  const startedAt = bench.clock.now();
  bench.dingtalk.answer = () => errcode(130101, "send too fast");
  await bench.storage.outbox.add([to("cidA", "m1"), to("cidA", "m2")], startedAt);
  bench.dispatch();
  await bench.quiet();
  const [head] = await bench.storage.outbox.list({ status: "waiting", limit: 9 });
  expect(await bench.storage.outbox.drop(head?.id ?? 0)).toBe(true);
  await bench.pass(595_000, 5000);
  expect(sentTo("cidA")).toHaveLength(1);
  await bench.pass(20_000, 5000);
  expect(sentTo("cidA").map(({ words }) => words)).toEqual(["m1", "m2"]);
});

test("O-04 throttling, however often, buries nothing", async () => {
  webhook("cidA");
  bench.dingtalk.answer = () => errcode(130101, "send too fast");
  await bench.storage.outbox.add([to("cidA", "m1")], bench.clock.now());
  bench.dispatch();
  await bench.pass(4 * 3_600_000, 60_000);
  expect(bench.dingtalk.received.length).toBeGreaterThan(12);
  bench.dingtalk.answer = defaultAnswer;
  await bench.pass(660_000, 10_000);
  expect(await bench.storage.outbox.count()).toMatchObject({ waiting: 0, dead: 0 });
});
