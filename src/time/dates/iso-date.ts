import type { CalendarDate } from "./calendar-date.ts";

/** `2026-12-01`. */
export function isoDate({ year, month, day }: CalendarDate): string {
  return [String(year).padStart(4, "0"), two(month), two(day)].join("-");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
