import type { Random } from "../core/random.ts";
import type { Stores } from "../core/storage.ts";
import type { Task, TaskChange } from "../core/task.ts";
import { reminderMoments } from "./reminder-moments.ts";

/** What changes of tasks need besides storage. */
export interface ChangePorts {
  readonly now: number;
  readonly random: Random;
  /** Whether tasks of this robot also become todos in DingTalk. */
  readonly hasTodos: (robot: string) => boolean;
}

// What happens to a task, together with its reminders and its todos in DingTalk; each inside a transaction.

export async function addTask(tx: Stores, task: Task, ports: ChangePorts): Promise<void> {
  await tx.tasks.add(task);
  await setReminders(tx, task, ports.now);
  await wantTodos(
    tx,
    task,
    task.assignees.map(({ userId }) => userId),
    ports,
  );
}

export async function completeShares(
  tx: Stores,
  task: Task,
  people: readonly string[],
  { now }: ChangePorts,
): Promise<void> {
  for (const person of people) await tx.tasks.complete(task.id, person, now);
  await tx.todos.touch(task.id, now);
}

/** Opens shares again, and takes the task up when it was dropped. */
export async function reopenShares(
  tx: Stores,
  task: Task,
  people: readonly string[],
  ports: ChangePorts,
): Promise<void> {
  const wasDropped = await tx.tasks.setDropped(task.id, null);
  for (const person of people) await tx.tasks.reopen(task.id, person);
  const open = task.assignees.filter(({ doneAt }) => doneAt === undefined);
  const again = wasDropped ? open.map(({ userId }) => userId) : [];
  await wantTodos(tx, task, [...again, ...people], ports);
}

export async function dropTask(tx: Stores, task: Task, { now }: ChangePorts): Promise<void> {
  await tx.tasks.setDropped(task.id, now);
  await tx.todos.recall(task.id, now);
}

export async function changeTask(
  tx: Stores,
  task: Task,
  change: TaskChange,
  { now }: ChangePorts,
): Promise<void> {
  await tx.tasks.change(task.id, change);
  if (change.dueAt !== undefined || change.remindBefore !== undefined) {
    const { dueAt = task.dueAt ?? null, remindBefore = task.remindBefore } = change;
    await setReminders(tx, { id: task.id, remindBefore, ...(dueAt !== null && { dueAt }) }, now);
  }
  await tx.todos.touch(task.id, now);
}

export async function handOverShare(
  tx: Stores,
  task: Task,
  share: { readonly from: string; readonly to: readonly string[] },
  ports: ChangePorts,
): Promise<void> {
  if (!(await tx.tasks.handOver(task.id, share.from, share.to))) return;
  await tx.todos.recall(task.id, ports.now);
  await wantTodos(tx, task, share.to, ports);
}

/** Only the moments to come: nobody is reminded of what has passed. */
async function setReminders(
  tx: Stores,
  { id, dueAt, remindBefore }: Pick<Task, "id" | "dueAt" | "remindBefore">,
  now: number,
): Promise<void> {
  const moments = reminderMoments({ remindBefore, ...(dueAt === undefined ? {} : { dueAt }) });
  await tx.tasks.setReminders(
    id,
    moments.filter((at) => at > now),
  );
}

/** One todo for each share, so that each is done on its own. The origin tells two bots of one app apart. */
async function wantTodos(
  tx: Stores,
  { id, robot }: Pick<Task, "id" | "robot">,
  people: readonly string[],
  { now, random, hasTodos }: ChangePorts,
): Promise<void> {
  if (people.length === 0 || !hasTodos(robot)) return;
  const origin = await tx.settings.getOrCreate("todo-origin", random.token(6));
  const todos = [...new Set(people)].map((userId) => ({
    taskId: id,
    userId,
    robot,
    sourceId: `bellhop-${origin}-${id}-${random.token(6)}`,
  }));
  await tx.todos.want(todos, now);
}
