import type { CalendarEvent, EventReminder } from "../core/calendar-event.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";
import { occurrencesIn } from "./occurrences.ts";

type Moment = Omit<EventReminder, "eventId">;

/** When of a whole day people are reminded, in hours; what they asked for before it counts from here. */
const wholeDayHour = 9;

/** The next moment for each length before at which people are reminded, after `now`. */
export function nextReminders(
  event: CalendarEvent,
  now: number,
  calendar: WorkCalendar,
): readonly Moment[] {
  if (event.deletedAt !== undefined) return [];
  return event.remindBefore.flatMap((before) => {
    for (const { startsAt } of occurrencesIn(event, { from: now, to: Infinity }, calendar)) {
      const at = baseOf(event, startsAt) - before;
      if (at > now) return [{ at, slot: startsAt }];
    }
    return [];
  });
}

/** Of each time that is not over, the last reminder between `since` and `now`. */
export function dueReminders(
  event: CalendarEvent,
  { since, now }: { readonly since: number; readonly now: number },
  calendar: WorkCalendar,
): readonly Moment[] {
  if (event.deletedAt !== undefined) return [];
  const longest = Math.max(0, ...event.remindBefore);
  const range = { from: now, to: now + longest + 1 };
  return occurrencesIn(event, range, calendar).flatMap(({ startsAt }) => {
    const moments = event.remindBefore
      .map((before) => baseOf(event, startsAt) - before)
      .filter((at) => at >= since && at <= now);
    return moments.length === 0 ? [] : [{ at: Math.max(...moments), slot: startsAt }];
  });
}

function baseOf({ allDay, zone }: CalendarEvent, startsAt: number): number {
  if (!allDay) return startsAt;
  const { year, month, day } = wallTime(startsAt, zone);
  return instantOf({ year, month, day, hour: wholeDayHour, minute: 0 }, zone);
}
