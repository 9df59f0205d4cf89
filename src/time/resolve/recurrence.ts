import { addLength } from "../dates/add-length.ts";
import type { CalendarDate, Weekday } from "../dates/calendar-date.ts";
import { addDays, compareDates, weekdayOf } from "../dates/date-arithmetic.ts";
import { isWithinReach } from "../dates/length-units.ts";
import { followsCalendar, notCoveredNotes } from "./not-covered.ts";
import { nextOccurrences } from "../occurrences/occurrences.ts";
import type { DaySpec, EverySpec } from "../grammar/piece.ts";
import type { Phrase } from "../grammar/phrase.ts";
import { recurrenceNotes } from "./recurrence-notes.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";
import { resolveDay, type DayReading } from "./day.ts";
import { todayOf } from "./moment.ts";
import { resolveTimes } from "./times.ts";
import { ask, nothing, understood, type Place } from "./results.ts";
import { isNever } from "../occurrences/rule-never.ts";
import { ruleOfPhrase, type PhraseRule } from "./rule-of-phrase.ts";
import { halfUnderstood, hasEnded, noSuchTime, tooFar, tooOften } from "../describe/time-texts.ts";
import type { Assumption, TimeContext, TimeResult } from "../time-result.ts";
import { wallTime } from "../dates/zone.ts";

