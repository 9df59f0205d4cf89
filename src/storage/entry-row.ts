import type { Selectable } from "kysely";
import type { Destination } from "../core/destination.ts";
import type { Entry } from "../core/entry.ts";
import type { Reply } from "../core/reply.ts";
import type { Schema } from "./schema.ts";

/** A row of the outbox. */
export type EntryRow = Selectable<Schema["outbox"]>;

/** The entry that `row` keeps. */
export function toEntry(row: EntryRow): Entry {
  return {
    id: row.id,
    key: row.key,
    lane: row.lane,
    destination: JSON.parse(row.destination) as Destination,
    reply: JSON.parse(row.reply) as Reply,
    status: row.status,
    createdAt: row.created_at,
    dueAt: row.due_at,
    attempts: row.attempts,
    ...(row.merge === null ? {} : { merge: row.merge }),
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
  };
}
