import type { CalendarDate, Weekday } from "../dates/calendar-date.ts";
import {
  addDays,
  addMonths,
  compareDates,
  daysInMonth,
  isDate,
  mondayOf,
  weekdayOf,
} from "../dates/date-arithmetic.ts";
import { isWithinReach } from "../dates/length-units.ts";
import { festivalDate } from "../dates/festival.ts";
import { daysInLunarMonth, gregorianToLunar, lunarToGregorian } from "../dates/lunar.ts";
import { addLength, addWorkdays } from "../dates/add-length.ts";
import type { DaySpec } from "../grammar/piece.ts";
import { periodsOf, type Span } from "./period.ts";
import type { Assumption } from "../time-result.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

/** What a day is found with. */
export interface DayContext {
  readonly today: CalendarDate;
  readonly calendar: WorkCalendar;
  /** Whether the moment meant is still to come on `date`: decides between this and the next of several. */
  isAhead(date: CalendarDate): boolean;
  /** A weekday's name said on that weekday may mean today: with a time of day, or before the day has begun. */
  readonly mayBeToday: boolean;
}

/** The day or days that were meant. */
export type DayReading =
  | {
      readonly kind: "days";
      /** One day, or the first and the last of a stretch. */
      readonly first: CalendarDate;
      readonly last: CalendarDate;
      readonly assumed: readonly Assumption[];
      /** The year was said, so that even a past day is what was meant. */
      readonly isExact: boolean;
    }
  /** No calendar has it: 30 February. */
  | { readonly kind: "invalid" }
  /** The weekday said beside the date is another one's. */
  | { readonly kind: "mismatch"; readonly date: CalendarDate; readonly weekday: Weekday };

/** Finds the day a phrase names, counted from today. */
export function resolveDay(spec: DaySpec, context: DayContext): DayReading {
  switch (spec.kind) {
    case "offset":
      return oneDay(addDays(context.today, spec.days));
    case "workday":
      return isWithinReach({ workdays: spec.days })
        ? oneDay(addWorkdays(context.today, spec.days, context.calendar))
        : invalid;
    case "weekday":
      return weekdayNamed(spec.weekday, spec.weeks, context);
    case "checked":
      return checked(spec, context);
    case "weekend":
      return weekend(spec.weeks, context);
    case "date":
      return dateNamed(spec, context);
    case "nth-weekday":
      return firstOf(nthDays(spec, context), context, isExactPeriod(spec.in), ["year"]);
    case "period":
      return periodNamed(spec, context);
    case "edge":
      return firstOf(edges(spec, context), context, isExactPeriod(spec.of), ["year"]);
    case "lunar":
      return lunar(spec, context);
    case "festival":
      return festival(spec, context);
    case "shifted":
    default:
      return shifted(spec, context);
  }
}

function oneDay(
  first: CalendarDate,
  assumed: readonly Assumption[] = [],
  isExact = false,
): DayReading {
  return { kind: "days", first, last: first, assumed, isExact };
}

const invalid: DayReading = { kind: "invalid" };

function weekdayNamed(weekday: Weekday, weeks: number | null, context: DayContext): DayReading {
  if (weeks !== null) return oneDay(addDays(mondayOf(context.today), 7 * weeks + weekday - 1));
  const ahead = (weekday - weekdayOf(context.today) + 7) % 7;
  const next = addDays(context.today, ahead);
  const isNext = ahead > 0 || (context.mayBeToday && context.isAhead(next));
  return oneDay(isNext ? next : addDays(next, 7));
}

function weekend(weeks: number | null, { today }: DayContext): DayReading {
  const first = addDays(mondayOf(today), 7 * (weeks ?? 0) + 5);
  return { kind: "days", first, last: addDays(first, 1), assumed: [], isExact: false };
}

/** The first that is still to come; where none is, the first there is. */
function firstOf(
  candidates: readonly CalendarDate[],
  context: DayContext,
  isExact: boolean,
  assumed: readonly Assumption[],
): DayReading {
  const [only] = candidates;
  if (only === undefined) return invalid;
  if (candidates.length === 1) return oneDay(only, [], isExact);
  return oneDay(candidates.find((one) => context.isAhead(one)) ?? only, assumed);
}

type DateSpec = Extract<DaySpec, { kind: "date" }>;

function dateNamed(spec: DateSpec, context: DayContext): DayReading {
  const isExact = spec.year !== undefined;
  const assumed: Assumption[] =
    spec.month === undefined ? ["month"] : spec.years === undefined ? ["year"] : [];
  return firstOf(datesOf(spec, context.today), context, isExact, assumed);
}

// 29 February is at most eight years away.
const yearsSearched = 9;
const monthsSearched = 13;

/** All dates a date can mean, the earliest first; one when month and year were said. */
function datesOf(spec: DateSpec, today: CalendarDate): readonly CalendarDate[] {
  const year = spec.year ?? today.year + (spec.years ?? 0);
  if (spec.months !== undefined) {
    return existing(spec.day, [addMonths({ ...today, day: 1 }, spec.months)]);
  }
  if (spec.month === undefined) {
    const first = { year: today.year, month: today.month, day: 1 };
    if (spec.year !== undefined || spec.years !== undefined) return [];
    const months = Array.from({ length: monthsSearched }, (_, later) => addMonths(first, later));
    return existing(spec.day, months);
  }
  const month = spec.month;
  if (month < 1 || month > 12) return [];
  if (spec.year !== undefined || spec.years !== undefined) {
    return existing(spec.day, [{ year, month, day: 1 }]);
  }
  const years = Array.from({ length: yearsSearched }, (_, later) => ({
    year: year + later,
    month,
    day: 1,
  }));
  return existing(spec.day, years);
}

