import { minuteMs, secondMs } from "../core/clock.ts";

/** Links of nothing that one address may try in a minute: more than people with old links do, far less than a guesser needs. */
const missesPerMinute = 60;
/** More addresses than these are counted as one. */
const mostAddresses = 10_000;

/** Counts tries of links that lead nowhere by address, in windows of a minute. */
export interface MissLimit {
  /** Seconds to wait when it was one too many; `undefined` otherwise. */
  miss(address: string, now: number): number | undefined;
}

/** Begins to count; `limit` is for one address in a minute. */
export function createMissLimit(limit = missesPerMinute): MissLimit {
  let startedAt = 0;
  const counts = new Map<string, number>();
  return {
    miss(address, now) {
      if (now < startedAt || now - startedAt >= minuteMs) {
        startedAt = now;
        counts.clear();
      }
      const counted = counts.has(address) || counts.size < mostAddresses ? address : "";
      const count = (counts.get(counted) ?? 0) + 1;
      counts.set(counted, count);
      return count > limit ? Math.ceil((startedAt + minuteMs - now) / secondMs) : undefined;
    },
  };
}
