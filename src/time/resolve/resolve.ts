import { dayMs } from "../../core/clock.ts";
import { addLength } from "../dates/add-length.ts";
import type { CalendarDate } from "../dates/calendar-date.ts";
import { addDays, compareDates, weekdayOf } from "../dates/date-arithmetic.ts";
import {
  elapsedMs,
  isElapsed,
  isWithinReach,
  lengthInMonths,
  secondsOf,
} from "../dates/length-units.ts";
import type { DaySpec, Length } from "../grammar/piece.ts";
import { everyWeek } from "./every-week.ts";
import { laterInPart } from "./later-in-part.ts";
import type { Moment, Phrase, Shift } from "../grammar/phrase.ts";
import { clockOnDay, instantOn, resolveMoment, todayOf } from "./moment.ts";
import type { MomentReading } from "./moment.ts";
import { isPast, past } from "./past.ts";
import { resolveRange } from "./range.ts";
import { resolveRecurrence } from "./recurrence.ts";
import { ask, distinct, nothing, once, understood, type Place } from "./results.ts";
import {
  halfUnderstood,
  hasPassed,
  howLong,
  noSuchTime,
  tooFar,
  whichDay,
  whichOfBoth,
  whichOne,
} from "../describe/time-texts.ts";
import type { OnceResult, TimeContext, TimeResult } from "../time-result.ts";
import { instantOf, wallTime } from "../dates/zone.ts";

/** The moments of a phrase. */
export function resolvePhrase(phrase: Phrase, context: TimeContext, place: Place): TimeResult {
  if (phrase.invalid !== undefined) return nothing("invalid", phrase.invalid, place);
  if (phrase.isHalfUnderstood) return ask(halfUnderstood(place.words), place);
  const recurring = resolveRecurrence(phrase, context, place);
  if (recurring !== undefined) return recurring;
  const { count, except, onHoliday } = phrase;
  if (count !== undefined || except.length > 0 || onHoliday !== undefined) {
    return ask(halfUnderstood(place.words), place);
  }
  const range = resolveRange(phrase, context, place);
  if (range !== undefined) return range;
  if (phrase.shift !== undefined) return resolveShift(phrase, phrase.shift, context, place);
  const moments = phrase.from === undefined ? phrase.moments : [phrase.from, ...phrase.moments];
  const [moment, ...others] = moments;
  if (moment !== undefined && others.length > 0) return choice(moments, phrase, context, place);
  if (moment !== undefined && Object.keys(moment).length > 0) {
    return onceOrDays(moment, phrase, context, place);
  }
  if (phrase.length !== undefined) {
    const months = lengthInMonths(phrase.length);
    return {
      kind: "duration",
      seconds: secondsOf(phrase.length),
      ...(months === undefined ? {} : { months }),
      ...understood(place),
    };
  }
  return phrase.isVague ? ask(howLong, place) : nothing("none", undefined, place);
}

