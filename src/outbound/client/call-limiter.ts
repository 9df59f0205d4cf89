import type { Clock } from "../../core/clock.ts";
import { PlatformError } from "../platform-error.ts";

/** Keeps calls of one API apart from one another in time; each API has a queue of its own. */
export interface CallLimiter {
  /** Resolves when `api` may be called, first come, first served. Rejects when `signal` aborts or the queue is full. */
  take(api: string, signal?: AbortSignal): Promise<void>;
  /** Lets nothing through to `api` for `pauseMs`: DingTalk throttles it. */
  pause(api: string, pauseMs: number): void;
}

export interface CallLimit {
  readonly calls: number;
  readonly windowMs: number;
  /** How many calls of one API may wait. */
  readonly queued: number;
}

interface Waiting {
  readonly go: () => void;
}

interface Lane {
  readonly waiting: Waiting[];
  /** When the latest calls left, oldest first. */
  taken: readonly number[];
  pausedUntil: number;
  running: boolean;
}

/** Makes a limiter that lets `calls` through in any `windowMs` of the clock. */
export function createCallLimiter(limit: CallLimit, clock: Clock): CallLimiter {
  const lanes = new Map<string, Lane>();
  const laneOf = (api: string): Lane => {
    const lane = lanes.get(api) ?? { waiting: [], taken: [], pausedUntil: 0, running: false };
    lanes.set(api, lane);
    return lane;
  };

  function waitMs(lane: Lane, now: number): number {
    // Times to come belong to a clock that was set back; they would block for as long.
    lane.taken = lane.taken.filter((at) => at <= now && at > now - limit.windowMs);
    const [oldest = 0] = lane.taken;
    const windowMs = lane.taken.length < limit.calls ? 0 : oldest + limit.windowMs - now;
    return Math.max(windowMs, lane.pausedUntil - now, 0);
  }

  async function run(lane: Lane): Promise<void> {
    if (lane.running) return;
    lane.running = true;
    while (lane.waiting.length > 0) {
      const now = clock.now();
      const ms = waitMs(lane, now);
      if (ms > 0) {
        await clock.wait(ms);
        continue;
      }
      lane.taken = [...lane.taken, now];
      lane.waiting.shift()?.go();
    }
    lane.running = false;
  }

  return {
    take(api, signal) {
      const lane = laneOf(api);
      if (lane.waiting.length >= limit.queued) return Promise.reject(queueFull(api));
      return new Promise((resolve, reject) => {
        const waiting: Waiting = {
          go() {
            signal?.removeEventListener("abort", leave);
            resolve();
          },
        };
        const leave = (): void => {
          const index = lane.waiting.indexOf(waiting);
          if (index !== -1) lane.waiting.splice(index, 1);
          reject(notSent(api));
        };
        if (signal?.aborted === true) {
          reject(notSent(api));
          return;
        }
        signal?.addEventListener("abort", leave, { once: true });
        lane.waiting.push(waiting);
        void run(lane);
      });
    },
    pause(api, pauseMs) {
      const lane = laneOf(api);
      lane.pausedUntil = Math.max(lane.pausedUntil, clock.now() + pauseMs);
    },
  };
}

function queueFull(api: string): PlatformError {
  const text = `too many calls of ${api} wait already; nothing was sent`;
  return new PlatformError({ kind: "throttle", code: "queue_full", text, pauseMs: 1000 });
}

function notSent(api: string): PlatformError {
  const text = `gave up while ${api} waited for its turn; nothing was sent`;
  return new PlatformError({ kind: "retry", code: "AbortError", text });
}
