import { resolve } from "node:path";
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Database } from "./database.ts";
import { createHub } from "./hub.ts";
import type { Schema } from "./schema.ts";
import { checkStructure, refuseRemains } from "./sqlite-check.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { SqliteDriver } from "./sqlite-driver.ts";
import { lockInstance, makePrivate } from "./sqlite-file.ts";

const memory = ":memory:";

/** Opens the file of a `sqlite:` address; `exclusive` refuses when another bot has it open so. */
export function openSqlite(path: string, exclusive: boolean): Database {
  const file = path === memory ? memory : resolve(path);
  const unlock = file === memory ? () => undefined : prepare(file, exclusive);
  const db = new Kysely<Schema>({
    dialect: {
      createDriver: () => new SqliteDriver(file),
      createAdapter: () => new SqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (database) => new SqliteIntrospector(database),
    },
  });
  return {
    db,
    dialect: sqliteDialect,
    hub: createHub(),
    announce: () => Promise.resolve(),
    listen: () => undefined,
    async close() {
      await db.destroy();
      unlock();
    },
  };
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
