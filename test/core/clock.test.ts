import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dayMs, type Clock } from "../../src/core/clock.ts";
import { createAdjustableClock, createSystemClock } from "../../src/core/system-clock.ts";

const start = Date.UTC(2026, 10, 23);
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

/** Whether a wait has come to its end, looked at after pending promises have run. */
function watch(clock: Clock, delayMs: number, signal?: AbortSignal) {
  let over = false;
  void clock.wait(delayMs, signal).then(() => (over = true));
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return over;
  };
}

const running = { system: createSystemClock, adjustable: () => createAdjustableClock() };

describe.each(Object.entries(running))("a clock that runs: %s", (_name, create) => {
  test("shows the machine's time", () => {
    expect(create().now()).toBe(start);
  });

  test.each([1, 1000, 2 ** 31 - 1, 2 ** 31, 60 * dayMs, 400 * dayMs])(
    "R-14 a wait of %d ms ends then and not before",
    async (delayMs) => {
      const over = watch(create(), delayMs);
      expect(await over()).toBe(false);
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(await over()).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await over()).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test.each([0, -1])("a wait of %d ms is over at once", async (delayMs) => {
    expect(await watch(create(), delayMs)()).toBe(true);
  });

  test("an abort ends a wait, and leaves no timer and no listener behind", async () => {
    const stop = new AbortController();
    const remove = vi.spyOn(stop.signal, "removeEventListener");
    const over = watch(create(), 400 * dayMs, stop.signal);
    expect(await over()).toBe(false);
    stop.abort();
    expect(await over()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledTimes(1);
  });

  test("a wait that is aborted already does not begin", async () => {
    expect(await watch(create(), 1000, AbortSignal.abort())()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a clock that is moved", () => {
  test("running: goes on from where it was put", async () => {
    const clock = createAdjustableClock({ startAt: 1_000_000 });
    expect(clock.now()).toBe(1_000_000);
    await vi.advanceTimersByTimeAsync(500);
    expect(clock.now()).toBe(1_000_500);
    clock.set(2_000_000);
    expect(clock.now()).toBe(2_000_000);
    clock.advance(-100);
    expect(clock.now()).toBe(1_999_900);
  });

  test("frozen: stands still between moves", async () => {
    const clock = createAdjustableClock({ startAt: 1000, running: false });
    const over = watch(clock, 10);
    await vi.advanceTimersByTimeAsync(dayMs);
    expect(clock.now()).toBe(1000);
    expect(await over()).toBe(false);
    clock.advance(9);
    expect(await over()).toBe(false);
    clock.advance(1);
    expect(await over()).toBe(true);
  });

  test.each([true, false])(
    "a jump ends the waits whose time has come, soonest first (running: %s)",
    async (runs) => {
      const clock = createAdjustableClock({ startAt: 0, running: runs });
      const order: number[] = [];
      for (const delayMs of [300, 100, 900, 200]) {
        void clock.wait(delayMs).then(() => order.push(delayMs));
      }
      clock.advance(300);
      await vi.advanceTimersByTimeAsync(0);
      expect(order).toEqual([100, 200, 300]);
      clock.advance(600);
      await vi.advanceTimersByTimeAsync(0);
      expect(order).toEqual([100, 200, 300, 900]);
    },
  );

  test("running: a jump back makes no wait longer, so that loops which look at the clock go on", async () => {
    const clock = createAdjustableClock({ startAt: 0 });
    const over = watch(clock, 1000);
    clock.advance(-5000);
    await vi.advanceTimersByTimeAsync(999);
    expect(await over()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await over()).toBe(true);
  });

  test("running: after a jump forward the rest of a wait goes by itself", async () => {
    const clock = createAdjustableClock({ startAt: 0 });
    const over = watch(clock, 1000);
    clock.advance(400);
    await vi.advanceTimersByTimeAsync(599);
    expect(await over()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await over()).toBe(true);
  });

  test("jumps are told of, until that is stopped", () => {
    const clock = createAdjustableClock({ startAt: 0, running: false });
    const heard = vi.fn(() => clock.now());
    const stop = clock.onJump(heard);
    clock.advance(5);
    clock.set(3);
    expect(heard.mock.results.map((one) => one.value)).toEqual([5, 3]);
    stop();
    clock.advance(1);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
