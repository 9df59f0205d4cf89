import { resolve } from "node:path";
import {
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { createArrivalWriter } from "./arrival-writer.ts";
import type { Database } from "./database.ts";
import { createHub } from "./hub.ts";
import type { Schema } from "./schema.ts";
import { toArrivalRow } from "./sqlite-arrivals.ts";
import { checkStructure, refuseRemains } from "./sqlite-check.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqliteDriver } from "./sqlite-driver.ts";
import { lockInstance, makePrivate } from "./sqlite-file.ts";

const memory = ":memory:";

// Fewer are kept sooner by the connection at hand than by telling a thread.
const burst = 8;

/** Opens the file of a `sqlite:` address; `exclusive` refuses when another bot has it open so. */
export function openSqlite(path: string, exclusive: boolean): Database {
  const file = path === memory ? memory : resolve(path);
  const unlock = file === memory ? () => undefined : prepare(file, exclusive);
  const driver = new SqliteDriver(file);
  const writer = file === memory ? undefined : createArrivalWriter(file);
  const hub = createHub();
  let beingWritten = 0;
  const db = queriesOn(driver);
  return {
    db,
    leasing: queriesOn(driver.unsynced),
    dialect: sqliteDialect,
    hub,
    announce: () => Promise.resolve(),
    listen: () => undefined,
    async keepArrivals(arrivals, write) {
      // Behind those under way, also a few: the connection at hand would have to wait for the thread.
      const many = arrivals.length >= burst || driver.isBesides;
      // A transaction begun before has its turn only after some awaiting, and would be overtaken.
      if (many && beingWritten === 0 && writer?.isReady() === true) {
        const kept = await driver.besides(() => writer.keep(arrivals.map(toArrivalRow)));
        if (kept.includes(true)) hub.emit(["inbox"]);
        return kept;
      }
      beingWritten += 1;
      try {
        return await write();
      } finally {
        beingWritten -= 1;
      }
    },
    async close() {
      try {
        // After what was begun before.
        if (writer !== undefined) await driver.besides(() => writer.close());
      } finally {
        await db.destroy();
        unlock();
      }
    },
  };
}

function queriesOn(driver: Driver): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new SqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (database) => new SqliteIntrospector(database),
    },
  });
}

/** Makes the file or checks the one that is there, and answers how to let go of it. */
function prepare(file: string, exclusive: boolean): () => void {
  refuseRemains(file);
  makePrivate(file);
  if (!exclusive) return () => undefined;
  const unlock = lockInstance(file);
  try {
    checkStructure(file);
  } catch (error) {
    unlock();
    throw error;
  }
  return unlock;
}
