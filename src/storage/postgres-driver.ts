import { CompiledQuery } from "kysely";
import type { DatabaseConnection, Driver, QueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";
import { toCleanText } from "./dialect.ts";
import { fromPostgres, isRefusal } from "./postgres-errors.ts";

/** Kysely's driver on a `pg` pool. */
export class PostgresDriver implements Driver {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<PostgresConnection> {
    try {
      return new PostgresConnection(await this.#pool.connect());
    } catch (error) {
      throw fromPostgres(error);
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).rollback();
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as PostgresConnection).release();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #onError = (): void => {
    this.#broken = true;
  };
  #broken = false;

  constructor(client: PoolClient) {
    this.#client = client;
    // The pool listens only while it has the client. A server that goes away between two queries of a
    // transaction would otherwise end the process.
    client.on("error", this.#onError);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#query(query.sql, query.parameters.map(toInput));
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  // eslint-disable-next-line require-yield -- nothing here reads row by row
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("PostgreSQL results are not streamed");
  }

  async commit(): Promise<void> {
    const { command } = await this.#query("commit");
    // What PostgreSQL answers when a statement failed and nobody minded.
    if (command === "ROLLBACK") throw new Error("A statement of the transaction failed");
  }

  async rollback(): Promise<void> {
    // A connection that broke has rolled back; the error that broke it is the one to tell.
    if (!this.#broken) await this.#query("rollback");
  }

  release(): void {
    this.#client.off("error", this.#onError);
    this.#client.release(this.#broken);
  }

  async #query(text: string, values: unknown[] = []) {
    try {
      return await this.#client.query<Record<string, unknown>>(text, values);
    } catch (error) {
      // After a time-out the answer may still come, so such a connection is not used again either.
      this.#broken ||= !isRefusal(error);
      throw fromPostgres(error);
    }
  }
}

function toInput(value: unknown): unknown {
  return typeof value === "string" ? toCleanText(value) : value;
}
