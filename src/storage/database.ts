import type { Kysely } from "kysely";
import type { Channel } from "../core/storage.ts";
import type { SqlDialect } from "./dialect.ts";
import type { Hub } from "./hub.ts";
import type { Schema } from "./schema.ts";

/** An open database of either kind. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly dialect: SqlDialect;
  readonly hub: Hub;
  /** Says inside a transaction what other instances are told when it commits. */
  announce(db: Kysely<Schema>, channels: ReadonlySet<Channel>): Promise<void>;
  /** Starts hearing of other instances' commits. */
  listen(): void;
  close(): Promise<void>;
}
