import type { CalendarDate } from "../dates/calendar-date.ts";
import { dateOfDayNumber, daysInMonth, dayNumberOf } from "../dates/date-arithmetic.ts";
import type { Recurrence } from "./recurrence.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

type DayFilter = (day: number) => boolean;

/** Whether a day fits what the rule says of weekdays, days of the month, months and the work calendar. */
export function createDayFilter(recurrence: Recurrence, calendar: WorkCalendar): DayFilter {
  const weekdays = weekdayFilter(recurrence);
  const dates = dateFilter(recurrence, calendar);
  if (weekdays === undefined) return dates ?? (() => true);
  return dates === undefined ? weekdays : (day) => weekdays(day) && dates(day);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function weekdayFilter({ freq, byDay, byMonth }: Recurrence): DayFilter | undefined {
  if (byDay === undefined || byDay.length === 0) return undefined;
  const plain = new Set<number>(
    byDay.flatMap(({ weekday, nth }) => (nth === undefined ? [weekday] : [])),
  );
  const counted = byDay.filter(({ nth }) => nth !== undefined);
  if (counted.length === 0) return (day) => plain.has(weekdayOfDay(day));
  const placesIn = freq === "YEARLY" && byMonth === undefined ? placesInYear : placesInMonth;
  return (day) => {
    const weekday = weekdayOfDay(day);
    if (plain.has(weekday)) return true;
    const wanted = counted.filter((one) => one.weekday === weekday);
    if (wanted.length === 0) return false;
    const { fromStart, fromEnd } = placesIn(day);
    return wanted.some(({ nth = 0 }) => nth === (nth > 0 ? fromStart : -fromEnd));
  };
}

interface Places {
  /** 1 for the first of its weekday. */
  readonly fromStart: number;
  /** 1 for the last of its weekday. */
  readonly fromEnd: number;
}

function placesInMonth(day: number): Places {
  const date = dateOfDayNumber(day);
  return {
    fromStart: Math.ceil(date.day / 7),
    fromEnd: Math.ceil((daysInMonth(date) - date.day + 1) / 7),
  };
}

function placesInYear(day: number): Places {
  const { year } = dateOfDayNumber(day);
  const first = dayNumberOf({ year, month: 1, day: 1 });
  const end = dayNumberOf({ year: year + 1, month: 1, day: 1 });
  return { fromStart: Math.ceil((day - first + 1) / 7), fromEnd: Math.ceil((end - day) / 7) };
}

function dateFilter(recurrence: Recurrence, calendar: WorkCalendar): DayFilter | undefined {
  const { byMonth, byMonthDay } = recurrence;
  const months = byMonth === undefined ? undefined : new Set(byMonth);
  const monthDays = byMonthDay === undefined ? undefined : new Set(byMonthDay);
  const worked = recurrence.calendar === "workday";
  if (months === undefined && monthDays === undefined && !worked) return undefined;
  return (day) => {
    const date = dateOfDayNumber(day);
    if (months !== undefined && !months.has(date.month)) return false;
    if (monthDays !== undefined && !fitsMonthDay(date, monthDays)) return false;
    return !worked || calendar.isWorkday(date);
  };
}

function fitsMonthDay(date: CalendarDate, monthDays: ReadonlySet<number>): boolean {
  return monthDays.has(date.day) || monthDays.has(date.day - daysInMonth(date) - 1);
}
