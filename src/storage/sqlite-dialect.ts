import { sql } from "kysely";
import { rowByRow, type Written } from "./row-by-row.ts";
import { toRowsJson } from "./dialect.ts";
import { insertArrival, toArrivalRow } from "./sqlite-arrivals.ts";
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
  async insertArrivals(db, arrivals) {
    const rows = arrivals.map(toArrivalRow);
    const { rows: written } = await db.executeQuery<Written>(rowByRow(insertArrival, rows));
    return written.map(({ changes }) => changes > 0);
  },
  lockSorting: () => Promise.resolve(),
  lockMigrations: () => Promise.resolve(),
  async hasTable(db, name) {
    const found =
      await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(db);
    return found.rows.length > 0;
  },
};
