import { z } from "zod";
import { createEventService } from "../../calendar/event-service.ts";
import { occurrencesIn } from "../../calendar/occurrences.ts";
import { dayMs } from "../../core/clock.ts";
import type { CalendarEvent } from "../../core/calendar-event.ts";
import type { Destination } from "../../core/destination.ts";
import type { Locale } from "../../core/locale.ts";
import type { Random } from "../../core/random.ts";
import type { WorkCalendar } from "../../time/calendar/work-calendar.ts";
import { actorOf } from "../actor.ts";
import { pageQuery, pageSchema } from "../cursor.ts";
import { instantSchema } from "../instant.ts";
import { defineOperation, type Operation, type OperationInput } from "../operation.ts";
import { destinationOf, placeSchema, type Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";
import type { ReadWhen } from "./reminders.ts";
import {
  occurrenceSchema,
  scheduleSchema,
  showOccurrence,
  showSchedule,
} from "./schedule-shape.ts";

const idParams = z.object({ id: z.string().regex(/^E\d{1,9}$/, "is not the id of a schedule") });
const person = z.string().min(1).max(200);
const title = z.string().trim().min(1).max(500);
const place = z.string().trim().min(1).max(100);
const minutes = z.array(z.number().int().min(0).max(43_200)).max(5);
const occurrence = instantSchema.describe(
  "When the one time of a series begins that is meant; all of it when left out.",
);

export interface ScheduleOperationOptions {
  readonly places: Places;
  readonly random: Random;
  readonly zone: string;
  readonly locale: Locale;
  readonly calendar: WorkCalendar;
  readonly readWhen: ReadWhen;
  readonly hasCalendar: (robot: string) => boolean;
  /** What an event is where nothing else is said. */
  readonly events: { readonly remindBefore: readonly number[]; readonly lengthMs: number };
}

/** `schedules`: the same events as in the chat. */
export function scheduleOperations(options: ScheduleOperationOptions): readonly Operation[] {
  const { places, calendar, readWhen } = options;
  const serviceFor = ({ stores, unit, caller, now }: OperationInput, at: Destination) =>
    // What a token may change is what its scopes say.
    createEventService({
      ...options,
      ...options.events,
      stores,
      unit,
      now,
      message: actorOf(caller, at),
      isAdmin: true,
    });
  return [
    defineOperation({
      id: "createSchedule",
      method: "post",
      path: "/schedules",
      scope: "schedules:write",
      summary: "Arranges an event",
      body: z.strictObject({
        to: placeSchema.describe("Where it belongs, and where people are reminded."),
        title,
        place: place.optional(),
        people: z.array(person).max(100).default([]),
        starts_at: instantSchema.optional(),
        ends_at: instantSchema.optional(),
        when: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .optional()
          .describe("Its start in words, also one that repeats: 每周一 10:00, every Monday 10:00."),
        all_day: z.boolean().default(false),
        remind_before_minutes: minutes.optional(),
      }),
      status: 201,
      answer: scheduleSchema,
      async handle(input) {
        const { body, now } = input;
        const at = startIn(body, now, readWhen);
        if (at === undefined) throw wrong("/starts_at", "one of `starts_at` and `when` is needed");
        const service = serviceFor(input, destinationOf(body.to, places));
        const { event } = await service.add({
          title: body.title,
          people: body.people,
          startsAt: at.at,
          allDay: body.all_day,
          ...(at.recurrence === undefined ? {} : { recurrence: at.recurrence }),
          ...(body.ends_at === undefined ? {} : { endsAt: Date.parse(body.ends_at) }),
          ...(body.place === undefined ? {} : { place: body.place }),
          ...reminderIn(body.remind_before_minutes),
        });
        return showSchedule(event);
      },
    }),
    defineOperation({
      id: "listSchedules",
      method: "get",
      path: "/schedules",
      scope: "schedules:read",
      summary:
        "What takes place in a stretch of time, soonest first; a series by each of its times",
      query: z.strictObject({
        ...pageQuery,
        from: instantSchema,
        to: instantSchema,
        person: person.optional(),
        conversation: person.optional(),
      }),
      status: 200,
      answer: pageSchema(occurrenceSchema),
      async handle({ query, stores }) {
        const range = { from: Date.parse(query.from), to: Date.parse(query.to) };
        if (range.to <= range.from) throw wrong("/to", "is not after `from`");
        if (range.to - range.from > 366 * dayMs)
          throw wrong("/to", "is more than a year after `from`");
        const { person: whose, conversation, limit, cursor = "0" } = query;
        const skip = /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
        const events = await stores.events.list({
          before: range.to,
          after: range.from,
          limit: 10_000,
          ...(whose === undefined ? {} : { person: whose }),
          ...(conversation === undefined ? {} : { conversation }),
        });
        const all = events
          .flatMap((event) => occurrencesIn(event, range, calendar))
          .toSorted((a, b) => a.startsAt - b.startsAt || (a.event.id < b.event.id ? -1 : 1));
        const items = all.slice(skip, skip + limit).map(showOccurrence);
        const next = skip + limit < all.length ? String(skip + limit) : undefined;
        return {
          items,
          next_cursor: next === undefined ? null : Buffer.from(next).toString("base64url"),
        };
      },
    }),
    defineOperation({
      id: "getSchedule",
      method: "get",
      path: "/schedules/{id}",
      scope: "schedules:read",
      summary: "One event",
      params: idParams,
      status: 200,
      answer: scheduleSchema,
      handle: async ({ params, stores }) =>
        showSchedule(found(await stores.events.find(params.id), params.id)),
    }),
    defineOperation({
      id: "changeSchedule",
      method: "patch",
      path: "/schedules/{id}",
      scope: "schedules:write",
      summary: "Changes an event, or one time of a series, which becomes an event of its own",
      params: idParams,
      body: z.strictObject({
        occurrence: occurrence.optional(),
        title: title.optional(),
        place: place.nullable().optional(),
        add: z.array(person).max(100).optional(),
        remove: z.array(person).max(100).optional(),
        starts_at: instantSchema.optional(),
        ends_at: instantSchema.optional(),
        when: z.string().trim().min(1).max(200).optional(),
        all_day: z.boolean().optional(),
        remind_before_minutes: minutes.optional(),
      }),
      status: 200,
      answer: scheduleSchema,
      async handle(input) {
        const { body, now, params, stores } = input;
        let event = found(await stores.events.find(params.id), params.id);
        const service = serviceFor(input, placeOf(event));
        let only = timeOf(event, body.occurrence, calendar);
        const lasts = body.ends_at !== undefined || body.all_day !== undefined;
        const stays = lasts ? { at: (only ?? event).startsAt } : undefined;
        const at: ReturnType<ReadWhen> | undefined = startIn(body, now, readWhen) ?? stays;
        const { title: named, place: where, add, remove } = body;
        const edit = {
          ...(named === undefined ? {} : { title: named }),
          ...(where === undefined ? {} : { place: where }),
          ...(add === undefined ? {} : { add }),
          ...(remove === undefined ? {} : { remove }),
          ...reminderIn(body.remind_before_minutes),
        };
        if (Object.keys(edit).length > 0) {
          ({ event } = await service.change(event, edit, only));
          only = undefined;
        }
        if (at !== undefined) {
          const to = {
            startsAt: at.at,
            allDay: body.all_day ?? event.allDay,
            ...(at.recurrence === undefined ? {} : { recurrence: at.recurrence }),
            ...(body.ends_at === undefined ? {} : { endsAt: Date.parse(body.ends_at) }),
          };
          ({ event } = await service.move(event, to, only));
        }
        return showSchedule(event);
      },
    }),
    defineOperation({
      id: "deleteSchedule",
      method: "delete",
      path: "/schedules/{id}",
      scope: "schedules:write",
      summary: "Calls an event off, or one time of a series",
      params: idParams,
      query: z.strictObject({ occurrence: occurrence.optional() }),
      status: 204,
      async handle(input) {
        const event = found(await input.stores.events.find(input.params.id), input.params.id);
        const only = timeOf(event, input.query.occurrence, calendar);
        await serviceFor(input, placeOf(event)).remove(event, only);
        return undefined;
      },
    }),
  ];
}

function placeOf({ robot, conversation }: CalendarEvent): Destination {
  return { kind: "group", robot, conversation };
}

function reminderIn(said: readonly number[] | undefined): { readonly remindBefore?: number[] } {
  return said === undefined ? {} : { remindBefore: said.map((each) => each * 60_000) };
}

/** The start that a body gives, by a moment or in words. */
function startIn(
  body: { readonly starts_at?: string | undefined; readonly when?: string | undefined },
  now: number,
  readWhen: ReadWhen,
): ReturnType<ReadWhen> | undefined {
  if (body.starts_at !== undefined && body.when !== undefined) {
    throw wrong("/when", "`starts_at` says when already");
  }
  if (body.when !== undefined) return readWhen(body.when, now);
  if (body.starts_at === undefined) return undefined;
  if (Date.parse(body.starts_at) <= now) throw wrong("/starts_at", "this moment has passed");
  return { at: Date.parse(body.starts_at) };
}

/** The one time of a series that begins then. */
function timeOf(event: CalendarEvent, said: string | undefined, calendar: WorkCalendar) {
  if (said === undefined) return undefined;
  const at = Date.parse(said);
  const time = occurrencesIn(event, { from: at, to: at + 1 }, calendar).find(
    ({ startsAt }) => startsAt === at,
  );
  if (time === undefined || event.recurrence === undefined) {
    throw wrong("/occurrence", `${event.id} is no series that takes place then`);
  }
  return time;
}

function found(event: CalendarEvent | undefined, id: string): CalendarEvent {
  if (event !== undefined && event.deletedAt === undefined) return event;
  throw new ApiProblem(404, "not_found", `there is no schedule ${id}`);
}

function wrong(path: string, message: string): ApiProblem {
  return new ApiProblem(422, "refused", message, { errors: [{ path, message }] });
}
