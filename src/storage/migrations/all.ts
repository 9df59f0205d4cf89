import type { Migration } from "../migration.ts";
import { initialTables } from "./001-initial-tables.ts";
import { dingtalkTodos } from "./002-dingtalk-todos.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [initialTables, dingtalkTodos];
