import { sql } from "kysely";
import { toRowsJson } from "./dialect.ts";
import type { SqlDialect } from "./dialect.ts";

/** SQL as SQLite says it. A transaction is alone there, so nothing needs locking. */
export const sqliteDialect: SqlDialect = {
  identityType: "integer primary key autoincrement",
  skipLocked: sql``,
  forUpdate: sql``,
  rows(columns, rows) {
    const names = Object.keys(columns);
    const picks = names.map((name) => `json_extract(value, '$.${name}') as ${name}`).join(", ");
    return sql`(select ${sql.raw(picks)} from json_each(${toRowsJson(rows)})) as r`;
  },
  greater: (a, b) => sql<number>`max(${a}, ${b})`,
  reserveInboxIds: (_db, count) =>
    Promise.resolve(Array.from<number | null>({ length: count }).fill(null)),
  lockMigrations: () => Promise.resolve(),
  async hasTable(db, name) {
    const found =
      await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(db);
    return found.rows.length > 0;
  },
};
