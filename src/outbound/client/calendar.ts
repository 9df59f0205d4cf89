import { anyAnswer } from "../../dingtalk/answers/shape.ts";
import {
  attendeePage,
  calendarEvent,
  calendarPage,
  type AttendeePage,
  type CalendarEvent,
  type CalendarPage,
} from "../../dingtalk/answers/calendar.ts";
import type { CallApi } from "./call-api.ts";

/** A moment with its zone, or a whole day; the end of a whole-day event is the day after its last. */
export type EventPoint =
  | { readonly dateTime: string; readonly timeZone: string }
  | { readonly date: string };

/** An event to be made. People are union ids. */
export interface NewCalendarEvent {
  /** Up to 2,048 characters. */
  readonly summary: string;
  readonly start: EventPoint;
  readonly end?: EventPoint;
  readonly isAllDay?: boolean;
  /** Up to 5,000 characters. */
  readonly description?: string;
  /** Up to 500. */
  readonly attendees?: readonly { readonly id: string; readonly isOptional?: boolean }[];
  readonly location?: { readonly displayName: string };
  /** Left out: 15 minutes before; an empty list: none. */
  readonly reminders?: readonly { readonly method: "dingtalk"; readonly minutes: number }[];
  readonly recurrence?: Readonly<Record<string, unknown>>;
}

/** A stretch of time, ISO 8601 with offset; a year at most. */
export interface EventRange {
  readonly timeMin?: string;
  readonly timeMax?: string;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/**
 * Events of a person's primary calendar, `calendar_1_0` (protocol §7.3). `owner` is the organiser's union
 * id. 100 creations a person and day.
 */
export interface CalendarApi {
  /** `POST …/calendars/primary/events` (K0250). `clientToken` makes a repeat within a day the same event. */
  create(owner: string, event: NewCalendarEvent, clientToken?: string): Promise<CalendarEvent>;
  /** `GET …/events/{eventId}` (K0251). */
  get(owner: string, eventId: string): Promise<CalendarEvent>;
  /** `GET …/events` (K0253): up to 100 a page; of recurring events only the past. */
  list(owner: string, range: EventRange & { readonly syncToken?: string }): Promise<CalendarPage>;
  /** `GET …/eventsview` (K0254): recurring events unfolded. */
  view(owner: string, range: EventRange): Promise<CalendarPage>;
  /** `PUT …/events/{eventId}` (K0252): by the organiser, what is changed only. */
  update(owner: string, eventId: string, change: Partial<NewCalendarEvent>): Promise<CalendarEvent>;
  /** `DELETE …/events/{eventId}` (K0255): for all by the organiser, else from the own calendar. */
  delete(owner: string, eventId: string): Promise<void>;
  /** `POST …/events/{eventId}/attendees` (K0256): up to 500 a call. */
  addAttendees(owner: string, eventId: string, people: readonly string[]): Promise<void>;
  /** `POST …/events/{eventId}/attendees/batchRemove` (K0257). */
  removeAttendees(owner: string, eventId: string, people: readonly string[]): Promise<void>;
  /** `GET …/events/{eventId}/attendees` (K0259). */
  attendees(owner: string, eventId: string, nextToken?: string): Promise<AttendeePage>;
  /** `POST …/events/{eventId}/respond` (K0258). */
  respond(
    owner: string,
    eventId: string,
    response: "needsAction" | "accepted" | "declined" | "tentative",
  ): Promise<void>;
}

export function createCalendarApi(call: CallApi): CalendarApi {
  const calendar = "/v1.0/calendar/users/{userId}/calendars/primary";
  const all = `${calendar}/events`;
  const one = `${all}/{eventId}`;
  const get = { generation: "new", method: "GET" } as const;
  const post = { generation: "new", method: "POST" } as const;
  return {
    create(userId, event, clientToken) {
      const headers = clientToken === undefined ? {} : { "x-client-token": clientToken };
      const body = { ...event };
      return call({ ...post, path: all, at: { userId }, headers, body }, calendarEvent);
    },
    get: (userId, eventId) => call({ ...get, path: one, at: { userId, eventId } }, calendarEvent),
    list: (userId, range) =>
      call({ ...get, path: all, at: { userId }, query: { ...range } }, calendarPage),
    view(userId, range) {
      const path = `${calendar}/eventsview`;
      return call({ ...get, path, at: { userId }, query: { ...range } }, calendarPage);
    },
    update(userId, eventId, change) {
      const body = { ...change, id: eventId };
      const at = { userId, eventId };
      return call({ generation: "new", method: "PUT", path: one, at, body }, calendarEvent);
    },
    async delete(userId, eventId) {
      const at = { userId, eventId };
      await call({ generation: "new", method: "DELETE", path: one, at }, anyAnswer);
    },
    async addAttendees(userId, eventId, people) {
      const body = { attendeesToAdd: people.map((id) => ({ id })) };
      const path = `${one}/attendees`;
      await call({ ...post, path, at: { userId, eventId }, body }, anyAnswer);
    },
    async removeAttendees(userId, eventId, people) {
      const body = { attendeesToRemove: people.map((id) => ({ id })) };
      const path = `${one}/attendees/batchRemove`;
      await call({ ...post, path, at: { userId, eventId }, body }, anyAnswer);
    },
    attendees(userId, eventId, nextToken) {
      const path = `${one}/attendees`;
      return call({ ...get, path, at: { userId, eventId }, query: { nextToken } }, attendeePage);
    },
    async respond(userId, eventId, responseStatus) {
      const path = `${one}/respond`;
      await call({ ...post, path, at: { userId, eventId }, body: { responseStatus } }, anyAnswer);
    },
  };
}
