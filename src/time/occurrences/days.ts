import type { CalendarDate } from "../dates/calendar-date.ts";
import { dayNumberOf, dateOfDayNumber, weekdayOf } from "../dates/date-arithmetic.ts";
import { boundDays, filterDays, type DaySet } from "./day-set.ts";
import { createDayFilter, weekdayOfDay } from "./filter.ts";
import { moveFromDaysOff } from "./holidays.ts";
import {
  createPeriodDays,
  dayPeriods,
  monthPeriods,
  weekPeriods,
  yearPeriods,
  type Periods,
} from "./periods.ts";
import { festivalPeriods, lunarPeriods } from "./yearly.ts";
import type { Recurrence } from "./recurrence.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

/** The days a recurrence falls on, its bounds and exceptions applied; its count is not. */
export function createOccurrenceDays(recurrence: Recurrence, calendar: WorkCalendar): DaySet {
  const { onHoliday, start, until } = recurrence;
  let days = createRepetition(withImpliedDay(recurrence), calendar);
  if (onHoliday !== undefined) days = moveFromDaysOff(days, onHoliday, calendar);
  const excepted = createExceptions(recurrence, calendar);
  if (excepted !== undefined) days = filterDays(days, (day) => !excepted(day));
  if (start === undefined && until === undefined) return days;
  const first = start === undefined ? -Infinity : dayNumberOf(start);
  return boundDays(days, first, until === undefined ? Infinity : dayNumberOf(until));
}

/** A rule that names no day takes that of its start: every week the weekday, every month the day. */
function withImpliedDay(recurrence: Recurrence): Recurrence {
  const { freq, byDay, byMonthDay, byMonth, calendar, lunar, festival } = recurrence;
  const start = recurrence.start ?? { year: 1970, month: 1, day: 1 };
  if ([byDay, byMonthDay, calendar, lunar, festival].some((one) => one !== undefined)) {
    return recurrence;
  }
  if (freq === "WEEKLY") {
    const weekday = recurrence.start === undefined ? 1 : weekdayOf(recurrence.start);
    return { ...recurrence, byDay: [{ weekday }] };
  }
  if (freq === "MONTHLY") return { ...recurrence, byMonthDay: [start.day] };
  if (freq === "YEARLY") {
    return { ...recurrence, byMonth: byMonth ?? [start.month], byMonthDay: [start.day] };
  }
  return recurrence;
}

/** What repeats, each `interval`th counted from the first that matches. */
function createRepetition(recurrence: Recurrence, calendar: WorkCalendar): DaySet {
  const { freq, interval, start } = recurrence;
  const periods = createPeriods(recurrence, calendar);
  if (interval === 1 || freq === "MINUTELY" || freq === "HOURLY") {
    return createPeriodDays(periods, 1);
  }
  const every = createPeriodDays(periods, 1);
  if (freq === "DAILY" && recurrence.calendar === "workday") {
    return everyNth(every, interval, dayNumberOf(start ?? workdaysCountedFrom));
  }
  if (start === undefined) return createPeriodDays(periods, interval);
  const [first = dayNumberOf(start)] = every.from(dayNumberOf(start));
  return createPeriodDays(periods, interval, periods.indexOf(first));
}

const workdaysCountedFrom: CalendarDate = { year: 2024, month: 1, day: 1 };

function createPeriods(recurrence: Recurrence, calendar: WorkCalendar): Periods {
  const { freq, byMonth, bySetPos, lunar, festival } = recurrence;
  if (lunar !== undefined) return lunarPeriods(lunar);
  if (festival !== undefined) return festivalPeriods(festival);
  const fits = createDayFilter(recurrence, calendar);
  const daysBetween = (first: number, end: number): readonly number[] => {
    const days: number[] = [];
    for (let day = first; day < end; day++) if (fits(day)) days.push(day);
    return days;
  };
  const periods = {
    MINUTELY: dayPeriods,
    HOURLY: dayPeriods,
    DAILY: dayPeriods,
    WEEKLY: weekPeriods,
    MONTHLY: monthPeriods,
    YEARLY: (days: typeof daysBetween) => yearPeriods(days, ascending(byMonth ?? [])),
  }[freq](daysBetween);
  if (bySetPos === undefined) return periods;
  const daysOf = (index: number): readonly number[] => {
    const days = periods.daysOf(index);
    const day = bySetPos > 0 ? days[bySetPos - 1] : days.at(bySetPos);
    return day === undefined ? [] : [day];
  };
  return { ...periods, daysOf };
}

/** Every `n`th of `days`, the first of them at or after `from`. */
function everyNth(days: DaySet, n: number, from: number): DaySet {
  function* upFrom(day: number): Iterable<number> {
    let place = 0;
    for (const one of days.from(from)) {
      if (place++ % n === 0 && one >= day) yield one;
    }
  }
  return {
    from: upFrom,
    downFrom(day) {
      const reached: number[] = [];
      for (const one of upFrom(from)) {
        if (one > day) break;
        reached.push(one);
      }
      return reached.toReversed();
    },
  };
}

function createExceptions({ except }: Recurrence, calendar: WorkCalendar) {
  if (except === undefined) return undefined;
  const dates = new Set(except.dates?.map(dayNumberOf));
  const weekdays = new Set<number>(except.weekdays);
  return (day: number): boolean =>
    dates.has(day) ||
    weekdays.has(weekdayOfDay(day)) ||
    (except.holidays === true && calendar.holidayName(dateOfDayNumber(day)) !== undefined);
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
