import type { Clock } from "../core/clock.ts";

/** Wakes everybody who is waiting, for long polls. */
export interface News {
  announce(): void;
  /** Waits until `isThere` holds, checked at each announcement; gives up after `waitMs` or when `abort` fires. */
  until(isThere: () => boolean, waitMs: number, abort?: AbortSignal): Promise<void>;
}

/** `system` is the machine's clock: a poll ends in real time, wherever the emulator's clock is moved. */
export function createNews(system: Clock): News {
  const waiting = new Set<() => void>();
  return {
    announce() {
      for (const look of waiting) look();
    },
    async until(isThere, waitMs, abort) {
      if (waitMs <= 0 || isThere() || abort?.aborted === true) return;
      const controller = new AbortController();
      const stop = (): void => controller.abort();
      const look = (): void => {
        if (isThere()) stop();
      };
      waiting.add(look);
      abort?.addEventListener("abort", stop, { once: true });
      await system.wait(waitMs, controller.signal);
      abort?.removeEventListener("abort", stop);
      waiting.delete(look);
    },
  };
}
