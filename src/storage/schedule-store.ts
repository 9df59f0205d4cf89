import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { ScheduleState } from "../core/schedule.ts";
import type { ScheduleStore } from "../core/storage.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

type ScheduleRow = Selectable<Schema["schedules"]>;

/** When the packs' schedules fire next. There are few, so they have no index. */
export function createScheduleStore(session: Session): ScheduleStore {
  return {
    async list() {
      const rows = await session.db.selectFrom("schedules").selectAll().orderBy("key").execute();
      return rows.map(toState);
    },
    async put(state) {
      const values = {
        fingerprint: state.fingerprint,
        next_at: state.nextAt,
        last_slot: state.lastSlot ?? null,
      };
      await session.write(async ({ db, touch }) => {
        await db
          .insertInto("schedules")
          .values({ key: state.key, ...values })
          .onConflict((conflict) => conflict.column("key").doUpdateSet(values))
          .execute();
        touch("due");
      });
    },
    async remove(keys) {
      if (keys.length === 0) return;
      await session.write(({ db }) =>
        db.deleteFrom("schedules").where("key", "in", keys).execute(),
      );
    },
    async due(now) {
      const rows = await sql<ScheduleRow>`
        select * from schedules where next_at <= ${now}
        order by next_at, key ${session.dialect.skipLocked}`.execute(session.db);
      return rows.rows.map(toState);
    },
    async nextDueAt() {
      const row = await session.db
        .selectFrom("schedules")
        .select((eb) => eb.fn.min("next_at").as("at"))
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

function toState(row: ScheduleRow): ScheduleState {
  return {
    key: row.key,
    fingerprint: row.fingerprint,
    nextAt: row.next_at,
    ...(row.last_slot === null ? {} : { lastSlot: row.last_slot }),
  };
}
