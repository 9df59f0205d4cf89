import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import { Pool, types } from "pg";
import type { ClientConfig, CustomTypesConfig } from "pg";
import { secondMs } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { createRandom } from "../core/random.ts";
import type { Database } from "./database.ts";
import { createHub } from "./hub.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import { PostgresDriver } from "./postgres-driver.ts";
import { announcement, commitChannel, listenForCommits } from "./postgres-listener.ts";
import type { Schema } from "./schema.ts";

/** Opens a pool on the database of a `postgres://` address. Connects with the first query. */
export function openPostgres(url: string, log: Log): Database {
  const config: ClientConfig = {
    connectionString: url,
    application_name: "bellhop",
    connectionTimeoutMillis: 5 * secondMs,
    // The server gives up before we do, so that a slow query is an error and not a broken connection.
    statement_timeout: 10 * secondMs,
    query_timeout: 60 * secondMs,
    idle_in_transaction_session_timeout: 30 * secondMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10 * secondMs,
    types: { getTypeParser: chooseParser },
  };
  const pool = new Pool({ ...config, max: 10 });
  // Without a listener, an idle connection that the server closes would end the process.
  pool.on("error", (error) => {
    log.warn({ reason: messageOf(error) }, "An idle PostgreSQL connection was lost");
  });
  const hub = createHub();
  const instance = createRandom().token(8);
  const db = new Kysely<Schema>({
    dialect: {
      createDriver: () => new PostgresDriver(pool),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (database) => new PostgresIntrospector(database),
    },
  });
  let listener: { stop(): Promise<void> } | undefined;
  return {
    db,
    // Synced: a server that fails does not end the holder, and what it sends would be sent by another as well.
    leasing: db,
    dialect: postgresDialect,
    hub,
    keepArrivals: (_arrivals, write) => write(),
    async announce(trx, channels) {
      const payloads = [...channels].map((channel) => announcement(channel, instance));
      const rows = payloads.map((payload) => sql`pg_notify(${commitChannel}, ${payload})`);
      await sql`select ${sql.join(rows)}`.execute(trx);
    },
    listen() {
      listener ??= listenForCommits(config, { hub, instance, log });
    },
    async close() {
      await listener?.stop();
      await db.destroy();
    },
  };
}

// Ids, counts and epoch milliseconds are far below 2^53.
const chooseParser: CustomTypesConfig["getTypeParser"] = (id, format) =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format);
