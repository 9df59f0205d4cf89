import type { Task } from "../core/task.ts";

/** When those who have not done a task are reminded of it. */
export function reminderMoments({
  dueAt,
  remindBefore,
}: Pick<Task, "dueAt" | "remindBefore">): readonly number[] {
  return dueAt === undefined ? [] : remindBefore.map((beforeMs) => dueAt - beforeMs);
}

/** The last of them that has come, if the task was there then. */
export function lastReminderBefore(task: Task, now: number): number | undefined {
  const come = reminderMoments(task).filter((at) => at <= now && at > task.createdAt);
  return come.length === 0 ? undefined : Math.max(...come);
}
