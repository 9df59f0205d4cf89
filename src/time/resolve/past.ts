import type { TimeContext, TimeResult } from "../time-result.ts";
import { compareDates } from "../dates/date-arithmetic.ts";
import { hasPassed } from "../describe/time-texts.ts";
import { nothing, once, type Place } from "./results.ts";
import { todayOf, type MomentReading } from "./moment.ts";

type FoundMoment = Extract<MomentReading, { kind: "moment" }>;

/** Whether a moment is over. A day without a time is over when the day is. */
export function isPast(reading: FoundMoment, context: TimeContext): boolean {
  if (reading.grain === "day") return compareDates(reading.date, todayOf(context)) < 0;
  return reading.at <= context.now;
}

/** A moment of the past is shown when its year was said, and refused with the reason otherwise. */
export function past(reading: FoundMoment, isDeadline: boolean, place: Place): TimeResult {
  if (!reading.isExact) return nothing("past", hasPassed, place);
  return once({ ...reading, notes: [...reading.notes, hasPassed] }, isDeadline, place);
}
