import { minuteMs } from "../../core/clock.ts";
import type { Localized } from "../../core/locale.ts";
import type { CalendarDate } from "../dates/calendar-date.ts";
import { addDays, compareDates } from "../dates/date-arithmetic.ts";
import type { Moment } from "../grammar/phrase.ts";
import type { DaySpec } from "../grammar/piece.ts";
import { clockReadings, contradicts, defaultOf, minutesOf, resolveClock } from "./clock.ts";
import type { ClockReading } from "./clock.ts";
import { resolveDay, type DayReading } from "./day.ts";
import { noSuchTime, otherWeekday, otherMorning } from "../describe/time-texts.ts";
import type { Assumption, TimeContext } from "../time-result.ts";
import { instantOf, wallTime } from "../dates/zone.ts";

/** When a moment is. */
export type MomentReading =
  | {
      readonly kind: "moment";
      readonly at: number;
      readonly date: CalendarDate;
      readonly grain: "second" | "minute" | "day";
      readonly assumed: readonly Assumption[];
      readonly notes: readonly Localized[];
      /** Its year was said: even a past one is what was meant. */
      readonly isExact: boolean;
    }
  /** Several days: next week, the weekend. */
  | {
      readonly kind: "days";
      readonly first: CalendarDate;
      readonly last: CalendarDate;
      readonly isExact: boolean;
    }
  | {
      readonly kind: "invalid";
      readonly why: Localized;
      /** What may have been meant, one of them. */
      readonly instead?: readonly Moment[];
    };

/**
 * `earliest` is what a moment must lie after when the phrase leaves open which one is meant: now, or a range's start.
 * A clock without a day may lie `slackMs` before it: what lasts may begin now.
 */
export function resolveMoment(
  moment: Moment,
  context: TimeContext,
  earliest: number = context.now,
  slackMs = 0,
): MomentReading {
  const { day, part, clock } = moment;
  if (clock !== undefined && contradicts(clock, part)) return invalid(noSuchTime);
  if (day !== undefined)
    return onDay(moment, resolveDay(day, dayContext(moment, context, earliest)), context);
  if (clock !== undefined) return nextClock(moment, context, earliest - slackMs);
  return nextReadings(
    part === undefined ? [] : [defaultOf(part, context.defaults)],
    context,
    earliest,
    ["day"],
  );
}

/** A day's own time: its clock, what stands for its part, or the default. */
export function clockOnDay({ clock, part }: Moment, context: TimeContext): ClockReading {
  if (clock !== undefined) return resolveClock(clock, part);
  if (part !== undefined) return defaultOf(part, context.defaults);
  return { minutes: minutesOf(context.defaults.timeOfDay), second: 0, assumed: ["time"] };
}

/** The instant of a time of day; 1440 minutes and more are in the next calendar day. */
export function instantOn(
  date: CalendarDate,
  { minutes, second, offsetMinutes }: ClockReading,
  zone: string,
): number {
  const day = addDays(date, Math.floor(minutes / 1440));
  const within = minutes % 1440;
  const wall = { ...day, hour: Math.floor(within / 60), minute: within % 60, second };
  if (offsetMinutes === undefined) return instantOf(wall, zone);
  return instantOf(wall, "UTC") - offsetMinutes * minuteMs;
}

export function todayOf(context: TimeContext): CalendarDate {
  const { year, month, day } = wallTime(context.now, context.zone);
  return { year, month, day };
}

function dayContext(moment: Moment, context: TimeContext, earliest: number) {
  const { year, month, day, hour } = wallTime(earliest, context.zone);
  const isOpen = earliest !== context.now && isOpenDay(moment);
  return {
    today: isOpen ? { year, month, day } : todayOf(context),
    calendar: context.calendar,
    // The end of a range may be the day of its start.
    mayBeToday: isOpen || grainOf(moment) !== "day" || hour < firstHour,
    isAhead: (date: CalendarDate) => {
      // A day without a time goes on to its end.
      const isDay = grainOf(moment) === "day";
      const clock = isDay ? startOfDay : clockOnDay(moment, context);
      return instantOn(isDay ? addDays(date, 1) : date, clock, context.zone) > earliest;
    },
  };
}

/** Before this hour the day has not begun for whom is still awake. */
const firstHour = 4;

const startOfDay: ClockReading = { minutes: 0, second: 0, assumed: [] };

