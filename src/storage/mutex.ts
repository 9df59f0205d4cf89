import { createSystemClock } from "../core/system-clock.ts";
import { BellhopError } from "../core/errors.ts";

// Longer than any queue under load; what is still waiting then waits for itself.
const patienceMs = 10_000;

/** Lets one through at a time, in the order they asked. */
export interface Mutex {
  acquire(): Promise<void>;
  release(): void;
  /** Whether anybody waits. */
  isWanted(): boolean;
}

/** Makes a mutex whose waiters give up with `storage_unavailable` after ten seconds. */
export function createMutex(): Mutex {
  const clock = createSystemClock();
  const waiting = new Set<() => void>();
  let held = false;

  return {
    isWanted: () => waiting.size > 0,
    async acquire() {
      if (!held) {
        held = true;
        return;
      }
      const settled = new AbortController();
      let mine = false;
      const turn = new Promise<void>((resolve) => {
        const admit = (): void => {
          mine = true;
          resolve();
        };
        waiting.add(admit);
        settled.signal.addEventListener("abort", () => waiting.delete(admit));
      });
      await Promise.race([turn, clock.wait(patienceMs, settled.signal)]);
      settled.abort();
      if (mine) return;
      throw new BellhopError(
        "storage_unavailable",
        `The database connection was not free for ${patienceMs / 1000} s. ` +
          "If this comes from inside a transaction, use the stores the transaction was given.",
      );
    },
    release() {
      const next = waiting.values().next().value;
      if (next === undefined) {
        held = false;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}
