import type { Selectable } from "kysely";
import type { Destination } from "../core/destination.ts";
import type { Reminder } from "../core/reminder.ts";
import type { Schema } from "./schema.ts";

export type ReminderRow = Selectable<Schema["reminders"]>;

export function toReminder(row: ReminderRow): Reminder {
  return {
    id: row.id,
    text: row.text,
    destination: JSON.parse(row.destination) as Destination,
    mentions: JSON.parse(row.mentions) as string[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    nextAt: row.next_at,
    zone: row.zone,
    ...(row.recurrence === null ? {} : { recurrence: row.recurrence }),
    ...(row.remaining === null ? {} : { remaining: row.remaining }),
    ...(row.everyone === 1 ? { everyone: true } : {}),
    status: row.status,
  };
}