/** Whether a day says itself which of several it is: 下周三 does, 周三 does not. */
function isOpenDay({ day }: Moment): boolean {
  if (day?.kind === "weekday") return day.weeks === null;
  return day?.kind === "date" && day.month === undefined && day.months === undefined;
}

function onDay(moment: Moment, reading: DayReading, context: TimeContext): MomentReading {
  if (reading.kind === "invalid") return invalid(noSuchTime);
  if (reading.kind === "mismatch") {
    const { date, weekday } = reading;
    const day: DaySpec = { kind: "date", ...date };
    const instead = [day, { kind: "weekday", weekday, weeks: null } as const];
    return {
      kind: "invalid",
      why: otherWeekday(date, weekday),
      instead: instead.map((one) => ({ ...moment, day: one })),
    };
  }
  const { first, last, assumed, isExact } = reading;
  if (compareDates(first, last) !== 0) return { kind: "days", first, last, isExact };
  const clock = laterToday(moment, first, context) ?? clockOnDay(moment, context);
  const at = instantOn(first, clock, context.zone);
  return {
    kind: "moment",
    at,
    date: first,
    grain: grainOf(moment),
    assumed: [
      ...assumed.filter((one) => one === "month" || isLater(first, context)),
      ...clock.assumed,
    ],
    notes: [],
    isExact,
  };
}

/** A year is worth saying when it is another one than the present. */
function isLater(date: CalendarDate, context: TimeContext): boolean {
  return date.year !== todayOf(context).year;
}

/** 今天9点 said at 10:00: only the evening is left. */
function laterToday(
  { day, clock, part }: Moment,
  date: CalendarDate,
  context: TimeContext,
): ClockReading | undefined {
  if (clock === undefined || day?.kind !== "offset" || day.days !== 0) return undefined;
  return clockReadings(clock, part)
    .slice(1)
    .filter(isWakingHour)
    .find(
      (reading) =>
        instantOn(date, resolveClock(clock, part), context.zone) <= context.now &&
        instantOn(date, reading, context.zone) > context.now,
    );
}

function grainOf({ clock, part }: Moment): "second" | "minute" | "day" {
  if (clock?.second !== undefined) return "second";
  return clock === undefined && part === undefined ? "day" : "minute";
}

const firstWakingMinute = 7 * 60;
const lastWakingMinute = 23 * 60 - 1;

function isWakingHour({ minutes }: ClockReading): boolean {
  return minutes >= firstWakingMinute && minutes <= lastWakingMinute;
}

function nextClock(moment: Moment, context: TimeContext, earliest: number): MomentReading {
  const { clock, part } = moment;
  if (clock === undefined) return invalid(noSuchTime);
  const readings = clockReadings(clock, part);
  const isOpen = readings.length > 1;
  const found = nextReadings(isOpen ? readings.filter(isWakingHour) : readings, context, earliest, [
    "day",
  ]);
  if (found.kind !== "moment") return found;
  const isEvening =
    isOpen && clock.hour >= 7 && clock.hour < 12 && wallTime(found.at, context.zone).hour >= 12;
  return {
    ...found,
    grain: grainOf(moment),
    assumed: found.assumed.filter((one) => one !== "am"),
    notes: isEvening ? [otherMorning(clock)] : [],
  };
}

/** The earliest of some times of day after `earliest`; night's hours may still belong to yesterday's night. */
function nextReadings(
  readings: readonly ClockReading[],
  context: TimeContext,
  earliest: number,
  assumed: readonly Assumption[],
): MomentReading {
  const { year, month, day } = wallTime(earliest, context.zone);
  const today = { year, month, day };
  let best:
    | { readonly at: number; readonly date: CalendarDate; readonly reading: ClockReading }
    | undefined;
  for (const reading of readings) {
    for (const days of [-1, 0, 1, 2]) {
      const date = addDays(today, days);
      const at = instantOn(date, reading, context.zone);
      if (at > earliest && at < (best?.at ?? Infinity)) best = { at, date, reading };
    }
  }
  if (best === undefined) return invalid(noSuchTime);
  const { at, date, reading } = best;
  const both = [...assumed, ...reading.assumed];
  return { kind: "moment", at, date, grain: "minute", assumed: both, notes: [], isExact: false };
}

function invalid(why: Localized): MomentReading {
  return { kind: "invalid", why };
}
