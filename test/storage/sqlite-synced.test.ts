import { DatabaseSync } from "node:sqlite";
import { CompiledQuery } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SqliteConnection } from "../../src/storage/sqlite-connection.ts";
import { freshSqlite } from "./databases.ts";
import type { FreshDatabase } from "./databases.ts";

// S-01 what is acknowledged is on the disk: a transaction that need not be leaves no trace in the next.

const full = 2;
const normal = 1;

let fresh: FreshDatabase;
let connection: SqliteConnection;
let asked = 0;
beforeEach(async () => {
  fresh = await freshSqlite();
  connection = new SqliteConnection(fileOf(fresh));
});
afterEach(async () => {
  connection.close();
  await fresh.dispose();
});

const fileOf = ({ url }: FreshDatabase): string => url.slice("sqlite:".length);

async function synchronous(): Promise<number | undefined> {
  // A text of its own each time: the answer is fixed when the statement is prepared.
  const query = CompiledQuery.raw(`pragma synchronous -- ${asked++}`);
  return (await connection.executeQuery<{ synchronous: number }>(query)).rows[0]?.synchronous;
}

test("S-01 a transaction is synced unless said otherwise", async () => {
  await connection.begin(true);
  expect(await synchronous()).toBe(full);
  await connection.commit();
  expect(await synchronous()).toBe(full);
});

test.each(["commit", "rollback"] as const)(
  "S-01 after one that is not, ended by %s, everything is synced again",
  async (end) => {
    await connection.begin(false);
    expect(await synchronous()).toBe(normal);
    await connection[end]();
    expect(await synchronous()).toBe(full);
  },
);

test("S-01 so it is after one that could not begin", async () => {
  await connection.executeQuery(CompiledQuery.raw("create table t (a)"));
  const other = new DatabaseSync(fileOf(fresh));
  other.exec("begin immediate");
  await expect(connection.begin(false)).rejects.toMatchObject({ code: "storage_unavailable" });
  expect(await synchronous()).toBe(full);
  other.close();
});
