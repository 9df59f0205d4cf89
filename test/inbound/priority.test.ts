import { expect, test } from "vitest";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { createPriority } from "../../src/inbound/priority.ts";

/** After so many callbacks at once: how long work waits for its next batch. */
async function waitAfter(callbacks: number, passedMs = 0): Promise<number> {
  const clock = createAdjustableClock({ startAt: 0, running: false });
  const priority = createPriority(clock);
  for (let callback = 0; callback < callbacks; callback += 1) priority.arrived();
  clock.advance(passedMs);
  let mayWork = false;
  const given = priority.giveWay().then(() => (mayWork = true));
  let waitedMs = 0;
  await new Promise(setImmediate);
  for (; !mayWork && waitedMs < 5000; waitedMs += 1) {
    clock.advance(1);
    await new Promise(setImmediate);
  }
  await given;
  return waitedMs;
}

test("work need not wait for a few callbacks", async () => {
  expect(await waitAfter(0)).toBe(0);
  expect(await waitAfter(19)).toBe(0);
});

test("in a burst work waits, the longer the more callbacks come, up to a second", async () => {
  expect(await waitAfter(40)).toBe(12);
  expect(await waitAfter(400)).toBe(120);
  expect(await waitAfter(20_000)).toBe(1000);
});

test("a burst is over a fifth of a second after its last callback", async () => {
  expect(await waitAfter(400, 150)).toBe(120);
  expect(await waitAfter(400, 200)).toBe(0);
});
