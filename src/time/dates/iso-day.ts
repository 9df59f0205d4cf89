import { addDays, dayNumberOf, weekdayOf } from "./date-arithmetic.ts";
import type { CalendarDate, Weekday } from "./calendar-date.ts";
import { isoDate } from "./iso-date.ts";
import { wallTime } from "./zone.ts";

/** The day that an instant is on in a zone: `2026-12-03`. */
export function dayAt(at: number, zone: string): string {
  return isoDate(wallTime(at, zone));
}

/** The day `days` after one, or before it. */
export function plusDays(day: string, days: number): string {
  return isoDate(addDays(partsOf(day), days));
}

/** How many days it is from one day to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumberOf(partsOf(to)) - dayNumberOf(partsOf(from));
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOfDay(day: string): Weekday {
  return weekdayOf(partsOf(day));
}

function partsOf(day: string): CalendarDate {
  const [year = NaN, month = NaN, date = NaN] = day.split("-").map(Number);
  return { year, month, day: date };
}
