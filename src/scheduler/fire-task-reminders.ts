import type { NewEntry } from "../core/entry.ts";
import type { Stores } from "../core/storage.ts";
import type { Task, TaskReminder } from "../core/task.ts";
import { nextTurn } from "../core/turn.ts";

/** Reminders of tasks turned into entries in one transaction. */
const batch = 500;
/** Looked at before everything else that is ready may run. */
const turn = 25;

export interface FireTaskRemindersOptions {
  /** What is said, and where; nothing for a task that is done, dropped or gone. None are sent when left out. */
  readonly taskReminderEntries?: (
    reminder: TaskReminder,
    task: Task | undefined,
    about: {
      readonly now: number;
      readonly stores: Pick<Stores, "directory" | "languages">;
    },
  ) => Promise<readonly NewEntry[]>;
}

/** Turns reminders of tasks that have come into entries; of several of one task, only the latest. */
export async function fireTaskReminders(
  stores: Stores,
  { taskReminderEntries }: FireTaskRemindersOptions,
  now: number,
): Promise<number> {
  if (taskReminderEntries === undefined) return 0;
  const taken = await stores.tasks.takeReminders(now, batch);
  const latest = new Map(taken.map((reminder) => [reminder.taskId, reminder]));
  for (const [index, reminder] of [...latest.values()].entries()) {
    if (index % turn === turn - 1) await nextTurn();
    const task = await stores.tasks.find(reminder.taskId);
    const entries = await taskReminderEntries(reminder, task, { now, stores });
    if (entries.length > 0) await stores.outbox.add(entries, now);
  }
  return taken.length;
}
