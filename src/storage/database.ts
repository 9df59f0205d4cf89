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
   * The same database for leases. Its commits survive the end of this process and need not survive a power
   * cut, which ends the lease with its holder.
   */
  readonly leasing: Kysely<Schema>;
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
  close(): Promise<void>;
}
