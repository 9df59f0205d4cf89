import type { Migration } from "../migration.ts";
import { initialTables } from "./001-initial-tables.ts";
import { dingtalkTodos } from "./002-dingtalk-todos.ts";
import { sessions } from "./005-sessions.ts";
import { idempotency } from "./006-idempotency.ts";
import { audit } from "./007-audit.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  initialTables,
  dingtalkTodos,
  sessions,
  idempotency,
  audit,
];
