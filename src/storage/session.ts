import type { Kysely } from "kysely";
import type { Channel } from "../core/storage.ts";
import type { Database } from "./database.ts";
import type { SqlDialect } from "./dialect.ts";
import type { Schema } from "./schema.ts";

/** A transaction under way. */
export interface Work {
  readonly db: Kysely<Schema>;
  /** Says that this transaction adds to `channel`. */
  readonly touch: (channel: Channel) => void;
}

/** What a store works on: the database, or one transaction of it. */
export interface Session {
  readonly db: Kysely<Schema>;
  readonly dialect: SqlDialect;
  /** Whether a transaction of the caller's is under way. */
  readonly joined: boolean;
  /** Keeps arrivals by `write`, or outside of a transaction as {@link Database.keepArrivals} does. */
  readonly keepArrivals: Database["keepArrivals"];
  /** Runs `write` in the transaction under way, else in one of its own. */
  readonly write: <T>(write: (work: Work) => Promise<T>) => Promise<T>;
  /** As `write`, for what only takes work: see {@link Database.leasing}. */
  readonly lease: <T>(write: (work: Work) => Promise<T>) => Promise<T>;
}

/** The session outside of any transaction. */
export function createSession(database: Database): Session {
  return {
    db: database.db,
    dialect: database.dialect,
    joined: false,
    keepArrivals: (arrivals, write) => database.keepArrivals(arrivals, write),
    write: (write) => runTransaction(database, write),
    lease: (write) => runTransaction(database, write, database.leasing),
  };
}

/** The session of stores used inside the transaction `work`. */
export function joinSession(database: Database, work: Work): Session {
  return {
    db: work.db,
    dialect: database.dialect,
    joined: true,
    keepArrivals: (_arrivals, write) => write(),
    write: (write) => write(work),
    lease: (write) => write(work),
  };
}

/** Runs `write` in one transaction and tells listeners after the commit. */
export async function runTransaction<T>(
  database: Database,
  write: (work: Work) => Promise<T>,
  connection = database.db,
): Promise<T> {
  const touched = new Set<Channel>();
  const result = await connection.transaction().execute(async (db) => {
    const answer = await write({ db, touch: (channel) => touched.add(channel) });
    if (touched.size > 0) await database.announce(db, touched);
    return answer;
  });
  database.hub.emit(touched);
  return result;
}
