import type { DatabaseConnection, Driver } from "kysely";
import { createSystemClock } from "../core/system-clock.ts";
import { createMutex } from "./mutex.ts";
import { SqliteConnection } from "./sqlite-connection.ts";
import { nextTurn } from "../core/turn.ts";

// node:sqlite answers without a turn of the event loop; a long row of calls would keep out the network.
const turnMs = 8;

/** Kysely's driver on node:sqlite: one connection, one transaction or read at a time. */
export class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  readonly #mutex = createMutex();
  readonly #clock = createSystemClock();
  #turnAt = 0;
  #besides = 0;

  constructor(file: string) {
    this.#connection = new SqliteConnection(file);
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  /** Whether another connection writes at this moment. */
  get isBesides(): boolean {
    return this.#besides > 0;
  }

  async acquireConnection(): Promise<SqliteConnection> {
    const now = this.#clock.now();
    if (now - this.#turnAt > turnMs || now < this.#turnAt) {
      await nextTurn();
      this.#turnAt = this.#clock.now();
    }
    await this.#mutex.acquire();
    return this.#connection;
  }

  /**
   * Runs `write`, which writes by another connection, while nothing here has a transaction. Several run
   * side by side until somebody here wants to.
   */
  async besides<T>(write: () => Promise<T>): Promise<T> {
    if (this.#besides === 0 || this.#mutex.isWanted()) await this.#mutex.acquire();
    this.#besides += 1;
    try {
      return await write();
    } finally {
      this.#besides -= 1;
      if (this.#besides === 0) this.#mutex.release();
    }
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin(true);
  }

  /** The same connection, whose transactions do not wait for the disk. */
  get unsynced(): Driver {
    return {
      init: () => this.init(),
      acquireConnection: () => this.acquireConnection(),
      beginTransaction: () => this.#connection.begin(false),
      commitTransaction: () => this.commitTransaction(),
      rollbackTransaction: () => this.rollbackTransaction(),
      releaseConnection: (connection) => this.releaseConnection(connection),
      destroy: () => Promise.resolve(),
    };
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.commit();
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.rollback();
  }

  releaseConnection(_connection: DatabaseConnection): Promise<void> {
    this.#mutex.release();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }
}
