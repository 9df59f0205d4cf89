import { dayMs, secondMs } from "../../core/clock.ts";
import type { DaySlots } from "./day-slots.ts";
import { stretchesIn, windowOf, type Stretch } from "./stretch.ts";

/** Times of day as a clock on the wall shows them. */
export interface WallTimes {
  /** Seconds since midnight as the clock shows them, ascending, each once. */
  readonly seconds: readonly number[];
  /** Of a time that the clock shows twice, the first counts or both do. */
  readonly shownTwice: "first" | "both";
  /** A time that the clock skips becomes the first instant after the gap, or is left out. */
  readonly skipped: "after" | "none";
}

/** The instants at which the clock of `zone` shows `times`. */
export function createWallSlots(times: WallTimes, zone: string): DaySlots {
  const { seconds } = times;
  /** The day's offset when it has only one. */
  function steadyOffset(day: number): number | undefined {
    const window = windowOf(day);
    const [first, ...others] = stretchesIn(zone, window.from, window.to);
    return others.every((one) => one.offsetMs === first?.offsetMs) ? first?.offsetMs : undefined;
  }
  const slotsOn = (day: number): readonly number[] => slotsOfChangingDay(times, day, zone);

  return {
    firstAfter(day, instant) {
      const offsetMs = steadyOffset(day);
      if (offsetMs === undefined) return slotsOn(day).find((slot) => slot > instant);
      const midnight = day * dayMs - offsetMs;
      const second = seconds[indexAfter(seconds, (instant - midnight) / secondMs)];
      return second === undefined ? undefined : midnight + second * secondMs;
    },
    lastUntil(day, instant) {
      const offsetMs = steadyOffset(day);
      if (offsetMs === undefined) return slotsOn(day).findLast((slot) => slot <= instant);
      const midnight = day * dayMs - offsetMs;
      const second = seconds[indexAfter(seconds, (instant - midnight) / secondMs) - 1];
      return second === undefined ? undefined : midnight + second * secondMs;
    },
    count(day, since, until) {
      const offsetMs = steadyOffset(day);
      if (offsetMs === undefined) {
        return slotsOn(day).filter((slot) => slot >= since && slot <= until).length;
      }
      const midnight = day * dayMs - offsetMs;
      const upTo = (instant: number) => indexAfter(seconds, (instant - midnight) / secondMs);
      return Math.max(0, upTo(until) - upTo(since - 1));
    },
  };
}

/** How many of `seconds` are at or before `second`. */
function indexAfter(seconds: readonly number[], second: number): number {
  let low = 0;
  let high = seconds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seconds[middle] ?? Infinity) <= second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A day around a change of the clock, stretch by stretch; ascending, each instant once. */
function slotsOfChangingDay(times: WallTimes, day: number, zone: string): readonly number[] {
  const window = windowOf(day);
  const slots: number[] = [];
  const add = (slot: number): void => void (slot > (slots.at(-1) ?? -Infinity) && slots.push(slot));
  let shownUntil = 0;
  for (const stretch of stretchesIn(zone, window.from, window.to)) {
    const { first, end } = secondsShown(stretch, day);
    const isSkipped = times.seconds.some((second) => second >= shownUntil && second < first);
    if (times.skipped === "after" && isSkipped) add(stretch.from);
    const from = times.shownTwice === "both" ? first : Math.max(first, shownUntil);
    for (const second of times.seconds) {
      if (second >= from && second < end) add(day * dayMs + second * secondMs - stretch.offsetMs);
    }
    shownUntil = Math.max(shownUntil, end);
  }
  return slots;
}

/** The part of the day that the clock shows during a stretch, in seconds since the day's midnight. */
function secondsShown({ from, to, offsetMs }: Stretch, day: number) {
  const midnight = day * dayMs - offsetMs;
  return { first: (from - midnight) / secondMs, end: (to - midnight) / secondMs };
}
