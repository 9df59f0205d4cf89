import { dayMs, hourMs, minuteMs } from "../core/clock.ts";
import type { CalendarEvent, EventChange, Occurrence } from "../core/calendar-event.ts";
import { ReplyError } from "../core/errors.ts";
import type { ArrangedEvent, EventService, NewTime } from "../core/event-service.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { PeopleService } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { readRecurrence } from "../time/occurrences/recurrence-text.ts";
import { conflictsOf } from "./conflicts.ts";
import * as refusal from "./event-refusals.ts";
import { mayChange, maySee } from "./event-rights.ts";
import { readEventText } from "./event-text.ts";
import { addEvent, changeEvent, removeEvent, takeOut, withLastEnd } from "./event-writes.ts";
import { listOccurrences, searchOccurrences } from "./list-occurrences.ts";
import { anchored, moveSeries } from "./move-series.ts";
import { namedAt } from "./named-at.ts";
import { endOf, nextOf, occurrencesIn } from "./occurrences.ts";

const most = { people: 100, days: 60, open: 500 };

export interface EventServiceOptions {
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly now: number;
  readonly locale: Locale;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly random: Random;
  /** Names of people, for what is refused; ids where left out. */
  readonly people?: Pick<PeopleService, "names">;
  /** May do what whoever arranged an event may. */
  readonly isAdmin: boolean;
  /** Whether events of this robot also appear in DingTalk's calendar; not when left out. */
  readonly hasCalendar?: (robot: string) => boolean;
  /** How long before it begins people are reminded, where nothing else was said. */
  readonly remindBefore?: readonly number[];
  /** How long an event is of which only the start was said. */
  readonly lengthMs?: number;
}

