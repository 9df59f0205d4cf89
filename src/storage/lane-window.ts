import type { LaneLimit } from "../core/entry.ts";

/**
 * The times in `sends` that still count at `now`. Times to come (the clock was set back, or another
 * instance's is ahead) count as now: that never lets too many through, and ends after one window.
 */
export function countedSends(
  sends: readonly number[],
  now: number,
  { windowMs }: LaneLimit,
): number[] {
  return sends.filter((sentAt) => sentAt > now - windowMs).map((sentAt) => Math.min(sentAt, now));
}

/** From when a lane with these counted sends may send again; `null` when it may now. */
export function windowOpensAt(counted: readonly number[], limit: LaneLimit): number | null {
  if (counted.length < limit.messages) return null;
  const leaving = counted[counted.length - limit.messages];
  // A limit of no messages never opens.
  return leaving === undefined ? Number.MAX_SAFE_INTEGER : leaving + limit.windowMs;
}
