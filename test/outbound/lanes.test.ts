import { afterEach, beforeEach, expect, test } from "vitest";
import { platformMessagesPerMinute } from "../../src/dingtalk/limits.ts";
import { createBench, groupEntry, text, type Bench } from "./bench-dispatcher.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
  bench.groups.push({
    id: "ops",
    title: "Ops",
    conversation: "cid1",
    robot: "bell",
    webhook: { url: `${bench.dingtalk.origin}/robot/send?access_token=canary-token` },
  });
});
afterEach(() => bench.close());

const count = 200;

async function addMessages(): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) =>
    groupEntry(`m${index}`, text(`message ${index}`)),
  );
  await bench.storage.outbox.add(entries, bench.clock.now());
}

function expectAllInOrderWithinLimits(): void {
  // The one that fills the window says so in a second paragraph.
  const sent = bench.dingtalk.received.map(
    ({ body }) => (body["text"] as { content: string }).content.split("\n\n")[0],
  );
  expect(sent).toEqual(Array.from({ length: count }, (_, index) => `message ${index}`));
  const times = bench.dingtalk.received.map(({ at }) => at);
  const busiest = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
  );
  expect(busiest).toBeLessThanOrEqual(platformMessagesPerMinute);
}

test("O-03 200 messages to one robot: never over 20 in 60 s, in order, all within 12 minutes", async () => {
  await addMessages();
  bench.dispatch();
  await bench.pass(12 * 60_000);
  expectAllInOrderWithinLimits();
});

test("O-03 the same over restarts of dispatcher and storage", async () => {
  await addMessages();
  const first = bench.dispatch();
  await bench.pass(30_000);
  await first.stop();
  await bench.reopen();
  const second = bench.dispatch();
  await bench.pass(95_000);
  await second.stop();
  await bench.reopen();
  bench.dispatch();
  await bench.pass(10 * 60_000);
  expectAllInOrderWithinLimits();
});

test("O-03 the same with two dispatchers", async () => {
  await addMessages();
  bench.dispatch();
  bench.dispatch();
  await bench.pass(12 * 60_000);
  expectAllInOrderWithinLimits();
});
