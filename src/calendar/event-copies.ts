import { dayMs } from "../core/clock.ts";
import type { CalendarEvent, Occurrence } from "../core/calendar-event.ts";
import type { ToldEvent } from "../core/event-copy.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { occurrencesIn } from "./occurrences.ts";

/** How far ahead the times of a series are in DingTalk's calendar, which takes 100 new events a person and day. */
const aheadMs = 14 * dayMs;
const mostAhead = 10;

/** The copy of an event that takes place once. */
const onlySlot = 0;

/** Which times of an event DingTalk's calendar is to have: those of the next two weeks, and always the next one. */
export function slotsToCopy(
  event: CalendarEvent,
  now: number,
  calendar: WorkCalendar,
): readonly number[] {
  if (event.recurrence === undefined) return event.endsAt > now ? [onlySlot] : [];
  const next = occurrencesIn(event, { from: now, to: Infinity }, calendar, mostAhead);
  return next
    .filter(({ startsAt }, index) => index === 0 || startsAt < now + aheadMs)
    .map(({ startsAt }) => startsAt);
}

/** The time of an event that a copy is of; `undefined` when there is no such time any more. */
export function occurrenceOfCopy(
  event: CalendarEvent | undefined,
  slot: number,
  calendar: WorkCalendar,
): Occurrence | undefined {
  if (event === undefined || event.deletedAt !== undefined) return undefined;
  if (event.recurrence === undefined) {
    return slot === onlySlot
      ? { event, startsAt: event.startsAt, endsAt: event.endsAt }
      : undefined;
  }
  const range = { from: slot, to: slot + 1 };
  return occurrencesIn(event, range, calendar).find(({ startsAt }) => startsAt === slot);
}

/** What DingTalk's calendar is to show of it. */
export function toldOf({ event, startsAt, endsAt }: Occurrence): ToldEvent {
  const { title, allDay, place = null, people, organizer } = event;
  const invited = people
    .filter(({ userId }) => userId !== organizer)
    .map(({ userId }) => userId)
    .toSorted();
  return { title, startsAt, endsAt, allDay, place, people: invited };
}
