import { dayMs } from "../../core/clock.ts";
import type { CalendarDate, Weekday } from "./calendar-date.ts";

/** Days since 1970-01-01; fields may overflow: day 32 is in the next month. */
export function dayNumberOf({ year, month, day }: CalendarDate): number {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / dayMs;
}

/** The date `days` after 1970-01-01. */
export function dateOfDayNumber(days: number): CalendarDate {
  const date = new Date(days * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** The same day `months` on, or the last day of a month that is too short. */
export function addMonths({ year, month, day }: CalendarDate, months: number): CalendarDate {
  const first = dateOfDayNumber(dayNumberOf({ year, month: month + months, day: 1 }));
  return { ...first, day: Math.min(day, daysInMonth(first)) };
}

export function daysInMonth({ year, month }: { year: number; month: number }): number {
  return dateOfDayNumber(dayNumberOf({ year, month: month + 1, day: 0 })).day;
}

/** Whether the calendar has this date. */
export function isDate(date: CalendarDate): boolean {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date);
}

export function weekdayOf(date: CalendarDate): Weekday {
  const sinceMonday = (((dayNumberOf(date) + 3) % 7) + 7) % 7;
  return (sinceMonday + 1) as Weekday;
}

/** Negative when `a` is before `b`, 0 on the same day. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return dayNumberOf(a) - dayNumberOf(b);
}

/** The Monday of the date's week. */
export function mondayOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - weekdayOf(date));
}
