import type { CalendarDate } from "../time/dates/calendar-date.ts";
import { dateOfDayNumber, daysInMonth, weekdayOf } from "../time/dates/date-arithmetic.ts";

/** Day fields as node-cron's parser gives them: numbers, and its words `L`, `LW`, `15W`, `L-3`, `5L`, `1#2`. */
export interface DayFields {
  readonly month: readonly number[];
  readonly dayOfMonth: readonly (number | string)[];
  readonly dayOfWeek: readonly (number | string)[];
}

/**
 * Whether a cron expression's day fields take a day, a number since 1970-01-01. As in node-cron, and unlike Debian's
 * cron, a date must fit both the day of the month and the day of the week.
 */
export function createDayMatcher({
  month,
  dayOfMonth,
  dayOfWeek,
}: DayFields): (day: number) => boolean {
  const months = new Set(month);
  const monthDays = dayOfMonth.map(monthDayMatcher);
  const weekdays = dayOfWeek.map(weekdayMatcher);
  return (day) => {
    const date = dateOfDayNumber(day);
    return (
      months.has(date.month) &&
      monthDays.some((fits) => fits(date)) &&
      weekdays.some((fits) => fits(date))
    );
  };
}

type Matcher = (date: CalendarDate) => boolean;

function monthDayMatcher(value: number | string): Matcher {
  if (typeof value === "number") return ({ day }) => day === value;
  if (value === "L") return (date) => date.day === daysInMonth(date);
  const [, before] = /^L-(\d{1,2})$/.exec(value) ?? [];
  if (before !== undefined) return (date) => date.day === daysInMonth(date) - Number(before);
  const [, target] = /^(\d{1,2}|L)W$/.exec(value) ?? [];
  if (target === undefined) return () => false;
  return (date) => {
    const day = target === "L" ? daysInMonth(date) : Number(target);
    return date.day === nearestWeekday(date, day);
  };
}

function weekdayMatcher(value: number | string): Matcher {
  if (typeof value === "number") return (date) => value % 7 === weekdayOf(date) % 7;
  const [, last] = /^([0-7])L$/i.exec(value) ?? [];
  if (last !== undefined) {
    return (date) => Number(last) % 7 === weekdayOf(date) % 7 && date.day + 7 > daysInMonth(date);
  }
  const [, weekday, nth] = /^([0-7])#([1-5])$/.exec(value) ?? [];
  return (date) =>
    Number(weekday) % 7 === weekdayOf(date) % 7 && Math.ceil(date.day / 7) === Number(nth);
}

/** The Monday to Friday nearest to day `target` in the date's month; -1 when the month has no such day. */
function nearestWeekday({ year, month }: CalendarDate, target: number): number {
  const last = daysInMonth({ year, month });
  if (target < 1 || target > last) return -1;
  const weekday = weekdayOf({ year, month, day: target });
  if (weekday === 6) return target === 1 ? target + 2 : target - 1;
  if (weekday === 7) return target === last ? target - 2 : target + 1;
  return target;
}
