import { sql } from "kysely";
import { createGroupCommit } from "../core/group-commit.ts";
import type { SettingStore } from "../core/storage.ts";
import { compareText } from "./compare-text.ts";
import type { Session } from "./session.ts";

/** Small values and counters by name. */
export function createSettingStore(session: Session): SettingStore {
  return {
    getOrCreate: (name, initial) =>
      session.write(async ({ db }) => {
        const find = db.selectFrom("settings").select("value").where("name", "=", name);
        const known = await find.executeTakeFirst();
        if (known !== undefined) return known.value;
        await db
          .insertInto("settings")
          .values({ name, value: initial })
          .onConflict((conflict) => conflict.column("name").doNothing())
          .execute();
        return (await find.executeTakeFirstOrThrow()).value;
      }),
    increment: session.joined
      ? async (name) => (await count(session, [name]))[0] as number
      : createGroupCommit((names) => count(session, names)),
  };
}

/**
 * Counts up once for each name. Not synced on SQLite: what the number is for is, after it, and the log keeps their
 * order. A power cut that loses the number loses all that could have used it.
 */
function count(session: Session, names: readonly string[]): Promise<number[]> {
  return session.writeUnsynced(async ({ db }) => {
    const next = new Map<string, number>();
    for (const name of [...new Set(names)].toSorted(compareText)) {
      const times = names.filter((one) => one === name).length;
      const row = await db
        .insertInto("counters")
        .values({ name, value: times })
        .onConflict((conflict) =>
          conflict.column("name").doUpdateSet({ value: sql<number>`counters.value + ${times}` }),
        )
        .returning("value")
        .executeTakeFirstOrThrow();
      next.set(name, row.value - times + 1);
    }
    return names.map((name) => {
      const value = next.get(name) as number;
      next.set(name, value + 1);
      return value;
    });
  });
}
