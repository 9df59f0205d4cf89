import { sql } from "kysely";
import type { SettingStore } from "../core/storage.ts";
import type { Session } from "./session.ts";

/** Small values and counters by name. */
export function createSettingStore(session: Session): SettingStore {
  return {
    getOrCreate: (name, initial) =>
      session.write(async ({ db }) => {
        await db
          .insertInto("settings")
          .values({ name, value: initial })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .execute();
        const row = await db
          .selectFrom("settings")
          .select("value")
          .where("name", "=", name)
          .executeTakeFirstOrThrow();
        return row.value;
      }),
    // Not synced on SQLite: what the number is for is, after it, and the log keeps their order. A power cut that loses
    // the number loses all that could have used it.
    increment: (name) =>
      session.lease(async ({ db }) => {
        const row = await db
          .insertInto("counters")
          .values({ name, value: 1 })
          .onConflict((conflict) =>
            conflict.column("name").doUpdateSet({ value: sql<number>`counters.value + 1` }),
          )
          .returning("value")
          .executeTakeFirstOrThrow();
        return row.value;
      }),
  };
}
