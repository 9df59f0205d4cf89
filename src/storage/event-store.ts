import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { EventReminder } from "../core/calendar-event.ts";
import type { EventStore } from "../core/event-store.ts";
import { addEvent, changeEvent, declineEvent } from "./event-changes.ts";
import { listEvents } from "./event-list.ts";
import { toEvents } from "./event-row.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** Calendar events, with a row of its own for each person. */
export function createEventStore({ db, dialect, write }: Session): EventStore {
  /** One after the other, so that of two who change one at once the second sees the first. */
  const alone = <T>(id: string, change: (tx: Kysely<Schema>) => Promise<T>): Promise<T> =>
    write(async (work) => {
      await sql`select id from events where id = ${id} ${dialect.forUpdate}`.execute(work.db);
      return change(work.db);
    });
  return {
    add: (event) => write((work) => addEvent(work.db, event)),
    async find(id) {
      const rows = await db.selectFrom("events").selectAll().where("id", "=", id).execute();
      return (await toEvents(db, rows))[0];
    },
    list: (filter) => listEvents(db, filter),
    change: (id, change) => alone(id, (tx) => changeEvent(tx, id, change)),
    skip: (id, slot) => alone(id, (tx) => skip(tx, id, slot)),
    remove: (id, now) =>
      alone(id, async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("events")
          .set({ deleted_at: now })
          .where("id", "=", id)
          .where("deleted_at", "is", null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    async listDetached(series) {
      const rows = await db
        .selectFrom("events")
        .selectAll()
        .where("series", "=", series)
        .where("deleted_at", "is", null)
        .orderBy("seq")
        .execute();
      return toEvents(db, rows);
    },
    decline: (id, person, declinedAt) =>
      alone(id, (tx) => declineEvent(tx, id, person, declinedAt)),
    async listPlaces(after, before) {
      return await db
        .selectFrom("events")
        .select(["robot", "conversation"])
        .distinct()
        .where("deleted_at", "is", null)
        .where("starts_at", "<", before)
        .where((eb) => eb.or([eb("last_ends_at", "is", null), eb("last_ends_at", ">", after)]))
        .execute();
    },
    setReminders: (id, reminders, after = -1) =>
      write(async (work) => {
        await work.db
          .deleteFrom("event_reminders")
          .where("event_id", "=", id)
          .where("at", ">", after)
          .execute();
        const rows = reminders.map(({ at, slot }) => ({ event_id: id, at, slot }));
        if (rows.length > 0) {
          await work.db
            .insertInto("event_reminders")
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        work.touch("due");
      }),
    takeReminders: (now, limit) =>
      write(async (work) => {
        const { rows } = await sql<{ event_id: string; at: number; slot: number }>`
          delete from event_reminders where (event_id, at, slot) in (
            select event_id, at, slot from event_reminders where at <= ${now}
            order by at, event_id, slot limit ${limit} ${dialect.skipLocked})
          returning event_id, at, slot`.execute(work.db);
        const taken = rows.map(({ event_id: eventId, at, slot }): EventReminder => ({
          eventId,
          at,
          slot,
        }));
        return taken.toSorted((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1));
      }),
    async nextReminderAt() {
      const row = await db
        .selectFrom("event_reminders")
        .select((eb) => eb.fn.min("at").as("at"))
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

async function skip(db: Kysely<Schema>, id: string, slot: number): Promise<boolean> {
  const row = await db
    .selectFrom("events")
    .select("skipped")
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return false;
  const skipped = JSON.parse(row.skipped) as number[];
  if (skipped.includes(slot)) return false;
  await db
    .updateTable("events")
    .set({ skipped: JSON.stringify([...skipped, slot]) })
    .where("id", "=", id)
    .execute();
  return true;
}
