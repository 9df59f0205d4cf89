import type { DaySlots } from "./day-slots.ts";
import { stretchesIn, windowOf } from "./stretch.ts";
import { dayMs } from "../../core/clock.ts";

/** Slots `stepMs` apart whatever the clock shows, counted from `anchor`, none before it. */
export function createElapsedSlots(anchor: number, stepMs: number, zone: string): DaySlots {
  const atOrAfter = (instant: number): number =>
    anchor + Math.max(0, Math.ceil((instant - anchor) / stepMs)) * stepMs;
  const atOrBefore = (instant: number): number =>
    anchor + Math.floor((instant - anchor) / stepMs) * stepMs;

  return {
    firstAfter(day, instant) {
      const slot = atOrAfter(Math.max(instant + 1, startOf(day, zone)));
      return slot < startOf(day + 1, zone) ? slot : undefined;
    },
    lastUntil(day, instant) {
      const slot = atOrBefore(Math.min(instant, startOf(day + 1, zone) - 1));
      return slot >= Math.max(anchor, startOf(day, zone)) ? slot : undefined;
    },
    count(day, since, until) {
      const first = atOrAfter(Math.max(since, startOf(day, zone)));
      const last = atOrBefore(Math.min(until, startOf(day + 1, zone) - 1));
      return Math.max(0, (last - first) / stepMs + 1);
    },
  };
}

/** The first instant of a local date. */
export function startOf(day: number, zone: string): number {
  const { from, to } = windowOf(day);
  const midnight = day * dayMs;
  for (const stretch of stretchesIn(zone, from, to)) {
    if (stretch.to + stretch.offsetMs > midnight) {
      return Math.max(stretch.from, midnight - stretch.offsetMs);
    }
  }
  return midnight;
}