/** A rule with its bounds; undefined when the phrase does not repeat. */
export function resolveRecurrence(
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult | undefined {
  const rule = ruleOfPhrase(phrase);
  if (rule === undefined) return undefined;
  const { every, moments } = rule;
  const half = (): TimeResult => ask(halfUnderstood(place.words), place);
  // 每年国庆前一天: before a day there is no rule for.
  const isBeforeDay = phrase.isDeadline && (every.festival ?? every.lunar) !== undefined;
  if (every.interval < 1 || isBeforeDay) return half();
  if (every.unit === "minute" && every.interval < leastMinutes) {
    return nothing("too-often", tooOften, place);
  }
  if (every.interval > mostOf[every.unit]) return nothing("too-far", tooFar, place);
  const lengths = [rule.length ?? {}, rule.shift?.length ?? {}];
  if (!lengths.every(isWithinReach)) return nothing("too-far", tooFar, place);
  const bounds = boundsOf(rule, context);
  if (bounds === undefined) return half();
  const times = resolveTimes(every, moments, rule, context);
  if (times === undefined) return half();
  const except = exceptOf(phrase.except, context);
  if (except === undefined) return half();
  const days = times.isNextDay ? nextDays(every) : every;
  if (days === undefined) return half();
  const base = recurrenceOf(days, bounds.start ?? todayOf(context));
  if (base === undefined) return nothing("invalid", noSuchTime, place);
  const { recurrence: plain, assumed } = base;
  const unanchored: Recurrence = {
    ...plain,
    ...times.fields,
    ...bounds,
    ...(phrase.count === undefined ? {} : { count: phrase.count }),
    ...(Object.keys(except).length === 0 ? {} : { except }),
    ...(phrase.onHoliday === undefined ? {} : { onHoliday: phrase.onHoliday }),
  };
  const recurrence = anchored(unanchored, context);
  const { now: after, zone, calendar } = context;
  if (isNever(recurrence)) return half();
  const next = nextOccurrences(recurrence, { after, zone, calendar }, shown);
  if (next.length === 0) return nothing("past", hasEnded, place);
  const uncovered = followsCalendar(recurrence) ? notCoveredNotes(next, context) : [];
  const notes = [
    ...times.notes,
    ...recurrenceNotes(recurrence, todayOf(context).year),
    ...uncovered,
  ];
  const isStartAssumed = recurrence.start !== undefined && unanchored.start === undefined;
  const said: Assumption[] = [
    ...assumed,
    ...times.assumed,
    ...(isStartAssumed ? (["start"] as const) : []),
  ];
  const { lastsMinutes } = times;
  const lasting = lastsMinutes === undefined ? {} : { lastsMinutes };
  return { kind: "recurring", recurrence, next, ...lasting, ...understood(place, said, notes) };
}

const leastMinutes = 5;

/** Rarer than this is a date of its own: five years, or a month counted in hours. */
const mostOf: Readonly<Record<EverySpec["unit"], number>> = {
  minute: 44_640,
  hour: 744,
  day: 1830,
  week: 261,
  month: 60,
  quarter: 20,
  year: 5,
};

const shown = 3;

interface Bounds {
  readonly start?: CalendarDate;
  readonly until?: CalendarDate;
}

/** The first and the last day; undefined when something said of them was not understood. */
function boundsOf(phrase: PhraseRule, context: TimeContext): Bounds | undefined {
  const { from, to, shift, length } = phrase;
  const today = todayOf(context);
  let start: CalendarDate | undefined;
  let until: CalendarDate | undefined;
  if (from?.day !== undefined) {
    const reading = dayOf(from.day, today, context);
    if (reading.kind !== "days") return undefined;
    start = reading.first;
  }
  if (to?.day !== undefined) {
    const reading = dayOf(to.day, start ?? today, context);
    if (reading.kind !== "days") return undefined;
    until = reading.last;
  }
  for (const { day } of phrase.moments) {
    if (day === undefined) continue;
    // 本月每天, this week every day: the rule holds within the period. Other days say nothing beside a rule.
    const reading = day.kind === "period" ? dayOf(day, today, context) : undefined;
    if (reading?.kind !== "days" || start !== undefined || until !== undefined) return undefined;
    start = reading.first;
    until = reading.last;
  }
  if (shift !== undefined) {
    if (shift.direction === "before") return undefined;
    const date = addLength(today, shift.length, 1, context.calendar);
    if (shift.direction === "within") until = date;
    else start = date;
  }
  if (length !== undefined) {
    const first = start ?? today;
    const end = addLength(first, length, 1, context.calendar);
    if (compareDates(end, first) <= 0 || until !== undefined) return undefined;
    until = addDays(end, -1);
  }
  return {
    ...(start === undefined ? {} : { start }),
    ...(until === undefined ? {} : { until }),
  };
}

function dayOf(day: DaySpec, earliest: CalendarDate, context: TimeContext): DayReading {
  const isOpen = day.kind === "weekday" && day.weeks === null;
  return resolveDay(day, {
    today: isOpen ? earliest : todayOf(context),
    calendar: context.calendar,
    mayBeToday: true,
    isAhead: (date) => compareDates(date, earliest) >= 0,
  });
}

function exceptOf(
  days: readonly DaySpec[],
  context: TimeContext,
): Recurrence["except"] | undefined {
  const weekdays: Weekday[] = [];
  const dates: CalendarDate[] = [];
  let holidays = false;
  for (const day of days) {
    if (day.kind === "weekday" && day.weeks === null) weekdays.push(day.weekday);
    else if (day.kind === "weekend" && day.weeks === null) weekdays.push(6, 7);
    else if (day.kind === "festival" && day.festival === "holidays") holidays = true;
    else {
      const reading = dayOf(day, todayOf(context), context);
      if (reading.kind !== "days") return undefined;
      for (let one = reading.first; compareDates(one, reading.last) <= 0; one = addDays(one, 1)) {
        dates.push(one);
      }
    }
  }
  return {
    ...(dates.length === 0 ? {} : { dates }),
    ...(weekdays.length === 0 ? {} : { weekdays }),
    ...(holidays ? { holidays } : {}),
  };
}

/** The rule of the days after: of Friday night's midnight, Saturday. Undefined where there is no such rule. */
function nextDays(every: EverySpec): EverySpec | undefined {
  const { weekdays } = every;
  if (every.unit === "day" && weekdays === undefined && every.calendar === undefined) return every;
  if (weekdays === undefined || every.calendar !== undefined) return undefined;
  if (weekdays.some(({ nth }) => nth !== undefined)) return undefined;
  const next = weekdays.map(({ weekday }) => ({ weekday: ((weekday % 7) + 1) as Weekday }));
  return { ...every, weekdays: next };
}

interface Base {
  readonly recurrence: Omit<Recurrence, "times">;
  readonly assumed: readonly Assumption[];
}

/** The rule without times and bounds; a day it does not name is that of its start, or today's. */
function recurrenceOf(every: EverySpec, today: CalendarDate): Base | undefined {
  const { interval } = every;
  const byDay = every.weekdays === undefined ? {} : { byDay: uniqueDays(every.weekdays) };
  const byMonth = every.months === undefined ? {} : { byMonth: ascending(every.months) };
  const byMonthDay =
    every.monthDays === undefined ? {} : { byMonthDay: ascending(every.monthDays) };
  const calendar = every.calendar === undefined ? {} : { calendar: every.calendar };
  const where = { ...byDay, ...byMonth, ...byMonthDay, ...calendar };
  switch (every.unit) {
    case "minute":
      return { recurrence: { freq: "MINUTELY", interval, ...where }, assumed: [] };
    case "hour":
      return { recurrence: { freq: "HOURLY", interval, ...where }, assumed: [] };
    case "day":
      return {
        recurrence: { freq: every.weekdays === undefined ? "DAILY" : "WEEKLY", interval, ...where },
        assumed: [],
      };
    case "week": {
      if (every.weekdays !== undefined || every.calendar !== undefined) {
        const freq = every.calendar === undefined ? "WEEKLY" : "DAILY";
        return { recurrence: { freq, interval, ...where }, assumed: [] };
      }
      const weekday = weekdayOf(today);
      return { recurrence: { freq: "WEEKLY", interval, byDay: [{ weekday }] }, assumed: ["day"] };
    }
    case "month":
      return monthly(every, interval, where, today.day);
    case "quarter":
      return monthly(every, interval * 3, where, today.day);
    case "year":
    default:
      return yearly(every, where, today);
  }
}

type Where = Pick<Recurrence, "byDay" | "byMonth" | "byMonthDay" | "calendar">;

function monthly(every: EverySpec, interval: number, where: Where, today: number): Base {
  const freq = "MONTHLY";
  if (every.nthWorkday !== undefined) {
    const nth = { calendar: "workday", bySetPos: every.nthWorkday } as const;
    return { recurrence: { freq, interval, ...where, ...nth }, assumed: [] };
  }
  if (where.byDay !== undefined || where.byMonthDay !== undefined) {
    return { recurrence: { freq, interval, ...where }, assumed: [] };
  }
  return { recurrence: { freq, interval, ...where, byMonthDay: [today] }, assumed: ["day"] };
}

function yearly(every: EverySpec, where: Where, today: CalendarDate): Base {
  const { interval, lunar, festival, nthWorkday } = every;
  const freq = "YEARLY";
  if (lunar !== undefined) {
    const { month, day } = lunar;
    return { recurrence: { freq, interval, lunar: { month, day } }, assumed: [] };
  }
  if (festival !== undefined) return { recurrence: { freq, interval, festival }, assumed: [] };
  if (nthWorkday !== undefined) {
    const nth = { calendar: "workday", bySetPos: nthWorkday } as const;
    return { recurrence: { freq, interval, ...where, ...nth }, assumed: [] };
  }
  if (where.byDay !== undefined || where.byMonthDay !== undefined) {
    return { recurrence: { freq, interval, ...where }, assumed: [] };
  }
  const { year, month, day } = today;
  if (where.byMonth !== undefined) {
    return { recurrence: { freq, interval, ...where, byMonthDay: [1] }, assumed: ["day"] };
  }
  return { recurrence: { freq, interval, start: { year, month, day } }, assumed: ["day"] };
}

function uniqueDays(days: NonNullable<EverySpec["weekdays"]>): NonNullable<Recurrence["byDay"]> {
  const seen = new Map(days.map((day) => [`${day.nth ?? ""}:${day.weekday}`, day]));
  return [...seen.values()].toSorted(
    (a, b) => (a.nth ?? 0) - (b.nth ?? 0) || a.weekday - b.weekday,
  );
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

/** Where an interval is counted from: the first occurrence after now, unless a start was said. */
function anchored(recurrence: Recurrence, context: TimeContext): Recurrence {
  if (recurrence.start !== undefined || !needsStart(recurrence)) return recurrence;
  if (recurrence.freq === "MINUTELY" || recurrence.freq === "HOURLY") {
    return { ...recurrence, start: todayOf(context) };
  }
  const { now: after, zone, calendar } = context;
  const [first] = nextOccurrences({ ...recurrence, interval: 1 }, { after, zone, calendar }, 1);
  if (first === undefined) return recurrence;
  const { year, month, day } = wallTime(first, zone);
  return { ...recurrence, start: { year, month, day } };
}

const minutesOfDay = 1440;

/** Whether occurrences depend on where the counting begins: every other day does, every 15 minutes does not. */
function needsStart({ freq, interval, between }: Recurrence): boolean {
  if (freq !== "MINUTELY" && freq !== "HOURLY") return interval > 1;
  const minutes = freq === "HOURLY" ? interval * 60 : interval;
  return between === undefined && minutesOfDay % minutes !== 0;
}
