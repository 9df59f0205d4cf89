import { secondMs } from "../core/clock.ts";
import type { Localized } from "../core/locale.ts";
import { addDays, compareDates } from "./dates/date-arithmetic.ts";
import { refuseFor } from "./refuse.ts";
import { minutesOf } from "./resolve/clock.ts";
import { instantOn } from "./resolve/moment.ts";
import {
  defaultHasPassed,
  isItAfter,
  remindsAtStart,
  repeats,
  whichDay,
} from "./describe/time-texts.ts";
import type {
  AmbiguousResult,
  DurationResult,
  NoTimeResult,
  OnceResult,
  RangeResult,
  RecurringResult,
  TimeContext,
  TimeResult,
} from "./time-result.ts";
import { wallTime } from "./dates/zone.ts";

/** What a reminder, a deadline or an event can be planned for, or what must be asked first, or why it cannot be. */
export type Plan = PlannedOnce | RecurringResult | AmbiguousResult | NoTimeResult;

/** Once; a stretch of days from `at` on has its last day as `until`. */
type PlannedOnce = OnceResult & { readonly until?: number };

/** What a plan may be. */
export interface PlanLimits {
  /** Whether it may repeat. */
  readonly recurring: boolean;
  /** A day is wanted, and no moment, so today will do; or several days. */
  readonly day?: boolean | "days";
  /** The least time from now, in milliseconds. */
  readonly shortestMs: number;
}

/** Narrows what was understood to what can be planned: a stretch of days is asked about unless days are wanted, the past is refused. */
export function planFor(result: TimeResult, context: TimeContext, limits: PlanLimits): Plan {
  switch (result.kind) {
    case "none":
    case "ambiguous":
      return result;
    case "duration":
      return askWhetherAfter(result, context);
    case "recurring":
      return limits.recurring ? result : refused(result, "invalid", repeats);
    case "range":
      return rangePlan(result, context, limits);
    case "once":
    default:
      return oncePlan(result, context, limits);
  }
}

function oncePlan(
  result: OnceResult,
  context: TimeContext,
  { shortestMs, day = false }: PlanLimits,
): Plan {
  const isToday = dayOf(result.at, context) === dayOf(context.now, context);
  const refusal = day !== false && isToday ? undefined : refuseFor(result, context, shortestMs);
  if (refusal === undefined) return result;
  if (refusal.reason === "past" && result.grain === "day" && isToday) {
    const question = defaultHasPassed(context.defaults.timeOfDay);
    return { kind: "ambiguous", question, choices: [], spans: result.spans };
  }
  return { kind: "none", spans: result.spans, ...refusal };
}

function dayOf(at: number, { zone }: TimeContext): string {
  const { year, month, day } = wallTime(at, zone);
  return `${year}-${month}-${day}`;
}

function rangePlan(result: RangeResult, context: TimeContext, limits: PlanLimits): Plan {
  const { start, end, grain, deadline, rest, assumed, spans, notes } = result;
  const common = { rest, assumed, spans, notes, deadline };
  if (deadline) return oncePlan({ kind: "once", at: end, grain, ...common }, context, limits);
  if (grain !== "day") {
    const wall = wallTime(start, context.zone);
    const clock = `${two(wall.hour)}:${two(wall.minute)}`;
    const atStart = { ...common, notes: [...notes, remindsAtStart(clock)] };
    return oncePlan({ kind: "once", at: start, grain, ...atStart }, context, limits);
  }
  if (limits.day === "days") return { kind: "once", at: start, grain, ...common, until: end };
  return { kind: "ambiguous", question: whichDay, choices: daysOf(result, context), spans };
}

const mostDays = 7;

function daysOf(range: RangeResult, context: TimeContext): readonly OnceResult[] {
  const { rest, spans, notes } = range;
  const first = wallTime(range.start, context.zone);
  const last = wallTime(range.end, context.zone);
  const count = compareDates(last, first) + 1;
  if (count > mostDays) return [];
  const clock = { minutes: minutesOf(context.defaults.timeOfDay), second: 0, assumed: [] };
  return Array.from({ length: count }, (_, days) => addDays(first, days))
    .map((date) => instantOn(date, clock, context.zone))
    .filter((at) => at > context.now)
    .map((at) => ({
      kind: "once",
      at,
      grain: "day",
      deadline: false,
      rest,
      spans,
      notes,
      assumed: ["time"],
    }));
}

/** 30分钟 says how long, and probably means in how long. */
function askWhetherAfter(result: DurationResult, { now }: TimeContext): AmbiguousResult {
  const { seconds, rest, spans, assumed, notes } = result;
  const at = now + seconds * secondMs;
  const grain = seconds < 60 ? "second" : "minute";
  const choice = { kind: "once", at, grain, deadline: false, rest, spans, assumed, notes } as const;
  return { kind: "ambiguous", question: isItAfter, choices: [choice], spans };
}

function refused(
  { spans }: RecurringResult,
  reason: NoTimeResult["reason"],
  why: Localized,
): NoTimeResult {
  return { kind: "none", reason, why, spans };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
