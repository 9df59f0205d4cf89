import { z } from "zod";
import type { Locale } from "../../core/locale.ts";
import type { Random } from "../../core/random.ts";
import type { Reminder } from "../../core/reminder.ts";
import { createReminderService } from "../../reminders/reminder-service.ts";
import { actorOf } from "../actor.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { instantSchema, showInstant } from "../instant.ts";
import { defineOperation, type Operation } from "../operation.ts";
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
  status: z.enum(["active", "paused", "done", "cancelled"]),
});

const idParams = z.object({
  id: z.string().regex(/^R[0-9A-Z]{3,12}$/, "is not the id of a reminder"),
});

export interface ReminderOperationOptions {
  readonly places: Places;
  readonly random: Random;
  readonly zone: string;
  readonly locale: Locale;
}

/** `reminders`: the same reminders as in the chat. */
export function reminderOperations(options: ReminderOperationOptions): readonly Operation[] {
  const { places, random, zone, locale } = options;
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
        at: instantSchema,
        mentions: z.array(z.string().min(1).max(200)).max(50).default([]),
      }),
      status: 201,
      answer: reminderSchema,
      async handle({ body, stores, unit, caller, now }) {
        const at = Date.parse(body.at);
        if (at <= now) {
          const message = "this moment has passed";
          throw new ApiProblem(422, "refused", message, { errors: [{ path: "/at", message }] });
        }
        const message = actorOf(caller, destinationOf(body.to, places));
        const service = createReminderService({ stores, unit, message, random, now, zone, locale });
        return showReminder(await service.remind({ text: body.text, at, people: body.mentions }));
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
    status: reminder.status,
  };
}
