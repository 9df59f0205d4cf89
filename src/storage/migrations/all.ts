import type { Migration } from "../migration.ts";
import { initialTables } from "./001-initial-tables.ts";
import { recurringReminders } from "./002-recurring-reminders.ts";
import { sessions } from "./003-sessions.ts";
import { idempotency } from "./004-idempotency.ts";
import { audit } from "./005-audit.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  initialTables,
  recurringReminders,
  sessions,
  idempotency,
  audit,
];
