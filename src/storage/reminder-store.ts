import { sql } from "kysely";
import { laneOf } from "../core/destination.ts";
import type { Reminder } from "../core/reminder.ts";
import type { ReminderStore } from "../core/storage.ts";
import { createReminderChanges } from "./reminder-changes.ts";
import { createReminderLists } from "./reminder-lists.ts";
import { toReminder, type ReminderRow } from "./reminder-row.ts";
import type { Session, Work } from "./session.ts";

/** Reminders. `active` is written out in the SQL so that SQLite sees that the partial index fits. */
export function createReminderStore(session: Session): ReminderStore {
  return {
    ...createReminderLists(session),
    ...createReminderChanges(session),
    add: (reminder) => session.write((work) => add(work, reminder)),
    async find(id) {
      const row = await session.db
        .selectFrom("reminders")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : toReminder(row);
    },
    async page({ person, after, limit }) {
      let query = session.db
        .selectFrom("reminders")
        .selectAll()
        .where("status", "=", sql.lit("active"));
      if (person !== undefined) {
        query = query.where((eb) =>
          eb.exists(
            eb
              .selectFrom("reminder_people")
              .select("user_id")
              .whereRef("reminder_people.reminder_id", "=", "reminders.id")
              .where("user_id", "=", person),
          ),
        );
      }
      if (after !== undefined) {
        query = query.where(
          sql<boolean>`exists (select 1 from reminders as before where before.id = ${after} and (
            reminders.next_at > before.next_at
            or (reminders.next_at = before.next_at and reminders.id > before.id)))`,
        );
      }
      const rows = await query.orderBy("next_at").orderBy("id").limit(limit).execute();
      return rows.map(toReminder);
    },
    async countActive() {
      const row = await session.db
        .selectFrom("reminders")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("status", "=", sql.lit("active"))
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async due(now, limit) {
      const rows = await sql<ReminderRow>`
        select * from reminders where status = 'active' and next_at <= ${now}
        order by next_at, id limit ${limit} ${session.dialect.skipLocked}`.execute(session.db);
      return rows.rows.map(toReminder);
    },
    async markDone(ids) {
      const rows = session.dialect.rows(
        { id: "text" },
        ids.map((id) => ({ id })),
      );
      await session.write(({ db }) =>
        sql`update reminders set status = 'done'
          where status = 'active' and id in (select r.id from ${rows})`.execute(db),
      );
    },
    async moveOn(moves) {
      if (moves.length === 0) return;
      const rows = session.dialect.rows(
        { id: "text", next_at: "bigint", remaining: "bigint", from_at: "bigint" },
        moves.map(({ id, nextAt, remaining, from }) => ({
          id,
          next_at: nextAt,
          remaining: remaining ?? null,
          from_at: from ?? null,
        })),
      );
      await session.write(async ({ db, touch }) => {
        await sql`update reminders set next_at = r.next_at, remaining = r.remaining
          from ${rows} where reminders.id = r.id and status = 'active'
            and (r.from_at is null or reminders.next_at = r.from_at)`.execute(db);
        touch("due");
      });
    },
    async listRecurring({ afterId, limit }) {
      const rows = await session.db
        .selectFrom("reminders")
        .selectAll()
        .where("status", "=", sql.lit("active"))
        .where("recurrence", "is not", null)
        .where("id", ">", afterId)
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(toReminder);
    },
    async nextDueAt() {
      const row = await session.db
        .selectFrom("reminders")
        .select((eb) => eb.fn.min("next_at").as("at"))
        .where("status", "=", sql.lit("active"))
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

async function add({ db, touch }: Work, reminder: Reminder): Promise<boolean> {
  const result = await db
    .insertInto("reminders")
    .values({
      id: reminder.id,
      text: reminder.text,
      destination: JSON.stringify(reminder.destination),
      mentions: JSON.stringify(reminder.mentions),
      created_by: reminder.createdBy,
      created_at: reminder.createdAt,
      next_at: reminder.nextAt,
      zone: reminder.zone,
      status: reminder.status,
      recurrence: reminder.recurrence ?? null,
      remaining: reminder.remaining ?? null,
      lane: laneOf(reminder.destination),
      everyone: reminder.everyone === true ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  const people = new Set([reminder.createdBy, ...reminder.mentions]);
  await db
    .insertInto("reminder_people")
    .values([...people].map((user_id) => ({ user_id, reminder_id: reminder.id })))
    .execute();
  touch("due");
  return true;
}
