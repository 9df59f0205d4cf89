import type { CalendarDate } from "./calendar-date.ts";
import { addDays, addMonths } from "./date-arithmetic.ts";
import type { Length } from "../grammar/piece.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

/** A date moved by the calendar units of a length; hours and less are left out. */
export function addLength(
  date: CalendarDate,
  length: Length,
  sign: 1 | -1,
  calendar: WorkCalendar,
): CalendarDate {
  const months = Math.trunc((length.years ?? 0) * 12 + (length.months ?? 0));
  const days = Math.trunc((length.weeks ?? 0) * 7 + (length.days ?? 0));
  const moved = addDays(months === 0 ? date : addMonths(date, sign * months), sign * days);
  if (length.workdays === undefined) return moved;
  return addWorkdays(moved, sign * length.workdays, calendar);
}

// Longer than any stretch of days off, so that a calendar without workdays ends the search.
const longestHoliday = 366;

/** The nth workday after a date, before it with a negative n; with 0 the date itself, or the next when it is off. */
export function addWorkdays(
  date: CalendarDate,
  count: number,
  calendar: WorkCalendar,
): CalendarDate {
  if (count === 0) return calendar.isWorkday(date) ? date : nextWorkday(date, 1, calendar);
  let one = date;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    one = nextWorkday(one, count < 0 ? -1 : 1, calendar);
  }
  return one;
}

function nextWorkday(date: CalendarDate, step: 1 | -1, calendar: WorkCalendar): CalendarDate {
  for (let days = 1; days <= longestHoliday; days += 1) {
    const one = addDays(date, step * days);
    if (calendar.isWorkday(one)) return one;
  }
  return date;
}
