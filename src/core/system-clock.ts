import type { AdjustableClock, Clock } from "./clock.ts";

// Node turns a longer delay into 1 ms (a 32-bit overflow), so long waits are made of steps.
const longestTimerMs = 2 ** 31 - 1;

/** The machine's clock. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    async wait(delayMs, signal) {
      let leftMs = delayMs;
      while (leftMs > 0 && signal?.aborted !== true) {
        const stepMs = Math.min(leftMs, longestTimerMs);
        await timer(stepMs, signal);
        leftMs -= stepMs;
      }
    },
  };
}

interface Waiter {
  dueAt: number;
  readonly wake: () => void;
  handle: NodeJS.Timeout | undefined;
}

/**
 * A clock that can be moved. `running` clocks go on with the machine's time from where they were put;
 * the others stand still between moves.
 */
export function createAdjustableClock(
  options: { startAt?: number; running?: boolean } = {},
): AdjustableClock {
  const running = options.running ?? true;
  let offsetMs = options.startAt === undefined ? 0 : options.startAt - Date.now();
  let stoppedAt = options.startAt ?? Date.now();
  const waiters = new Set<Waiter>();
  const jumpListeners = new Set<() => void>();

  const now = (): number => (running ? Date.now() + offsetMs : stoppedAt);
  const arm = (waiter: Waiter): void => {
    clearTimeout(waiter.handle);
    const leftMs = waiter.dueAt - now();
    if (leftMs <= 0) waiter.wake();
    else if (running) {
      waiter.handle = setTimeout(() => arm(waiter), Math.min(leftMs, longestTimerMs));
    }
  };
  const jump = (deltaMs: number): void => {
    if (running) offsetMs += deltaMs;
    else stoppedAt += deltaMs;
    // A wait is a length of time: setting the clock back does not make it longer.
    if (deltaMs < 0) for (const waiter of waiters) waiter.dueAt += deltaMs;
    for (const waiter of [...waiters].toSorted((a, b) => a.dueAt - b.dueAt)) arm(waiter);
    for (const listener of jumpListeners) listener();
  };

  return {
    now,
    wait(delayMs, signal) {
      if (delayMs <= 0 || signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(waiter.handle);
          waiters.delete(waiter);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        const waiter: Waiter = { dueAt: now() + delayMs, wake, handle: undefined };
        waiters.add(waiter);
        signal?.addEventListener("abort", wake, { once: true });
        arm(waiter);
      });
    },
    advance: jump,
    set: (epochMs) => jump(epochMs - now()),
    onJump(listener) {
      jumpListeners.add(listener);
      return () => jumpListeners.delete(listener);
    },
  };
}

function timer(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(handle);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const handle = setTimeout(done, delayMs);
    signal?.addEventListener("abort", done, { once: true });
  });
}
