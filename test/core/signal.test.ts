import { expect, test } from "vitest";
import { createSignal } from "../../src/core/signal.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";

function setUp() {
  const clock = createAdjustableClock({ startAt: 0, running: false });
  const signal = createSignal(clock);
  const watch = (delayMs: number, abort?: AbortSignal) => {
    let over = false;
    void signal.wait(delayMs, abort).then(() => (over = true));
    return async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return over;
    };
  };
  return { clock, signal, watch };
}

test("a wait ends when the signal is set", async () => {
  const { signal, watch } = setUp();
  const over = watch(1000);
  expect(await over()).toBe(false);
  signal.set();
  expect(await over()).toBe(true);
});

test("a wait ends when its time is over", async () => {
  const { clock, watch } = setUp();
  const over = watch(1000);
  clock.advance(999);
  expect(await over()).toBe(false);
  clock.advance(1);
  expect(await over()).toBe(true);
});

test("a set with nobody waiting is kept for one wait", async () => {
  const { signal, watch } = setUp();
  signal.set();
  signal.set();
  expect(await watch(1000)()).toBe(true);
  expect(await watch(1000)()).toBe(false);
});

test("a set that ended a wait is used up", async () => {
  const { signal, watch } = setUp();
  const first = watch(1000);
  signal.set();
  expect(await first()).toBe(true);
  expect(await watch(1000)()).toBe(false);
});

test("an abort ends a wait, and one that came before does not let it begin", async () => {
  const { watch } = setUp();
  const stop = new AbortController();
  const over = watch(1000, stop.signal);
  expect(await over()).toBe(false);
  stop.abort();
  expect(await over()).toBe(true);
  expect(await watch(1000, stop.signal)()).toBe(true);
});
