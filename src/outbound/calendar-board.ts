import type {
  BoardEvent,
  BoardEventChange,
  BoardEventRef,
  CalendarBoard,
  NewBoardEvent,
  SeenBoardEvent,
} from "../core/calendar-board.ts";
import type { CompanyDirectory } from "../core/company-directory.ts";
import { BoardError } from "../core/todo-board.ts";
import type { CalendarEvent } from "../dingtalk/answers/calendar.ts";
import type { CalendarApi } from "./client/calendar.ts";
import type { Clients } from "./client/clients.ts";
import { orBoardError } from "./or-board-error.ts";
import { PlatformError } from "./platform-error.ts";

const mostPages = 10;

export interface CalendarBoardOptions {
  readonly clients: Clients;
  readonly people: CompanyDirectory;
}

/** DingTalk's calendars as a board. */
export function createCalendarBoard({ clients, people }: CalendarBoardOptions): CalendarBoard {
  function calendarOf(robot: string): CalendarApi {
    const client = clients.byId(robot);
    if (client !== undefined) return client.calendar;
    throw new BoardError(`the robot ${robot} has no credentials any more`, "never");
  }

  async function unionIdOf(userId: string, robot: string): Promise<string> {
    const unionId = await people.unionId(userId, robot);
    if (unionId !== undefined) return unionId;
    throw new BoardError(`DingTalk's directory has nobody ${userId}`, "never");
  }

  async function make({ robot, ...event }: NewBoardEvent) {
    const calendar = calendarOf(robot);
    const owner = await unionIdOf(event.organizer, robot);
    const attendees: { id: string }[] = [];
    for (const userId of event.attendees) attendees.push({ id: await unionIdOf(userId, robot) });
    const { remindMinutesBefore: minutes } = event;
    const made = await calendar.create(
      owner,
      {
        summary: event.title,
        ...pointsOf(event),
        attendees,
        ...(event.place === undefined ? {} : { location: { displayName: event.place } }),
        ...(minutes === undefined
          ? {}
          : { reminders: minutes === null ? [] : [{ method: "dingtalk", minutes }] }),
      },
      event.key,
    );
    return { eventId: made.id, owner };
  }

  async function changeEvent(
    robot: string,
    { eventId, owner }: BoardEventRef,
    { title, times, place, add = [], remove = [] }: BoardEventChange,
  ): Promise<void> {
    const calendar = calendarOf(robot);
    const fields = {
      ...(title === undefined ? {} : { summary: title }),
      ...(times === undefined ? {} : pointsOf(times)),
      ...(place === undefined ? {} : { location: { displayName: place } }),
    };
    if (Object.keys(fields).length > 0) await calendar.update(owner, eventId, fields);
    const added = await unionIdsOf(add, robot);
    if (added.length > 0) await calendar.addAttendees(owner, eventId, added);
    const removed = await unionIdsOf(remove, robot);
    if (removed.length > 0) await calendar.removeAttendees(owner, eventId, removed);
  }

  async function unionIdsOf(userIds: readonly string[], robot: string): Promise<string[]> {
    const ids: string[] = [];
    for (const userId of userIds) ids.push(await unionIdOf(userId, robot));
    return ids;
  }

  async function look(
    robot: string,
    { eventId, owner }: BoardEventRef,
    asked: readonly string[],
  ): Promise<SeenBoardEvent | "gone"> {
    let found: CalendarEvent;
    try {
      found = await calendarOf(robot).get(owner, eventId);
    } catch (error) {
      if (error instanceof PlatformError && error.platformCode === "itemNotFound") return "gone";
      throw error;
    }
    const [event] = boardEvent(found);
    if (found.status === "cancelled" || event === undefined) return "gone";
    const declined = new Set(
      (found.attendees ?? [])
        .filter(({ responseStatus }) => responseStatus === "declined")
        .map(({ id }) => id),
    );
    const absent: string[] = [];
    if (declined.size > 0) {
      for (const userId of asked) {
        if (declined.has(await unionIdOf(userId, robot))) absent.push(userId);
      }
    }
    return { ...event, allDay: found.start?.date !== undefined, declined: absent };
  }

  async function list(robot: string, userId: string, range: { from: number; to: number }) {
    const calendar = calendarOf(robot);
    const owner = await unionIdOf(userId, robot);
    const timeMin = new Date(range.from).toISOString();
    const timeMax = new Date(range.to).toISOString();
    const events: BoardEvent[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const more = nextToken === undefined ? {} : { nextToken };
      const found = await calendar.view(owner, { timeMin, timeMax, maxResults: 100, ...more });
      events.push(...found.events.flatMap(boardEvent));
      nextToken = found.nextToken;
      if (nextToken === undefined) break;
    }
    return events.toSorted((a, b) => a.startsAt - b.startsAt);
  }

  return {
    covers: (robot) => clients.byId(robot) !== undefined,
    make: (event) => orBoardError(() => make(event)),
    list: (robot, userId, range) => orBoardError(() => list(robot, userId, range)),
    change: (robot, ref, change) => orBoardError(() => changeEvent(robot, ref, change)),
    look: (robot, ref, asked) => orBoardError(() => look(robot, ref, asked)),
    remove: (robot, { eventId, owner }) =>
      orBoardError(async () => {
        try {
          await calendarOf(robot).delete(owner, eventId);
        } catch (error) {
          if (!(error instanceof PlatformError) || error.platformCode !== "itemNotFound")
            throw error;
        }
      }),
  };
}

/** DingTalk means whole days in its own zone; those of another are told as they are there. */
function pointsOf({
  startsAt,
  endsAt,
  zone,
  allDay = false,
}: Pick<NewBoardEvent, "startsAt" | "endsAt" | "zone" | "allDay">) {
  if (allDay) {
    const day = (at: number) => ({
      date: new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at),
    });
    return { isAllDay: true, start: day(startsAt), end: day(endsAt) };
  }
  const point = (at: number) => ({ dateTime: new Date(at).toISOString(), timeZone: zone });
  return { isAllDay: false, start: point(startsAt), end: point(endsAt) };
}

/** Whole days have dates, which DingTalk means in its own zone. */
function boardEvent({ id, summary, start, end, location }: CalendarEvent): BoardEvent[] {
  const startsAt = instantOf(start);
  const endsAt = instantOf(end);
  if (startsAt === undefined) return [];
  const place = location?.displayName;
  const event = { eventId: id, title: summary ?? "", startsAt, endsAt: endsAt ?? startsAt };
  return [place === undefined ? event : { ...event, place }];
}

function instantOf(point: CalendarEvent["start"]): number | undefined {
  const text = point?.dateTime ?? (point?.date === undefined ? "" : `${point.date}T00:00:00+08:00`);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
