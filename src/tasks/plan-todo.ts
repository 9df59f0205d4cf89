import { hourMs, minuteMs, secondMs } from "../core/clock.ts";
import type { BoardError, BoardTodo } from "../core/todo-board.ts";
import type { Task } from "../core/task.ts";
import type { TaskTodo, TaskTodoChange, ToldTodo } from "../core/task-todo.ts";

/** What is to be done about one todo now. */
export type TodoStep = "make" | "finish" | "change" | "remove" | "look" | "nothing";

/** What DingTalk is to show of a person's share; `undefined` when nothing: it was dropped or given away. */
export function wantedTodo(task: Task | undefined, userId: string): ToldTodo | undefined {
  const share = task?.assignees.find((one) => one.userId === userId);
  if (task === undefined || share === undefined || task.droppedAt !== undefined) return undefined;
  return { title: task.title, dueAt: task.dueAt ?? null, done: share.doneAt !== undefined };
}

/** The share decides: one that is done needs no todo, and one that has a todo ends it. */
export function planStep(
  { todoId, told }: Pick<TaskTodo, "todoId" | "told">,
  wanted: ToldTodo | undefined,
): TodoStep {
  if (todoId === undefined) return wanted === undefined || wanted.done ? "nothing" : "make";
  if (wanted === undefined) return "remove";
  if (wanted.done) return "finish";
  return told === undefined || isSame(told, wanted) ? "look" : "change";
}

function isSame(one: ToldTodo, other: ToldTodo): boolean {
  return one.title === other.title && one.dueAt === other.dueAt && one.done === other.done;
}

export const ended: Pick<TaskTodoChange, "status" | "attempts" | "checks"> = {
  status: "done",
  attempts: 0,
  checks: 0,
};

/** It is made, or still open: looked at again later, unless an event says so sooner. */
export function keptOpen(todo: TaskTodo, made: BoardTodo | undefined, now: number): TaskTodoChange {
  const checks = made === undefined ? todo.checks + 1 : 0;
  return { ...made, status: "made", dueAt: now + lookDelayMs(checks), attempts: 0, checks };
}

/**
 * DingTalk counts calls by the month (5,000 in the standard edition, protocol §11), so a todo is looked
 * at eight times in its first day and twice a day then.
 */
function lookDelayMs(checks: number): number {
  return Math.min(5 * minuteMs * 2 ** Math.min(checks, 20), 12 * hourMs);
}

/** Between failed attempts. */
const retryDelaysMs = [
  5 * secondMs,
  30 * secondMs,
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  6 * hourMs,
];

/** Something went wrong: try again later, or give up and keep saying why. */
export function afterFailure(todo: TaskTodo, error: BoardError, now: number): TaskTodoChange {
  const attempts = todo.attempts + (error.outcome === "throttled" ? 0 : 1);
  const delayMs = retryDelaysMs[Math.max(attempts - 1, 0)];
  const base = { attempts, checks: todo.checks, problem: error.message };
  if (error.outcome === "never" || delayMs === undefined) {
    return { ...base, status: "failed", dueAt: now };
  }
  const status = todo.todoId === undefined ? "wanted" : "made";
  return { ...base, status, dueAt: now + Math.max(delayMs, error.afterMs) };
}
