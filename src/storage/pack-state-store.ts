import { sql } from "kysely";
import type { PackScope, PackStateStore } from "../core/pack-state.ts";
import type { Session } from "./session.ts";
import { toCleanText } from "./dialect.ts";

/** What packs remember, one row for each value. */
export function createPackStateStore(session: Session): PackStateStore {
  return {
    async list(pack, scopes) {
      if (scopes.length === 0) return [];
      const rows = await session.db
        .selectFrom("pack_state")
        .select(["scope", "key", "value"])
        .where("pack", "=", pack)
        .where("scope", "in", [...scopes])
        .orderBy("scope")
        .orderBy("key")
        .execute();
      return rows.map(({ scope, key, value }) => ({
        scope: scope as PackScope,
        key,
        value: JSON.parse(value) as unknown,
      }));
    },
    async put(pack, { scope, key, value }, now) {
      if (value === null || value === undefined) {
        await session.write(({ db }) =>
          db
            .deleteFrom("pack_state")
            .where("pack", "=", pack)
            .where("scope", "=", scope)
            .where("key", "=", key)
            .execute(),
        );
        return;
      }
      const row = {
        pack,
        scope,
        key,
        value: toCleanText(JSON.stringify(value)),
        changed_at: now,
      };
      await session.write(({ db }) =>
        db
          .insertInto("pack_state")
          .values(row)
          .onConflict((conflict) => conflict.columns(["pack", "scope", "key"]).doUpdateSet(row))
          .execute(),
      );
    },
    async add(pack, { scope, key, by }, now) {
      const row = { pack, scope, key, value: JSON.stringify(by), changed_at: now };
      // The text of a number, and of nothing else in JSON, begins with a digit or a minus.
      const sum = sql<string>`case when substr(pack_state.value, 1, 1) in
        ('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')
        then cast(cast(pack_state.value as numeric) + cast(${row.value} as numeric) as text)
        else ${row.value} end`;
      await session.write(({ db }) =>
        db
          .insertInto("pack_state")
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(["pack", "scope", "key"]).doUpdateSet({ value: sum, changed_at: now }),
          )
          .execute(),
      );
    },
  };
}
