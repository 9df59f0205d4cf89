import type { Migration } from "../migration.ts";

/** Reminders that come again: their recurrence, and how often they still come. */
export const recurringReminders: Migration = {
  number: 2,
  name: "recurring reminders",
  statements: () => [
    `alter table reminders add column recurrence text`,
    `alter table reminders add column remaining bigint`,
    `create index reminders_recurring on reminders (id)
      where status = 'active' and recurrence is not null`,
  ],
};
