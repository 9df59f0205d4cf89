import type { Migration } from "../migration.ts";
import { initialTables } from "./001-initial-tables.ts";
import { recurringReminders } from "./002-recurring-reminders.ts";
import { sessions } from "./003-sessions.ts";
import { idempotency } from "./004-idempotency.ts";
import { audit } from "./005-audit.ts";
import { dingtalkTodos } from "./006-dingtalk-todos.ts";
import { arrivals } from "./007-arrivals.ts";
import { taskLife } from "./008-task-life.ts";
import { reminderLife } from "./009-reminder-life.ts";
import { fileShares } from "./010-file-shares.ts";
import { calendarEvents } from "./011-calendar-events.ts";
import { languages } from "./012-languages.ts";
import { notices } from "./013-notices.ts";
import { runs } from "./014-runs.ts";
import { packState } from "./015-pack-state.ts";
import { personPace } from "./017-person-pace.ts";
import { collections } from "./018-collections.ts";

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  initialTables,
  recurringReminders,
  sessions,
  idempotency,
  audit,
  dingtalkTodos,
  arrivals,
  taskLife,
  reminderLife,
  fileShares,
  calendarEvents,
  languages,
  notices,
  runs,
  packState,
  personPace,
  collections,
];
