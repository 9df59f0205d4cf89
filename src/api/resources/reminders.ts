import { z } from "zod";
import type { Destination } from "../../core/destination.ts";
import type { Locale } from "../../core/locale.ts";
import type { Random } from "../../core/random.ts";
import type { Reminder } from "../../core/reminder.ts";
import { createReminderService } from "../../reminders/reminder-service.ts";
import type { WorkCalendar } from "../../time/calendar/work-calendar.ts";
import { actorOf } from "../actor.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { instantSchema, showInstant } from "../instant.ts";
import { defineOperation, type Operation, type OperationInput } from "../operation.ts";
import { destinationOf, placeSchema, showPlace, type Places } from "../place.ts";
import { ApiProblem } from "../problem.ts";

const reminderSchema = z.object({
  id: z.string(),
  text: z.string(),
  to: placeSchema,
  mentions: z.array(z.string()),
  created_by: z.string(),
  created_at: z.string(),
  next_at: z.string(),
  time_zone: z.string(),
  recurrence: z.string().optional().describe("How it comes again; without one it comes once."),
  status: z.enum(["active", "paused", "done", "cancelled"]),
});

const whenSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe("A time in words, also one that repeats: 每个工作日 18:00, every Monday 9:30.");

const idParams = z.object({
  id: z.string().regex(/^R[0-9A-Z]{3,12}$/, "is not the id of a reminder"),
});

export interface ReminderOperationOptions {
  readonly places: Places;
  readonly random: Random;
  readonly zone: string;
  readonly locale: Locale;
  readonly calendar: WorkCalendar;
  readonly readWhen: ReadWhen;
}

/** The time that words are, in the deployment's zone. Throws a ReplyError that says why they are none. */
export type ReadWhen = (
  words: string,
  now: number,
) => { readonly at: number; readonly recurrence?: string };

/** `reminders`: the same reminders as in the chat. */
export function reminderOperations(options: ReminderOperationOptions): readonly Operation[] {
  const { places, random, zone, locale, calendar, readWhen } = options;
  const serviceFor = ({ stores, unit, caller, now }: OperationInput, at: Destination) => {
    const message = actorOf(caller, at);
    const whose = { stores, unit, message, random, now, zone, locale, calendar };
    // What a token may change is what its scopes say.
    const rights = { isAdmin: true, mayCallEveryone: false };
    return createReminderService({ ...whose, ...rights, groups: places.groups });
  };
  return [
    defineOperation({
      id: "createReminder",
      method: "post",
      path: "/reminders",
      scope: "reminders:write",
      summary: "Makes a reminder that is posted when its time comes",
      body: z.strictObject({
        to: placeSchema.describe("Where it is posted."),
        text: z.string().trim().min(1).max(2000),
        at: instantSchema.optional(),
        when: whenSchema.optional(),
        mentions: z.array(z.string().min(1).max(200)).max(50).default([]),
      }),
      status: 201,
      answer: reminderSchema,
      async handle(input) {
        const { to, text, mentions } = input.body;
        const when = timeIn(input.body, input.now, readWhen);
        if (when === undefined) throw wrong("/at", "one of `at` and `when` is needed");
        const destination = destinationOf(to, places);
        const service = serviceFor(input, destination);
        const wanted = { text, people: mentions, destination, ...when };
        return showReminder(await service.remind(wanted));
      },
    }),
    defineOperation({
      id: "listReminders",
      method: "get",
      path: "/reminders",
      scope: "reminders:read",
      summary: "Active reminders, soonest first",
      query: z.strictObject({ ...pageQuery, person: z.string().max(200).optional() }),
      status: 200,
      answer: pageSchema(reminderSchema),
      async handle({ query: { limit, cursor, person }, stores }) {
        const rows = await stores.reminders.page({
          limit: limit + 1,
          ...(person === undefined ? {} : { person }),
          ...(cursor === undefined ? {} : { after: cursor }),
        });
        return pageOf(rows, limit, showReminder);
      },
    }),
    defineOperation({
      id: "getReminder",
      method: "get",
      path: "/reminders/{id}",
      scope: "reminders:read",
      summary: "One reminder",
      params: idParams,
      status: 200,
      answer: reminderSchema,
      handle: async ({ params, stores }) =>
        showReminder(found(await stores.reminders.find(params.id), params.id)),
    }),
    defineOperation({
      id: "changeReminder",
      method: "patch",
      path: "/reminders/{id}",
      scope: "reminders:write",
      summary: "Changes text or time, pauses or resumes",
      params: idParams,
      body: z.strictObject({
        text: z.string().trim().min(1).max(2000).optional(),
        at: instantSchema.optional(),
        when: whenSchema.optional(),
        paused: z.boolean().optional(),
      }),
      status: 200,
      answer: reminderSchema,
      async handle(input) {
        const { text, paused } = input.body;
        const when = timeIn(input.body, input.now, readWhen);
        let reminder = found(await input.stores.reminders.find(input.params.id), input.params.id);
        const service = serviceFor(input, reminder.destination);
        if (reminder.status !== "active" && reminder.status !== "paused") {
          throw new ApiProblem(409, "refused", `${reminder.id} is ${reminder.status}`);
        }
        if (text !== undefined) reminder = await service.reword(reminder, text);
        if (when !== undefined) reminder = await service.move(reminder, when);
        if (paused === true && reminder.status === "active") {
          await service.pause(reminder);
          reminder = { ...reminder, status: "paused" };
        }
        if (paused === false && reminder.status === "paused") {
          reminder = await service.resume(reminder);
        }
        return showReminder(reminder);
      },
    }),
    defineOperation({
      id: "cancelReminder",
      method: "delete",
      path: "/reminders/{id}",
      scope: "reminders:write",
      summary: "Cancels a reminder",
      params: idParams,
      status: 204,
      async handle({ params, stores }) {
        const reminder = found(await stores.reminders.find(params.id), params.id);
        await stores.reminders.cancel(reminder.id);
        return undefined;
      },
    }),
  ];
}

/** The time that a body gives, by a moment or in words. */
function timeIn(
  { at, when }: { readonly at?: string | undefined; readonly when?: string | undefined },
  now: number,
  readWhen: ReadWhen,
): ReturnType<ReadWhen> | undefined {
  if (at !== undefined && when !== undefined) throw wrong("/when", "`at` says when already");
  if (when !== undefined) return readWhen(when, now);
  if (at === undefined) return undefined;
  if (Date.parse(at) <= now) throw wrong("/at", "this moment has passed");
  return { at: Date.parse(at) };
}

function wrong(path: string, message: string): ApiProblem {
  return new ApiProblem(422, "refused", message, { errors: [{ path, message }] });
}

function found(reminder: Reminder | undefined, id: string): Reminder {
  if (reminder === undefined) throw new ApiProblem(404, "not_found", `there is no reminder ${id}`);
  return reminder;
}

function showReminder(reminder: Reminder): z.input<typeof reminderSchema> {
  return {
    id: reminder.id,
    text: reminder.text,
    to: showPlace(reminder.destination),
    mentions: [...reminder.mentions],
    created_by: reminder.createdBy,
    created_at: showInstant(reminder.createdAt),
    next_at: showInstant(reminder.nextAt),
    time_zone: reminder.zone,
    ...(reminder.recurrence === undefined ? {} : { recurrence: reminder.recurrence }),
    status: reminder.status,
  };
}