/** Events for the sender of one message: reads now, writes with the reply. */
export function createEventService(options: EventServiceOptions): EventService {
  const { stores, unit, message, now, zone, calendar, random } = options;
  const { hasCalendar = () => false, remindBefore: usual = [15 * minuteMs] } = options;
  const { lengthMs = hourMs } = options;
  const ports = { now, calendar, random, hasCalendar };
  const person = message.sender.id;
  const viewer = { person, conversation: message.conversation.id, isAdmin: options.isAdmin };
  const reading = { events: stores.events, calendar, viewer, now };

  const refuse = (texts: Localized): never => {
    throw new ReplyError(pick(texts, options.locale));
  };
  const refuseUnless = (may: boolean, texts: Localized): void => {
    if (!may) refuse(texts);
  };
  async function refuseOthers(event: CalendarEvent): Promise<void> {
    if (mayChange(event, viewer)) return;
    const names = await options.people?.names([event.organizer]);
    refuse(refusal.notYours(event, names?.get(event.organizer) ?? event.organizer));
  }
  const nextId = async (): Promise<string> => `E${await stores.settings.increment("event")}`;
  const arranged = async (event: CalendarEvent): Promise<ArrangedEvent> => ({
    event,
    conflicts: await conflictsOf(event, reading),
    inCalendar: hasCalendar(event.robot),
  });

  /** An event with its time checked, and the end of its last time. */
  function checked(event: CalendarEvent): CalendarEvent {
    refuseUnless(event.endsAt > event.startsAt, refusal.endsBeforeStart);
    refuseUnless(event.endsAt - event.startsAt <= most.days * dayMs, refusal.tooLong(most.days));
    refuseUnless(event.people.length <= most.people, refusal.tooManyPeople(most.people));
    if (event.recurrence !== undefined) {
      const { freq } = readRecurrence(event.recurrence);
      refuseUnless(freq !== "MINUTELY", refusal.tooOften);
    }
    return withLastEnd(event, calendar);
  }

  /** One time of a series as an event of its own. */
  async function detached({ event, startsAt, endsAt }: Occurrence): Promise<CalendarEvent> {
    const { recurrence: _, lastEndsAt: __, ...rest } = event;
    return { ...rest, id: await nextId(), series: event.id, skipped: [], startsAt, endsAt };
  }

  async function replace(only: Occurrence, instead: CalendarEvent): Promise<ArrangedEvent> {
    const event = checked(instead);
    unit.write((tx) => takeOut(tx, only, event, ports));
    return arranged(event);
  }

  async function rewrite(event: CalendarEvent, after: CalendarEvent): Promise<ArrangedEvent> {
    const changed = checked(after);
    unit.write((tx) => changeEvent(tx, event, changeBetween(event, changed), ports));
    return arranged(changed);
  }

  return {
    async add(input) {
      const mine = await stores.events.list({ person, after: now, limit: most.open });
      refuseUnless(mine.length < most.open, refusal.tooMany(most.open));
      const people = [...new Set([person, ...input.people])];
      const times = timesOf(input, { lengthMs });
      const { place, recurrence } = input;
      const event = checked({
        id: await nextId(),
        title: input.title,
        robot: message.robot,
        conversation: viewer.conversation,
        organizer: person,
        createdAt: now,
        ...times,
        zone,
        skipped: [],
        everyone: input.everyone === true,
        remindBefore: input.remindBefore ?? usual,
        people: people.map((userId) => ({ userId })),
        ...(place === undefined ? {} : { place }),
        ...(recurrence === undefined
          ? {}
          : { recurrence: anchored(recurrence, times.startsAt, zone) }),
      });
      unit.write((tx) => addEvent(tx, event, ports));
      return arranged(event);
    },
    async find(id) {
      const event = await stores.events.find(id);
      if (event === undefined || event.deletedAt !== undefined) return undefined;
      const { robot, conversation, everyone } = event;
      const isMember = everyone && (await stores.directory.isMember(robot, conversation, person));
      return isMember || maySee(event, viewer) ? event : undefined;
    },
    list: (query) => listOccurrences(query, { ...reading, robot: message.robot }),
    search: (words, range) => searchOccurrences(words, range, { ...reading, robot: message.robot }),
    next: (event) => nextOf(event, now, calendar),
    upcoming: (event, limit) => occurrencesIn(event, { from: now, to: Infinity }, calendar, limit),
    occurrenceIn: (event, { from, to }) =>
      occurrencesIn(event, { from, to }, calendar).find(({ startsAt }) => startsAt >= from),
    async move(event, to, only) {
      await refuseOthers(event);
      const kept = {
        lengthMs: only === undefined ? event.endsAt - event.startsAt : only.endsAt - only.startsAt,
      };
      const usualLength = event.allDay && to.allDay !== true ? { lengthMs } : kept;
      const times = timesOf(to, usualLength);
      if (only !== undefined) return replace(only, { ...(await detached(only)), ...times });
      if (to.recurrence !== undefined) {
        const recurrence = anchored(to.recurrence, to.startsAt, event.zone);
        return rewrite(event, { ...event, ...times, recurrence, skipped: [] });
      }
      const from = nextOf(event, now, calendar);
      if (event.recurrence === undefined || from === undefined) {
        return rewrite(event, { ...event, ...times });
      }
      const moved = moveSeries(event, from, to, { now, calendar });
      if (moved === undefined) return refuse(refusal.sayRule(event));
      const length = times.endsAt - times.startsAt;
      const { startsAt, recurrence, skipped } = moved;
      const base = { ...event, ...times, startsAt, endsAt: startsAt + length, recurrence };
      return rewrite(event, { ...base, endsAt: endOf(base, startsAt), skipped });
    },
    async change(event, edit, only) {
      await refuseOthers(event);
      const gone = new Set(edit.remove?.filter((one) => one !== event.organizer));
      const added = (edit.add ?? []).filter(
        (one) => !event.people.some(({ userId }) => userId === one),
      );
      const { place: _, ...rest } = event;
      const place = edit.place === undefined ? event.place : (edit.place ?? undefined);
      const after: CalendarEvent = {
        ...rest,
        title: edit.title ?? event.title,
        remindBefore: edit.remindBefore ?? event.remindBefore,
        people: [
          ...event.people.filter(({ userId }) => !gone.has(userId)),
          ...[...new Set(added)].map((userId) => ({ userId })),
        ],
        ...(place === undefined ? {} : { place }),
      };
      if (only === undefined) return rewrite(event, after);
      return replace(only, await detached({ ...only, event: after }));
    },
    async remove(event, only) {
      await refuseOthers(event);
      if (only !== undefined && event.recurrence !== undefined) {
        unit.write((tx) => takeOut(tx, only, undefined, ports));
        return [];
      }
      unit.write((tx) => removeEvent(tx, event, ports));
      return stores.events.listDetached(event.id);
    },
    async answer(event, comes) {
      refuseUnless(event.organizer !== person, refusal.yoursToDelete(event));
      const isAsked = event.everyone || event.people.some(({ userId }) => userId === person);
      refuseUnless(isAsked, refusal.notInvited(event));
      unit.write((tx) => tx.events.decline(event.id, person, comes ? null : now));
    },
    read: readEventText,
    namedAt: (text) => namedAt(text, stores.directory),
  };
}

/** When an event is, with the end it has when only its start was said. */
function timesOf(
  to: NewTime,
  kept: { readonly lengthMs: number },
): Pick<CalendarEvent, "startsAt" | "endsAt" | "allDay"> {
  const allDay = to.allDay === true;
  const lasting = allDay ? dayMs : kept.lengthMs;
  const endsAt = to.endsAt ?? to.startsAt + lasting;
  return { startsAt: to.startsAt, endsAt, allDay };
}

/** What is to be written for an event to become another. */
function changeBetween(before: CalendarEvent, after: CalendarEvent): EventChange {
  const { startsAt, endsAt, allDay, title, remindBefore, place = null } = after;
  const { recurrence = null, lastEndsAt = null, people } = after;
  return {
    title,
    place,
    startsAt,
    endsAt,
    allDay,
    lastEndsAt,
    remindBefore,
    // A rule that stays keeps what was taken out of it.
    ...(recurrence === (before.recurrence ?? null) ? {} : { recurrence, skipped: after.skipped }),
    people: people.map(({ userId }) => userId),
  };
}
