import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { sql } from "kysely";
import { Client } from "pg";
import { expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { listMigrations, migrate, runMigrations } from "../../src/storage/migrate.ts";
import type { Migration } from "../../src/storage/migration.ts";
import { migrations } from "../../src/storage/migrations/all.ts";
import { initialTables } from "../../src/storage/migrations/001-initial-tables.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { freshDatabases, freshPostgres, freshSqlite } from "./databases.ts";
import { openShared } from "./given.ts";
import { arrival, leaseAt } from "./samples.ts";

const kinds = [
  ["sqlite", freshSqlite],
  ["postgres", freshPostgres],
] as const;

const second: Migration = {
  number: Math.max(...migrations.map(({ number }) => number)) + 1,
  name: "a second one",
  statements: () => ["create table second (id integer primary key)"],
};

/** Runs `known` on the database at `url` and answers what was applied. */
async function run(url: string, known: readonly Migration[]): Promise<number[]> {
  const database = await openDatabase(url, { log: silentLog, exclusive: false });
  try {
    return (await runMigrations(database, 7, known)).map(({ number }) => number);
  } finally {
    await database.close();
  }
}

test.each(kinds)("%s: each migration is applied once, and listed", async (_, make) => {
  const fresh = await make();
  const numbers = migrations.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  const pending = await listMigrations(fresh.url);
  expect(pending.map(({ appliedAt }) => appliedAt)).toEqual(numbers.map(() => null));
  const first = await migrate(fresh.url);
  expect(first.map(({ appliedAt }) => typeof appliedAt)).toEqual(numbers.map(() => "number"));
  expect(await migrate(fresh.url)).toEqual(first);
  expect(await listMigrations(fresh.url)).toEqual(first);
  expect(await run(fresh.url, migrations)).toEqual([]);
  expect(await run(fresh.url, [...migrations, second])).toEqual([second.number]);
  await fresh.dispose();
});

test.each(kinds)(
  "%s: what waited before arrivals were sorted later is still taken",
  async (_, make) => {
    const fresh = await make();
    await run(fresh.url, [initialTables]);
    const before = await openDatabase(fresh.url, { log: silentLog, exclusive: false });
    const row = { attempts: 0, robot: "r1", conversation: "c1", payload: "{}", received_at: 1 };
    await before.db
      .insertInto("inbox")
      .values([
        { ...row, kind: "message", key: "a" },
        { ...row, kind: "message", key: "b" },
        { ...row, kind: "message", key: "handled", conversation: "c2", handled_at: 1 },
      ])
      .execute();
    const head = before.db.selectFrom("inbox").select((eb) => eb.fn.min("id").as("id"));
    await before.db
      .insertInto("inbox_lanes")
      .values({ robot: "r1", conversation: "c1", head_id: head, ready_at: 0 })
      .execute();
    await before.close();
    const storage = await openShared(fresh.url);
    expect(await storage.inbox.keep([arrival("b"), arrival("c")])).toEqual([false, true]);
    const taken: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      for (const { id, key } of await storage.inbox.lease(leaseAt(0))) {
        taken.push(key);
        await storage.inbox.complete(id, "h1", 1);
      }
    }
    expect(taken).toEqual(["a", "b", "c"]);
    expect(await storage.inbox.countPending()).toBe(0);
    await storage.close();
    await fresh.dispose();
  },
);

test.each(kinds)("S-07 %s: a migration that fails leaves nothing", async (_, make) => {
  const fresh = await make();
  await (await openShared(fresh.url)).close();
  const broken: Migration = {
    number: second.number + 1,
    name: "a broken one",
    statements: () => ["create table third (id integer primary key)", "create nonsense"],
  };
  await expect(run(fresh.url, [...migrations, second, broken])).rejects.toThrow(/syntax/);
  expect(await run(fresh.url, migrations)).toEqual([]);
  // Its table is not there, else this would fail.
  expect(await run(fresh.url, [...migrations, second])).toEqual([second.number]);
  await fresh.dispose();
});

test.each(kinds)(
  "S-07 %s: a database of a newer version is refused, unchanged",
  async (_, make) => {
    const fresh = await make();
    const storage = await openShared(fresh.url);
    await storage.inbox.keep([arrival("a")]);
    await storage.close();
    await run(fresh.url, [...migrations, second]);
    await expect(openShared(fresh.url)).rejects.toMatchObject({
      code: "storage_newer",
      message: expect.stringContaining(`migration ${second.number}`),
    });
    await expect(migrate(fresh.url)).rejects.toMatchObject({ code: "storage_newer" });
    expect(await run(fresh.url, [...migrations, second])).toEqual([]);
    await fresh.dispose();
  },
);

test("M-06 20 instances start together on one PostgreSQL: one migration, all ready", async () => {
  const fresh = await freshPostgres();
  const storages = await Promise.all(Array.from({ length: 20 }, () => openShared(fresh.url)));
  await Promise.all(storages.map((storage) => storage.probe()));
  const client = new Client(fresh.url);
  await client.connect();
  const { rows } = await client.query("select number from migrations order by number");
  expect(rows).toEqual(migrations.map(({ number }) => ({ number })));
  await client.end();
  await Promise.all(storages.map((storage) => storage.close()));
  await fresh.dispose();
});

test("M-06 of 8 instances that all find one pending, one applies it", async () => {
  for (const fresh of await freshDatabases()) {
    const applied = await Promise.all(
      Array.from({ length: 8 }, () => run(fresh.url, [...migrations, second])),
    );
    expect(applied.flat()).toEqual([...migrations, second].map(({ number }) => number));
    await fresh.dispose();
  }
});

test("listing makes no SQLite file", async () => {
  const fresh = await freshSqlite();
  expect(await listMigrations(fresh.url)).toHaveLength(migrations.length);
  expect(await readdir(dirname(fresh.url.slice("sqlite:".length)))).toEqual([]);
  await fresh.dispose();
});

test.each(["", "sqlite:", "mysql://u:secret@h/d", "/var/x.db"])(
  "the address %j is refused without being repeated",
  async (url) => {
    const refusal = openShared(url);
    await expect(refusal).rejects.toMatchObject({ code: "config_invalid" });
    await expect(refusal).rejects.not.toThrow(/secret/);
  },
);

test.each(kinds)(
  "%s: files that were shared before get short ids, and their links go on",
  async (_, make) => {
    const fresh = await make();
    await run(
      fresh.url,
      migrations.filter(({ number }) => number < 10),
    );
    const before = await openDatabase(fresh.url, { log: silentLog, exclusive: false });
    for (const [id, at] of [
      ["second", 2],
      ["first", 1],
    ] as const) {
      await sql`insert into shared_files values
        (${id}, 'A.pdf', 'application/pdf', 5, '00', '/x', 'li', 'cid', ${at})`.execute(before.db);
    }
    await before.close();
    const storage = await openShared(fresh.url);
    const found = await storage.files.findShare("second");
    expect(found).toMatchObject({
      file: { id: "F002", name: "A.pdf", sharedBy: "li", sharedAt: 2 },
      share: { destination: { kind: "group", conversation: "cid" }, sharedAt: 2 },
    });
    const list = await storage.files.list({ words: ["a.pdf"], limit: 9 });
    expect(list.map(({ file }) => file.id)).toEqual(["F002", "F001"]);
    await storage.close();
    await fresh.dispose();
  },
);
