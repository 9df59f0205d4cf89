import { expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { runMigrations } from "../../src/storage/migrate.ts";
import { migrations } from "../../src/storage/migrations/all.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { freshPostgres, freshSqlite } from "./databases.ts";
import { openShared } from "./given.ts";

const kinds = [
  ["sqlite", freshSqlite],
  ["postgres", freshPostgres],
] as const;

test.each(kinds)("%s: reminders made before are found where they are posted", async (_, make) => {
  const fresh = await make();
  const before = await openDatabase(fresh.url, { log: silentLog, exclusive: false });
  await runMigrations(
    before,
    1,
    migrations.filter(({ number }) => number < 8),
  );
  const insert = (id: string, destination: object) =>
    before.db
      .insertInto("reminders")
      .values({
        id,
        text: "开会",
        destination: JSON.stringify(destination),
        mentions: "[]",
        created_by: "u1",
        created_at: 1,
        next_at: 5,
        zone: "Asia/Shanghai",
        status: "active",
      } as never)
      .execute();
  await insert("R1", { kind: "group", robot: "r1", conversation: "cid+/x==" });
  await insert("R2", { kind: "person", robot: "r1", userId: "u1" });
  await before.close();
  const storage = await openShared(fresh.url);
  const ids = async (lane: string) =>
    (await storage.reminders.listOpen({ lane, limit: 9 })).map(({ id }) => id);
  expect(await ids("r1 cid+/x==")).toEqual(["R1"]);
  expect(await ids("r1 @u1")).toEqual(["R2"]);
  await storage.close();
  await fresh.dispose();
});
