import { minuteMs, secondMs } from "../core/clock.ts";
import { ApiProblem } from "./problem.ts";

/** How often one token may call. */
const perMinute = 600;

interface Window {
  startedAt: number;
  count: number;
}

/** Counts calls by token in windows of a minute; one too many throws 429 with `retry-after`. */
export function createRateLimit(limit = perMinute) {
  const windows = new Map<string, Window>();
  return (token: string, now: number): Readonly<Record<string, string>> => {
    let window = windows.get(token);
    if (window === undefined || now < window.startedAt || now - window.startedAt >= minuteMs) {
      window = { startedAt: now, count: 0 };
      windows.set(token, window);
    }
    window.count += 1;
    const resetS = Math.ceil((window.startedAt + minuteMs - now) / secondMs);
    if (window.count > limit) {
      throw new ApiProblem(429, "rate_limited", `at most ${limit} requests a minute for a token`, {
        headers: { "retry-after": String(resetS) },
      });
    }
    return {
      "ratelimit-limit": String(limit),
      "ratelimit-remaining": String(limit - window.count),
      "ratelimit-reset": String(resetS),
    };
  };
}
