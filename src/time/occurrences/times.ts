import { dayMs, minuteMs } from "../../core/clock.ts";
import { dayNumberOf } from "../dates/date-arithmetic.ts";
import type { DaySlots } from "./day-slots.ts";
import { createElapsedSlots, startOf } from "./elapsed-slots.ts";
import type { Recurrence, TimeOfDay } from "./recurrence.ts";
import { createWallSlots } from "./wall-slots.ts";

/**
 * The times of a recurrence on its days. Times of day hold once a day, whatever the clocks do. What comes every so
 * many minutes or hours follows the clock: between two times of day, or from midnight where a day holds a whole number
 * of steps, and so runs in both hours when one is shown twice; else it is so long after the one before.
 */
export function createOccurrenceTimes(recurrence: Recurrence, zone: string): DaySlots | undefined {
  const { freq, times, between, start } = recurrence;
  if (freq !== "MINUTELY" && freq !== "HOURLY") {
    const seconds = ascending(times.map((time) => minuteOf(time) * 60));
    if (seconds.length === 0) return undefined;
    return createWallSlots({ seconds, shownTwice: "first", skipped: "after" }, zone);
  }
  const step = recurrence.interval * (freq === "HOURLY" ? 60 : 1);
  if (between === undefined && minutesPerDay % step !== 0) {
    const anchor = startOf(start === undefined ? 0 : dayNumberOf(start), zone);
    return createElapsedSlots(anchor, step * minuteMs, zone);
  }
  const seconds = ascending(minutesOf(step, between).map((minute) => minute * 60));
  return createWallSlots({ seconds, shownTwice: "both", skipped: "none" }, zone);
}

const minutesPerDay = dayMs / minuteMs;

/** Minutes of the day, from `from` in steps up to `to`, which may be on the next day. */
function minutesOf(step: number, between: Recurrence["between"]): readonly number[] {
  const from = between === undefined ? 0 : minuteOf(between.from);
  const to = between === undefined ? minutesPerDay - 1 : minuteOf(between.to);
  const length = to - from + (to < from ? minutesPerDay : 0);
  return Array.from(
    { length: Math.floor(length / step) + 1 },
    (_, index) => (from + index * step) % minutesPerDay,
  );
}

function minuteOf(time: TimeOfDay): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