/** The day in each month that has it; a negative one counts from the month's end. */
function existing(day: number, months: readonly CalendarDate[]): readonly CalendarDate[] {
  return months
    .map((first) => ({ ...first, day: day < 0 ? daysInMonth(first) + 1 + day : day }))
    .filter(isDate);
}

/** A date and a weekday that must fit: of a day without a month, the next month where they do. */
function checked(spec: Extract<DaySpec, { kind: "checked" }>, context: DayContext): DayReading {
  const fits = (one: CalendarDate): boolean => weekdayOf(one) === spec.weekday;
  if (spec.day.kind === "date" && spec.day.month === undefined) {
    const fitting = datesOf(spec.day, context.today).filter(fits);
    return firstOf(fitting, context, false, ["month"]);
  }
  const reading = resolveDay(spec.day, context);
  if (reading.kind !== "days" || fits(reading.first)) return reading;
  return { kind: "mismatch", date: reading.first, weekday: spec.weekday };
}

function periodNamed(spec: Extract<DaySpec, { kind: "period" }>, context: DayContext): DayReading {
  const spans = periodsOf(spec.period, context.today);
  const found = spans.find(({ last }) => compareDates(last, context.today) >= 0) ?? spans[0];
  if (found === undefined) return invalid;
  return { kind: "days", ...found, assumed: [], isExact: isExactPeriod(spec.period) };
}

function isExactPeriod({ year }: { readonly year?: number }): boolean {
  return year !== undefined;
}

function edges(
  { edge, of }: Extract<DaySpec, { kind: "edge" }>,
  { today }: DayContext,
): readonly CalendarDate[] {
  return periodsOf(of, today).map(({ first, last }) => {
    if (edge === "start") return first;
    if (edge === "middle") return middleOf(of.unit, first);
    // The end of a week is the end of its work.
    return of.unit === "week" ? addDays(last, -2) : last;
  });
}

function middleOf(unit: Span["unit"], first: CalendarDate): CalendarDate {
  switch (unit) {
    case "week":
      return addDays(first, 2);
    case "month":
      return { ...first, day: 15 };
    case "quarter":
      return addDays(addMonths(first, 1), 14);
    case "year":
    default:
      return addMonths(first, 6);
  }
}

function nthDays(
  { nth, weekday: wanted, in: period }: Extract<DaySpec, { kind: "nth-weekday" }>,
  { today, calendar }: DayContext,
): readonly CalendarDate[] {
  const fits = (one: CalendarDate): boolean => {
    if (wanted === "day") return true;
    if (wanted === "workday") return calendar.isWorkday(one);
    return wanted === "weekend" ? weekdayOf(one) >= 6 : weekdayOf(one) === wanted;
  };
  return periodsOf(period, today).flatMap(({ first, last }) => {
    const step = nth < 0 ? -1 : 1;
    let left = Math.abs(nth);
    let one = nth < 0 ? last : first;
    while (compareDates(one, first) >= 0 && compareDates(one, last) <= 0) {
      if (fits(one)) left -= 1;
      if (left === 0) return [one];
      one = addDays(one, step);
    }
    return [];
  });
}

function lunar(spec: Extract<DaySpec, { kind: "lunar" }>, context: DayContext): DayReading {
  const now = gregorianToLunar(context.today)?.year ?? context.today.year;
  const isSaid = spec.year !== undefined || spec.years !== undefined;
  const years = isSaid
    ? [spec.year ?? context.today.year + (spec.years ?? 0)]
    : Array.from({ length: yearsSearched }, (_, later) => now + later);
  const found = years.flatMap((year) => {
    const day = spec.day < 0 ? daysInLunarMonth(year, spec.month, spec.isLeapMonth) : spec.day;
    const one =
      day === undefined ? undefined : lunarToGregorian(year, spec.month, day, spec.isLeapMonth);
    return one === undefined ? [] : [one];
  });
  return firstOf(found, context, spec.year !== undefined, ["year"]);
}

function festival(spec: Extract<DaySpec, { kind: "festival" }>, context: DayContext): DayReading {
  const year = spec.year ?? context.today.year + (spec.years ?? 0);
  const isSaid = spec.year !== undefined || spec.years !== undefined;
  const years = isSaid ? [year] : [year, year + 1, year + 2];
  const found = years.flatMap((one) => festivalDate(spec.festival, one) ?? []);
  return firstOf(found, context, spec.year !== undefined, ["year"]);
}

function shifted(spec: Extract<DaySpec, { kind: "shifted" }>, context: DayContext): DayReading {
  if (!isWithinReach(spec.length)) return invalid;
  const shift = (one: CalendarDate): CalendarDate =>
    addLength(one, spec.length, spec.sign, context.calendar);
  const reading = resolveDay(spec.from, {
    ...context,
    isAhead: (one) => context.isAhead(shift(one)),
  });
  if (reading.kind !== "days") return reading;
  // "Two days after the holiday" is counted from its last day.
  const from = spec.sign < 0 ? reading.first : reading.last;
  return { ...reading, first: shift(from), last: shift(from) };
}
