import { dayMs } from "../core/clock.ts";
import type { CalendarEvent, Occurrence } from "../core/calendar-event.ts";
import type { TimeRange } from "../core/event-service.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";
import { nextOccurrences } from "../time/occurrences/occurrences.ts";
import { readRecurrence } from "../time/occurrences/recurrence-text.ts";

/** More of one series are not looked at. */
const most = 400;
const mostAtOnce = 50;

/** The times of an event that touch a stretch of time, soonest first. */
export function occurrencesIn(
  event: CalendarEvent,
  { from, to }: TimeRange,
  calendar: WorkCalendar,
  limit = most,
): readonly Occurrence[] {
  if (event.recurrence === undefined) {
    const { startsAt, endsAt } = event;
    return startsAt < to && endsAt > from ? [{ event, startsAt, endsAt }] : [];
  }
  const recurrence = readRecurrence(event.recurrence);
  const skipped = new Set(event.skipped);
  const found: Occurrence[] = [];
  // A day that the clock makes longer is one hour longer at most.
  const reach = event.endsAt - event.startsAt + dayMs;
  let after = Math.max(event.startsAt, from - reach) - 1;
  const chunk = Math.min(mostAtOnce, limit);
  for (let seen = 0; seen < most + chunk; seen += chunk) {
    const place = { after, zone: event.zone, calendar };
    const slots = nextOccurrences(recurrence, place, chunk);
    for (const startsAt of slots) {
      if (startsAt >= to || found.length >= limit) return found;
      const endsAt = endOf(event, startsAt);
      if (endsAt > from && !skipped.has(startsAt)) found.push({ event, startsAt, endsAt });
    }
    if (slots.length < chunk) break;
    after = slots.at(-1) ?? after;
  }
  return found;
}

/** When the time of an event that begins at `startsAt` is over: whole days end at midnight, whatever the clock does. */
export function endOf(
  { startsAt: first, endsAt, allDay, zone }: CalendarEvent,
  startsAt: number,
): number {
  const length = endsAt - first;
  if (!allDay) return startsAt + length;
  const { year, month, day } = wallTime(startsAt, zone);
  const days = Math.max(1, Math.round(length / dayMs));
  return instantOf({ year, month, day: day + days, hour: 0, minute: 0 }, zone);
}

/** The time of it that is under way at `now` or comes next. */
export function nextOf(
  event: CalendarEvent,
  now: number,
  calendar: WorkCalendar,
): Occurrence | undefined {
  return occurrencesIn(event, { from: now, to: Infinity }, calendar, 1)[0];
}

/** When the last time of a series is over; `undefined` when that is not to be told. */
export function lastEndOf(event: CalendarEvent, calendar: WorkCalendar): number | undefined {
  if (event.recurrence === undefined) return event.endsAt;
  const { until, count } = readRecurrence(event.recurrence);
  if (until === undefined && count === undefined) return undefined;
  const all = occurrencesIn(
    { ...event, skipped: [] },
    { from: event.startsAt, to: Infinity },
    calendar,
  );
  return all.length >= most ? undefined : (all.at(-1)?.endsAt ?? event.endsAt);
}
