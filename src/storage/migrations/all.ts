import type { Migration } from "../migration.ts";
import { initialTables } from "./001-initial-tables.ts";
import { recurringReminders } from "./002-recurring-reminders.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [initialTables, recurringReminders];
