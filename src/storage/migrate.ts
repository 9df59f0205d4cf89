import { existsSync } from "node:fs";
import { sql } from "kysely";
import { BellhopError } from "../core/errors.ts";
import { silentLog } from "../core/log.ts";
import { createSystemClock } from "../core/system-clock.ts";
import type { Database } from "./database.ts";
import type { Migration } from "./migration.ts";
import { migrations } from "./migrations/all.ts";
import { openDatabase } from "./open-database.ts";
import type { Schema } from "./schema.ts";
import type { Kysely } from "kysely";

/** A migration, and when it was applied; `null` when it is pending. */
export interface MigrationState {
  readonly number: number;
  readonly name: string;
  readonly appliedAt: number | null;
}

/** All migrations of the database at `url`. Changes nothing; a SQLite file that is not there is not made. */
export async function listMigrations(url: string): Promise<MigrationState[]> {
  const file = url.startsWith("sqlite:") ? url.slice("sqlite:".length) : undefined;
  if (file !== undefined && !existsSync(file)) return toStates(new Map());
  const database = await openDatabase(url, { log: silentLog, exclusive: false });
  try {
    return toStates(await readApplied(database, database.db));
  } finally {
    await database.close();
  }
}

/** Applies what is pending at `url` and answers all migrations. */
export async function migrate(url: string): Promise<MigrationState[]> {
  const database = await openDatabase(url, { log: silentLog, exclusive: false });
  try {
    await runMigrations(database, createSystemClock().now());
    return toStates(await readApplied(database, database.db));
  } finally {
    await database.close();
  }
}

/** Applies what is pending in one transaction that only one instance can be in; answers what was applied. */
export async function runMigrations(
  database: Database,
  now: number,
  known: readonly Migration[] = migrations,
): Promise<Pick<Migration, "number" | "name">[]> {
  const before = await readApplied(database, database.db);
  refuseNewer(before, known);
  if (known.every((migration) => before.has(migration.number))) return [];
  return database.db.transaction().execute(async (db) => {
    await database.dialect.lockMigrations(db);
    await sql`create table if not exists migrations (
      number integer primary key, name text not null, applied_at bigint not null)`.execute(db);
    const applied = await readApplied(database, db);
    refuseNewer(applied, known);
    const pending = known.filter((migration) => !applied.has(migration.number));
    for (const migration of pending) {
      for (const statement of migration.statements(database.dialect)) {
        await sql.raw(statement).execute(db);
      }
      const { number, name } = migration;
      await db.insertInto("migrations").values({ number, name, applied_at: now }).execute();
    }
    return pending.map(({ number, name }) => ({ number, name }));
  });
}

async function readApplied(
  database: Database,
  db: Kysely<Schema>,
): Promise<ReadonlyMap<number, number>> {
  if (!(await database.dialect.hasTable(db, "migrations"))) return new Map();
  const rows = await db.selectFrom("migrations").select(["number", "applied_at"]).execute();
  return new Map(rows.map((row) => [row.number, row.applied_at]));
}

function refuseNewer(applied: ReadonlyMap<number, number>, known: readonly Migration[]): void {
  const newest = Math.max(...known.map((migration) => migration.number));
  const found = Math.max(0, ...applied.keys());
  if (found <= newest) return;
  throw new BellhopError(
    "storage_newer",
    `The database has migration ${found}, this version of bellhop knows only ${newest}. ` +
      "Start the newer version, or restore the backup made before it was installed.",
  );
}

function toStates(applied: ReadonlyMap<number, number>): MigrationState[] {
  return migrations.map(({ number, name }) => ({
    number,
    name,
    appliedAt: applied.get(number) ?? null,
  }));
}
