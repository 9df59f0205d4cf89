import type { Kysely } from "kysely";
import type { Arrival } from "../core/delivery.ts";
import type { Channel } from "../core/storage.ts";
import type { SqlDialect } from "./dialect.ts";
import type { Hub } from "./hub.ts";
import type { Schema } from "./schema.ts";

/** An open database of either kind. */
export interface Database {
  readonly db: Kysely<Schema>;
  /**
   * The same database for what may be undone by a power cut. Its commits survive the end of this process, and a
   * power cut once a later one of {@link Database.db} has.
   */
  readonly unsynced: Kysely<Schema>;
  readonly dialect: SqlDialect;
  readonly hub: Hub;
  /**
   * Keeps arrivals by `write`, which does so in a transaction, or by a way of its own that spares the event
   * loop. Calls take effect in their order. Answers whether each was new.
   */
  keepArrivals(arrivals: readonly Arrival[], write: () => Promise<boolean[]>): Promise<boolean[]>;
  /** Says inside a transaction what other instances are told when it commits. */
  announce(db: Kysely<Schema>, channels: ReadonlySet<Channel>): Promise<void>;
  /** Starts hearing of other instances' commits. */
  listen(): void;
  /** Resolves when all that was committed survives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
