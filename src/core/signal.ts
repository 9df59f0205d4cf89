import type { Clock } from "./clock.ts";

/** Wakes one waiting loop. A `set` with nobody waiting is kept for the next wait. */
export interface Signal {
  set(): void;
  /** Resolves when set, after `delayMs`, or when `abort` fires; the signal is then clear again. */
  wait(delayMs: number, abort?: AbortSignal): Promise<void>;
}

export function createSignal(clock: Clock): Signal {
  let isSet = false;
  let waiting: AbortController | undefined;
  return {
    set() {
      isSet = true;
      waiting?.abort();
    },
    async wait(delayMs, abort) {
      if (!isSet) {
        const controller = new AbortController();
        const stop = (): void => controller.abort();
        waiting = controller;
        abort?.addEventListener("abort", stop, { once: true });
        if (abort?.aborted !== true) await clock.wait(delayMs, controller.signal);
        abort?.removeEventListener("abort", stop);
        waiting = undefined;
      }
      isSet = false;
    },
  };
}
