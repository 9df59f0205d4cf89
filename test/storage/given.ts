import { afterEach, beforeEach, describe } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { freshPostgres, freshSqlite } from "./databases.ts";
import type { FreshDatabase } from "./databases.ts";

/** What a test of the contract is given: an empty database of one kind. */
export interface Given {
  readonly kind: "sqlite" | "postgres";
  readonly url: string;
  /** The storage on it. */
  readonly storage: Storage;
  /** Another instance on the same database; closed after the test. */
  readonly open: () => Promise<Storage>;
}

/** Runs `suite` on both databases; `given()` answers inside a test, each with a database of its own. */
export function onBothDatabases(suite: (given: () => Given) => void): void {
  describe("sqlite", () => suite(freshEachTime(freshSqlite)));
  describe("postgres", () => suite(freshEachTime(freshPostgres)));
}

/** Makes a database before each test of the suite, and is rid of it after. */
export function freshEachTime(make: () => Promise<FreshDatabase>): () => Given {
  const opened: Storage[] = [];
  let database: FreshDatabase | undefined;
  let given: Given | undefined;
  beforeEach(async () => {
    const fresh = await make();
    database = fresh;
    const open = async (): Promise<Storage> => {
      const storage = await openShared(fresh.url);
      opened.push(storage);
      return storage;
    };
    given = { kind: fresh.name, url: fresh.url, storage: await open(), open };
  });
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
    await database?.dispose();
  });
  return () => {
    if (given === undefined) throw new Error("Only inside a test");
    return given;
  };
}

/** The storage at `url`, shared with whoever else has it open. */
export function openShared(url: string): Promise<Storage> {
  return openStorage(url, { clock: createSystemClock(), log: silentLog, exclusive: false });
}
