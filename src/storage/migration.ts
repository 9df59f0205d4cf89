import type { SqlDialect } from "./dialect.ts";

/** A numbered step of the schema. Once released it is never changed. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  statements(dialect: SqlDialect): readonly string[];
}
