import { dayMs } from "../core/clock.ts";
import type { CalendarEvent, Occurrence } from "../core/calendar-event.ts";
import type { NewTime } from "../core/event-service.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import type { Weekday } from "../time/dates/calendar-date.ts";
import { instantOf, wallTime, type WallTime } from "../time/dates/zone.ts";
import { nextOccurrences } from "../time/occurrences/occurrences.ts";
import { readRecurrence, writeRecurrence } from "../time/occurrences/recurrence-text.ts";
import type { Recurrence } from "../time/occurrences/recurrence.ts";
import { occurrencesIn } from "./occurrences.ts";

/** When a series takes place from now on: its first time to come, and the rule. */
export interface MovedSeries {
  readonly startsAt: number;
  readonly recurrence: string;
  /** The times that were taken out, moved like the others: what is off stays off. */
  readonly skipped: readonly number[];
}

/**
 * A whole series moved so that the time `from` begins at `to.startsAt`. What is past of it stays past. `undefined` when
 * its rule does not say how the other times would move.
 */
export function moveSeries(
  event: CalendarEvent,
  from: Occurrence,
  to: Pick<NewTime, "startsAt" | "allDay">,
  { now, calendar }: { readonly now: number; readonly calendar: WorkCalendar },
): MovedSeries | undefined {
  if (event.recurrence === undefined) return undefined;
  const { start: first, count, ...rule } = readRecurrence(event.recurrence);
  const was = wallTime(from.startsAt, event.zone);
  const is = wallTime(to.startsAt, event.zone);
  const days = onDay(rule, was, is);
  if (days === undefined || rule.times.length !== 1) return undefined;
  const times = [to.allDay === true ? "00:00" : clockOf(is)];
  const been = occurrencesIn(event, { from: event.startsAt, to: now }, calendar).length;
  const start = { year: is.year, month: is.month, day: is.day };
  const moved: Recurrence = {
    ...days,
    times,
    ...(first === undefined && count === undefined ? {} : { start }),
    ...(count === undefined ? {} : { count: Math.max(1, count - been) }),
  };
  const midnight = instantOf({ ...start, hour: 0, minute: 0 }, event.zone);
  const after = Math.max(now, midnight - 1);
  const [startsAt] = nextOccurrences(moved, { after, zone: event.zone, calendar }, 1);
  if (startsAt === undefined) return undefined;
  const skipped = event.skipped
    .map((slot) => movedLike(slot, was, is, event.zone))
    .filter((slot) => slot > now);
  return { startsAt, recurrence: writeRecurrence(moved), skipped };
}

/** A time as many days on as one moved, at its new time of day. */
function movedLike(slot: number, was: WallTime, is: WallTime, zone: string): number {
  const { year, month, day } = wallTime(slot, zone);
  const days = Math.round((midnightUtc(is) - midnightUtc(was)) / dayMs);
  return instantOf({ year, month, day: day + days, hour: is.hour, minute: is.minute }, zone);
}

function midnightUtc({ year, month, day }: WallTime): number {
  return Date.UTC(year, month - 1, day);
}

/** The rule with its day moved from one to another; as it is when the day stays. */
function onDay(
  rule: Omit<Recurrence, "start" | "count">,
  was: WallTime,
  is: WallTime,
): Omit<Recurrence, "start" | "count"> | undefined {
  if (was.year === is.year && was.month === is.month && was.day === is.day) return rule;
  const { byDay, byMonthDay } = rule;
  if (rule.calendar !== undefined || rule.lunar !== undefined || rule.festival !== undefined) {
    return undefined;
  }
  if (rule.freq === "WEEKLY" && byDay?.length === 1) {
    return { ...rule, byDay: [{ weekday: is.weekday as Weekday }] };
  }
  if (rule.freq === "MONTHLY" && byMonthDay?.length === 1 && byDay === undefined) {
    return { ...rule, byMonthDay: [is.day] };
  }
  return undefined;
}

function clockOf({ hour, minute }: WallTime): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** A rule that is counted from the first time of it, where it is counted. */
export function anchored(recurrence: string, startsAt: number, zone: string): string {
  const rule = readRecurrence(recurrence);
  if (rule.start !== undefined || rule.count === undefined) return recurrence;
  const { year, month, day } = wallTime(startsAt, zone);
  return writeRecurrence({ ...rule, start: { year, month, day } });
}
