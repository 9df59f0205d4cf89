import type { ClockSpec } from "../grammar/piece.ts";
import type { Moment, Phrase } from "../grammar/phrase.ts";
import { dayMs, secondMs } from "../../core/clock.ts";
import { addDays, dayNumberOf } from "../dates/date-arithmetic.ts";
import { elapsedMs, isElapsed, isWithinReach, secondsOf } from "../dates/length-units.ts";
import { ask, nothing, once, understood, type Place } from "./results.ts";
import { clockReadings } from "./clock.ts";
import { instantOn, resolveMoment, todayOf, type MomentReading } from "./moment.ts";
import { addLength } from "../dates/add-length.ts";
import {
  halfUnderstood,
  hasPassed,
  noSuchTime,
  whichDay,
  whichOne,
} from "../describe/time-texts.ts";
import { isPast, past } from "./past.ts";
import type { TimeContext, TimeResult } from "../time-result.ts";
import { wallTime } from "../dates/zone.ts";

/** A start and an end, or a start and a length; undefined when the phrase names no range. */
export function resolveRange(
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult | undefined {
  const start = startOf(phrase);
  if (phrase.to !== undefined && isNow(phrase)) return fromNow(phrase.to, context, place);
  if (phrase.to !== undefined && phrase.shift === undefined) {
    if (start === undefined) return untilOnly(phrase.to, context, place);
    // 周六日 9:00-18:00: one range has one start.
    if (phrase.moments.length > 1) return ask(halfUnderstood(place.words), place);
    return eveningOrMorning(start, phrase.to, phrase, context, place);
  }
  if (phrase.length !== undefined && start?.clock !== undefined && phrase.moments.length <= 1) {
    // 五点之前的两小时: its end, then, and no start.
    if (phrase.isDeadline) return ask(halfUnderstood(place.words), place);
    return lasting(start, phrase, context, place);
  }
  return undefined;
}

function startOf({ from, moments }: Phrase): Moment | undefined {
  const [first] = moments;
  if (from === undefined) return first;
  return { ...first, ...from };
}

/** 从现在: a delay of nothing. */
function isNow({ shift }: Phrase): boolean {
  return shift !== undefined && secondsOf(shift.length) === 0;
}

function fromNow(to: Moment, context: TimeContext, place: Place): TimeResult {
  const last = resolveMoment(to, context);
  if (last.kind === "invalid") return nothing("invalid", last.why, place);
  const end = last.kind === "moment" ? last.at : instantOn(last.last, midnight, context.zone);
  if (end <= context.now) return nothing("past", hasPassed, place);
  const grain = "minute";
  return {
    kind: "range",
    start: context.now,
    end,
    grain,
    deadline: false,
    ...understood(place, last.kind === "moment" ? last.assumed : []),
  };
}

/** Only an end: 到周五, until 5pm. It is what must be kept. */
function untilOnly(to: Moment, context: TimeContext, place: Place): TimeResult {
  const reading = resolveMoment(to, context);
  if (reading.kind === "invalid") return nothing("invalid", reading.why, place);
  if (reading.kind === "moment") {
    return isPast(reading, context) ? past(reading, true, place) : once(reading, true, place);
  }
  const start = instantOn(todayOf(context), midnight, context.zone);
  const end = instantOn(reading.last, midnight, context.zone);
  if (end < start) return nothing("past", hasPassed, place);
  return { kind: "range", start, end, grain: "day", deadline: true, ...understood(place) };
}

const midnight = { minutes: 0, second: 0, assumed: [] };

function between(
  begin: Moment,
  to: Moment,
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult {
  const first = resolveMoment(
    startWithPart(startWithClock(begin, to), to),
    context,
    context.now,
    secondMs,
  );
  if (first.kind === "invalid") return nothing("invalid", first.why, place);
  // 周末 9:00-18:00: on which of the days?
  if (first.kind === "days" && begin.clock !== undefined) return ask(whichDay, place);
  const startAt =
    first.kind === "moment" ? first.at : instantOn(first.first, midnight, context.zone);
  const last = endOf(begin, to, first, startAt, context);
  if (last.kind === "invalid") return nothing("invalid", last.why, place);
  const isDays = grainOf(first) === "day" && grainOf(last) === "day";
  const startOfDay = first.kind === "moment" ? first.date : first.first;
  const lastDay = last.kind === "moment" ? last.date : last.last;
  const start = isDays ? instantOn(startOfDay, midnight, context.zone) : startAt;
  const end = isDays || last.kind === "days" ? instantOn(lastDay, midnight, context.zone) : last.at;
  if (end < start) return nothing("invalid", noSuchTime, place);
  const isOver = isDays
    ? end < instantOn(todayOf(context), midnight, context.zone)
    : end <= context.now;
  if (isOver && !(first.isExact || last.isExact)) return nothing("past", hasPassed, place);
  const assumed =
    first.kind === "moment" ? first.assumed.filter((one) => !isDays || one !== "time") : [];
  const said = first.kind === "moment" ? first.notes : [];
  const notes = isOver ? [...said, hasPassed] : said;
  const grain = isDays
    ? "day"
    : first.kind === "moment" && first.grain === "second"
      ? "second"
      : "minute";
  const deadline = phrase.isDeadline;
  return { kind: "range", start, end, grain, deadline, ...understood(place, assumed, notes) };
}

/** 9点到11点半 said at 10:00: an evening that goes on past 22:59 is asked about. */
function eveningOrMorning(
  begin: Moment,
  to: Moment,
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult {
  const evening = between(begin, to, phrase, context, place);
  const { clock } = begin;
  const isOpen = begin.day === undefined && begin.part === undefined && clock?.part === undefined;
  if (evening.kind !== "range" || clock === undefined || !isOpen) return evening;
  if (!evening.assumed.includes("pm") || clock.hour < firstMorningHour) return evening;
  const { hour, day } = wallTime(evening.end, context.zone);
  const isLate = hour >= lastEveningHour || day !== wallTime(evening.start, context.zone).day;
  if (!isLate) return evening;
  const morning = between({ ...begin, part: "morning" }, to, phrase, context, place);
  return morning.kind === "range" ? ask(whichOne, place, [evening, morning]) : evening;
}

const firstMorningHour = 7;
const lastEveningHour = 23;

function grainOf(reading: MomentReading): "second" | "minute" | "day" | undefined {
  if (reading.kind === "invalid") return undefined;
  return reading.kind === "days" ? "day" : reading.grain;
}

/** 22 to 23 February at 7pm: the time of day is that of both days. */
function startWithClock(from: Moment, to: Moment): Moment {
  const isBare = from.clock === undefined && from.part === undefined;
  if (!isBare || from.day === undefined || to.day === undefined || to.clock === undefined)
    return from;
  return { ...from, clock: to.clock, ...(to.part === undefined ? {} : { part: to.part }) };
}

/** 5 to 6pm: an end's half of the day is the start's too, when the start is then still before the end. */
function startWithPart(from: Moment, to: Moment): Moment {
  const { clock } = from;
  const end = to.clock;
  if (clock === undefined || end === undefined || clock.literal) return from;
  if (clock.part !== undefined || from.part !== undefined) return from;
  const part = end.part ?? to.part;
  if (part === undefined) return from;
  const ends = Math.min(...clockReadings(end, to.part).map(({ minutes }) => minutes));
  const starts = clockReadings({ ...clock, part }).map(({ minutes }) => minutes);
  return starts.some((minutes) => minutes < ends) ? { ...from, clock: { ...clock, part } } : from;
}

function endOf(
  from: Moment,
  to: Moment,
  first: MomentReading,
  startAt: number,
  context: TimeContext,
): MomentReading {
  if (to.day !== undefined || first.kind !== "moment") return resolveMoment(to, context, startAt);
  if (to.clock !== undefined) return clockAfter(to.clock, to, from, first, context);
  // A part of the day, or nothing: 早上到晚上.
  return resolveMoment(to, context, startAt);
}

/** The first of an end's readings after the start: on the start's day, or in the night after it. */
function clockAfter(
  clock: ClockSpec,
  to: Moment,
  from: Moment,
  first: Extract<MomentReading, { kind: "moment" }>,
  context: TimeContext,
): MomentReading {
  const readings = clockReadings(clock, to.part);
  const isBareAfterPart = readings.length > 1 && (from.clock?.part ?? from.part) !== undefined;
  const days = [0, 1];
  for (const day of days) {
    const date = addDays(first.date, day);
    for (const reading of readings) {
      const at = instantOn(date, reading, context.zone);
      if (at <= first.at) continue;
      const assumed = isBareAfterPart ? [] : reading.assumed.filter((one) => one !== "am");
      return {
        ...first,
        at,
        date,
        grain: clock.second === undefined ? "minute" : "second",
        assumed,
        notes: [],
      };
    }
  }
  return { kind: "invalid", why: noSuchTime };
}

/** From 2pm for two hours. */
function lasting(
  start: Moment,
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): TimeResult | undefined {
  const first = resolveMoment(start, context);
  const { length } = phrase;
  if (first.kind !== "moment" || length === undefined || !isWithinReach(length)) return undefined;
  if (first.at <= context.now && !first.isExact) return nothing("past", hasPassed, place);
  const endDay = isElapsed(length)
    ? first.date
    : addLength(first.date, length, 1, context.calendar);
  const days = addDaysBetween(first.date, endDay);
  const end = first.at + days + elapsedMs(length);
  const grain = first.grain === "second" ? "second" : "minute";
  const found = { kind: "range", start: first.at, end, grain, deadline: false } as const;
  return { ...found, ...understood(place, first.assumed, first.notes) };
}

function addDaysBetween(
  from: Parameters<typeof dayNumberOf>[0],
  to: Parameters<typeof dayNumberOf>[0],
): number {
  return (dayNumberOf(to) - dayNumberOf(from)) * dayMs;
}
