import { sql } from "kysely";
import type { UpdateObject } from "kysely";
import type { Reminder } from "../core/reminder.ts";
import type { ReminderStore } from "../core/storage.ts";
import { toReminder } from "./reminder-row.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

/** What becomes of reminders that are there. */
export function createReminderChanges(
  session: Session,
): Pick<
  ReminderStore,
  | "cancel"
  | "change"
  | "pause"
  | "pauseLane"
  | "resume"
  | "markTold"
  | "claimEveryone"
  | "everyoneCalledAt"
> {
  type Values = UpdateObject<Schema, "reminders">;
  /** Sets `values` of one that is in one of `states`; whether it was. */
  async function set(
    id: string,
    states: readonly Reminder["status"][],
    values: Values,
  ): Promise<boolean> {
    const result = await session.write(({ db, touch }) => {
      touch("due");
      return db
        .updateTable("reminders")
        .set(values)
        .where("id", "=", id)
        .where("status", "in", states)
        .executeTakeFirst();
    });
    return result.numUpdatedRows > 0n;
  }

  return {
    cancel: (id) => set(id, open, { status: "cancelled" }),
    change: (id, change) =>
      set(
        id,
        open,
        "text" in change
          ? { text: change.text }
          : {
              next_at: change.nextAt,
              recurrence: change.recurrence ?? null,
              remaining: change.remaining ?? null,
              status: "active",
            },
      ),
    pause: (id) => set(id, ["active"], { status: "paused" }),
    resume: (id, nextAt) => set(id, ["paused"], { status: "active", next_at: nextAt }),
    async pauseLane(lane) {
      const rows = await session.write(({ db }) =>
        db
          .updateTable("reminders")
          .set({ status: "paused" })
          .where("lane", "=", lane)
          .where("status", "=", sql.lit("active"))
          .returningAll()
          .execute(),
      );
      return rows.map(toReminder).toSorted((a, b) => a.nextAt - b.nextAt);
    },
    async markTold(ids, now) {
      if (ids.length === 0) return;
      const rows = session.dialect.rows(
        { id: "text" },
        ids.map((id) => ({ id })),
      );
      await session.write(({ db }) =>
        sql`update reminders set told_at = ${now} where id in (select r.id from ${rows})`.execute(
          db,
        ),
      );
    },
    async claimEveryone(lane, now, before) {
      const result = await session.write(({ db }) =>
        db
          .insertInto("everyone_calls")
          .values({ lane, at: now })
          .onConflict((conflict) =>
            conflict
              .column("lane")
              .doUpdateSet({ at: now })
              // A time still to come is a clock that was set back.
              .where((eb) =>
                eb.or([eb("everyone_calls.at", "<=", before), eb("everyone_calls.at", ">", now)]),
              ),
          )
          .executeTakeFirst(),
      );
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async everyoneCalledAt(lane) {
      const row = await session.db
        .selectFrom("everyone_calls")
        .select("at")
        .where("lane", "=", lane)
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

const open = ["active", "paused"] as const;
