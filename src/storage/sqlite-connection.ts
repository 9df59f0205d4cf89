import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { BellhopError } from "../core/errors.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { isRowByRow } from "./row-by-row.ts";
import { toInput } from "./sqlite-arrivals.ts";
import { fromSqlite, isBroken, isBusy } from "./sqlite-errors.ts";
import { openFile } from "./sqlite-open.ts";

// How long another process may hold the lock (its longest commit or checkpoint) before we give up.
const busyLimitMs = 1200;
const busyStepMs = 10;
// SQL texts are few, but lists of conditions make variants.
const statementLimit = 300;

/** The one connection to a SQLite file. Waiting for a lock never blocks the event loop. */
export class SqliteConnection implements DatabaseConnection {
  readonly #file: string;
  readonly #statements = new Map<string, Prepared>();
  // Real time, also where the bot's clock is one that tests move.
  readonly #clock = createSystemClock();
  #database: DatabaseSync | undefined;
  #inTransaction = false;
  #synced = true;

  constructor(file: string) {
    this.#file = file;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#persist(() => {
      this.#refuseIfLost();
      return this.#execute<R>(query);
    });
  }

  // eslint-disable-next-line require-yield -- nothing here reads row by row
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("SQLite results are not streamed");
  }

  /** `synced`: whether the commit waits until all that was written is on the disk. */
  async begin(synced: boolean): Promise<void> {
    if (!synced) await this.#persist(() => this.#open().exec("pragma synchronous = normal"));
    this.#synced = synced;
    // Immediate: a lock that is asked for at the first write cannot be waited for without a deadlock.
    try {
      await this.#persist(() => this.#open().exec("begin immediate"));
    } catch (error) {
      await this.#syncAgain();
      throw error;
    }
    this.#inTransaction = true;
  }

  async commit(): Promise<void> {
    await this.#persist(() => {
      this.#refuseIfLost();
      this.#open().exec("commit");
    });
    this.#inTransaction = false;
    await this.#syncAgain();
  }

  async rollback(): Promise<void> {
    this.#inTransaction = false;
    // SQLite rolls back by itself when the disk is full or fails.
    const database = this.#database;
    if (database?.isTransaction === true) await this.#persist(() => database.exec("rollback"));
    await this.#syncAgain();
  }

  close(): void {
    this.#statements.clear();
    this.#database?.close();
    this.#database = undefined;
  }

  /** Right after the transaction, so that no statement on its own goes without. */
  async #syncAgain(): Promise<void> {
    if (this.#synced) return;
    this.#synced = true;
    await this.#persist(() => this.#database?.exec("pragma synchronous = full"));
  }

  async #persist<T>(attempt: () => T): Promise<T> {
    for (let waitedMs = 0; ; waitedMs += busyStepMs) {
      try {
        return attempt();
      } catch (error) {
        if (!isBusy(error) || waitedMs >= busyLimitMs) throw this.#explain(error);
      }
      await this.#clock.wait(busyStepMs);
    }
  }

  /** What follows in a transaction that is gone would be committed on its own, statement by statement. */
  #refuseIfLost(): void {
    if (!this.#inTransaction || this.#database?.isTransaction === true) return;
    throw new BellhopError(
      "storage_unavailable",
      `The transaction on ${this.#file} ended when a statement of it failed. Nothing was written; try again.`,
    );
  }

  #explain(error: unknown): unknown {
    // After a failed fsync the page cache is not what is on disk: only a new connection reads the truth.
    if (isBroken(error)) this.close();
    return fromSqlite(error, this.#file);
  }

  #execute<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, reads } = this.#prepare(query.sql);
    if (isRowByRow(query)) {
      return { rows: query.parameterRows.map((row) => statement.run(...row.map(toInput)) as R) };
    }
    const parameters = query.parameters.map(toInput);
    if (reads) return { rows: statement.all(...parameters) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
  }

  #prepare(text: string): Prepared {
    const database = this.#open();
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    if (this.#statements.size >= statementLimit) this.#statements.clear();
    const statement = database.prepare(text);
    const prepared = { statement, reads: statement.columns().length > 0 };
    this.#statements.set(text, prepared);
    return prepared;
  }

  #open(): DatabaseSync {
    if (this.#database !== undefined) return this.#database;
    const database = openFile(this.#file, 0);
    this.#database = database;
    return database;
  }
}

interface Prepared {
  readonly statement: StatementSync;
  /** Whether it answers rows. Asked once: node:sqlite describes every column anew each time. */
  readonly reads: boolean;
}