function onceOrDays(
  moment: Moment,
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult {
  const reading = resolveMoment(moment, context);
  switch (reading.kind) {
    case "invalid": {
      const choices = (reading.instead ?? []).flatMap((one) => {
        const result = onceOrDays(one, phrase, context, place);
        return result.kind === "once" ? [result] : [];
      });
      if (choices.length < 2) return nothing("invalid", reading.why, place);
      return ask(reading.why, place, choices);
    }
    case "moment":
      if (isPast(reading, context))
        return laterInPart(moment, context, place) ?? past(reading, phrase.isDeadline, place);
      return once(reading, phrase.isDeadline, place);
    case "days":
    default:
      return days(moment, reading, phrase, context, place);
  }
}

/** Several days: alone a range, with a time of day one of them must be chosen. */
function days(
  moment: Moment,
  reading: Extract<MomentReading, { kind: "days" }>,
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult {
  const { first, last, isExact } = reading;
  if (moment.clock !== undefined || moment.part !== undefined) {
    const count = compareDates(last, first) + 1;
    const named =
      count > 7 ? [] : Array.from({ length: count }, (_, index) => addDays(first, index));
    return ask(whichDay, place, choicesOf(named, moment, context, place));
  }
  const midnight = { minutes: 0, second: 0 };
  const start = instantOn(first, { ...midnight, assumed: [] }, context.zone);
  const end = instantOn(last, { ...midnight, assumed: [] }, context.zone);
  const isOver = compareDates(last, todayOf(context)) < 0;
  if (isOver && !isExact) return nothing("past", hasPassed, place);
  if (phrase.isDeadline) {
    const at = instantOn(first, clockOnDay({}, context), context.zone);
    return { kind: "once", at, grain: "day", deadline: true, ...understood(place, ["time"]) };
  }
  const notes = isOver ? [hasPassed] : [];
  return {
    kind: "range",
    start,
    end,
    grain: "day",
    deadline: false,
    ...understood(place, [], notes),
  };
}

function choicesOf(
  dates: readonly CalendarDate[],
  moment: Moment,
  context: TimeContext,
  place: Place,
): readonly OnceResult[] {
  return dates.flatMap((date) => {
    const clock = clockOnDay(moment, context);
    const at = instantOn(date, clock, context.zone);
    if (at <= context.now) return [];
    const found = { kind: "moment", at, date, grain: "minute", assumed: clock.assumed } as const;
    return [once({ ...found, notes: [], isExact: true }, false, place)];
  });
}

/** Two moments where one was expected: 周五周六3点, 周三或周四. */
function choice(
  moments: readonly Moment[],
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult {
  // 明年今天, 去年周五: not two, and not understood as one.
  if (moments.some(isPeriod) && !moments.every(isPeriod)) {
    return ask(halfUnderstood(place.words), place);
  }
  const found = filledIn(moments).flatMap((moment) => {
    const result = onceOrDays(moment, phrase, context, place);
    return result.kind === "once" || result.kind === "range" ? [result] : [];
  });
  const [only, ...others] = distinct(found);
  if (only === undefined) return nothing("past", hasPassed, place);
  if (others.length === 0) return only;
  const weekly = phrase.isChoice ? undefined : everyWeek(moments, phrase, context, place);
  // 明天下午3点和5点, 早上9点 晚上9点: all of them are meant.
  const isBoth = !phrase.isChoice && moments.every(({ clock }) => clock !== undefined);
  const question = isBoth && weekly === undefined ? whichOfBoth : whichOne;
  return ask(question, place, [only, ...others, ...(weekly === undefined ? [] : [weekly])]);
}

function isPeriod({ day }: Moment): boolean {
  return day?.kind === "period";
}

/** What one of several does not say is said by the first or the last: 周五、周六3点, 3 or 4pm tomorrow. */
function filledIn(moments: readonly Moment[]): readonly Moment[] {
  const [first = {}] = moments;
  const last = moments.at(-1) ?? {};
  return moments.map((moment) => {
    const day = moment.day ?? first.day ?? last.day;
    const clock = moment.clock ?? last.clock;
    const isPlain = clock?.part === undefined && clock?.literal === false;
    const ofLast = isPlain ? last.clock?.part : undefined;
    const part = moment.part ?? (moment.day === undefined ? first.part : undefined) ?? last.part;
    return {
      ...(day === undefined ? {} : { day }),
      ...(clock === undefined
        ? {}
        : { clock: ofLast === undefined ? clock : { ...clock, part: ofLast } }),
      ...(part === undefined ? {} : { part }),
    };
  });
}

// JavaScript's dates end there.
const lastInstant = 8.64e15;

function resolveShift(
  phrase: Phrase,
  shift: Shift,
  context: TimeContext,
  place: Place,
): TimeResult {
  const { length, direction } = shift;
  if (direction === "before") return nothing("past", hasPassed, place);
  const [moment = {}, ...others] = phrase.moments;
  if (others.length > 0) return ask(halfUnderstood(place.words), place);
  if (!isWithinReach(length)) return nothing("too-far", tooFar, place);
  const date = addLength(todayOf(context), length, 1, context.calendar);
  const isDeadline = direction === "within" || phrase.isDeadline;
  if (moment.clock !== undefined || moment.part !== undefined || isWeeks(length, moment)) {
    if (isElapsed(length)) return ask(halfUnderstood(place.words), place);
    return shiftedDay(moment, date, isDeadline, context, place);
  }
  const wall = wallTime(context.now, context.zone);
  const { hour, minute, second } = wall;
  const sameClock = isElapsed(length)
    ? context.now
    : instantOf({ ...date, hour, minute, second }, context.zone);
  const at = sameClock + elapsedMs(length);
  if (at > lastInstant) return nothing("too-far", tooFar, place);
  if (moment.day !== undefined && !isOn(at, moment, context)) {
    return ask(halfUnderstood(place.words), place);
  }
  const grain = (length.seconds ?? 0) > 0 && at - context.now < dayMs ? "second" : "minute";
  return { kind: "once", at, grain, deadline: isDeadline, ...understood(place) };
}

/** Whether a day said beside a delay is the one the delay leads to: today in one hour. */
function isOn(at: number, moment: Moment, context: TimeContext): boolean {
  const reading = resolveMoment(moment, context);
  if (reading.kind !== "moment") return false;
  return compareDates(reading.date, wallTime(at, context.zone)) === 0;
}

/** 两周后的周一: a weekday of the week that is so many weeks on. */
function isWeeks(length: Length, { day }: Moment): boolean {
  const { weeks = 0, ...others } = length;
  const isOnlyWeeks = weeks > 0 && Object.values(others).every((count) => count === 0);
  return isOnlyWeeks && day?.kind === "weekday" && day.weeks === null;
}

/** 3天后下午3点: the clock on the day that was counted; a weekday beside it must fit. */
function shiftedDay(
  moment: Moment,
  date: CalendarDate,
  isDeadline: boolean,
  context: TimeContext,
  place: Place,
): TimeResult {
  const day = dayWithin(moment, date, context);
  if (day === undefined) return ask(halfUnderstood(place.words), place);
  const reading = resolveMoment({ ...moment, day }, context);
  if (reading.kind === "moment") return once(reading, isDeadline, place);
  return nothing("invalid", reading.kind === "invalid" ? reading.why : noSuchTime, place);
}

function dayWithin(
  { day: said }: Moment,
  date: CalendarDate,
  context: TimeContext,
): DaySpec | undefined {
  const day = { kind: "date", ...date } as const;
  if (said === undefined) return day;
  if (said.kind !== "weekday" || said.weeks !== null) return undefined;
  const monday = addDays(date, 1 - weekdayOf(date));
  const wanted = addDays(monday, said.weekday - 1);
  const isAhead = compareDates(wanted, todayOf(context)) > 0;
  return isAhead ? { kind: "date", ...wanted } : undefined;
}
