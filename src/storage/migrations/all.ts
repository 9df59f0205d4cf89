import type { Migration } from "../migration.ts";
import { initialTables } from "./001-initial-tables.ts";
import { arrivals } from "./002-arrivals.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [initialTables, arrivals];
