import type { Expression, Kysely, RawBuilder } from "kysely";
import type { Arrival } from "../core/delivery.ts";
import type { Schema } from "./schema.ts";

/** Everything in which the two databases differ, apart from their drivers. */
export interface SqlDialect {
  /** Type of a primary key that counts up by itself and never gives a number twice. */
  readonly identityType: string;
  /** Ends a SELECT: takes the rows for this transaction and leaves out those another one has. */
  readonly skipLocked: RawBuilder<unknown>;
  /** Ends a SELECT: takes the rows for this transaction, waiting for another one to end. */
  readonly forUpdate: RawBuilder<unknown>;
  /** `rows` as a table `r`, passed as one JSON parameter so that the SQL is the same for any number. */
  rows<C extends RowColumns>(columns: C, rows: readonly RowOf<C>[]): RawBuilder<unknown>;
  greater(a: Expression<number>, b: Expression<number>): RawBuilder<number>;
  /** Adds arrivals, numbered in their order. Answers, in order, whether each was new by its key. */
  insertArrivals(db: Kysely<Schema>, arrivals: readonly Arrival[]): Promise<boolean[]>;
  /** Lets one transaction after another sort arrivals into lanes, until `db` commits. */
  lockSorting(db: Kysely<Schema>): Promise<void>;
  /** Lets one transaction after another into the migrations, until `db` commits. */
  lockMigrations(db: Kysely<Schema>): Promise<void>;
  hasTable(db: Kysely<Schema>, name: string): Promise<boolean>;
}

type RowColumns = Readonly<Record<string, "text" | "bigint">>;

/** A row for {@link SqlDialect.rows}. */
type RowOf<C extends RowColumns> = {
  readonly [K in keyof C]: (C[K] extends "text" ? string : number) | null;
};

/** `rows` as JSON that both databases take. */
export function toRowsJson(rows: readonly unknown[]): string {
  const json = JSON.stringify(rows);
  // PostgreSQL has no NUL and no lone surrogates in text; both are escaped in JSON, so this is rarely true.
  return json.includes(String.raw`\u0000`) || json.includes(String.raw`\ud`)
    ? JSON.stringify(rows, (_key, value: unknown) =>
        typeof value === "string" ? toCleanText(value) : value,
      )
    : json;
}

/** `value` without what PostgreSQL cannot keep in a text: NUL and lone surrogates. */
export function toCleanText(value: string): string {
  return (value.includes("\0") ? value.replaceAll("\0", "") : value).toWellFormed();
}
