import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Storage, Stores } from "../core/storage.ts";
import type { Task } from "../core/task.ts";
import type { LeasedTaskTodo, TaskTodoChange } from "../core/task-todo.ts";
import { BoardError, type TodoBoard } from "../core/todo-board.ts";
import { afterFailure, ended, keptOpen, planStep } from "./plan-todo.ts";
import { doneInDingTalk } from "./todo-news.ts";

export interface ReconcileOptions {
  readonly storage: Storage;
  readonly board: TodoBoard;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly locale: Locale;
}

/** What is to be written for a todo, and whether its share was done in DingTalk. */
interface Reconciled {
  readonly change: TaskTodoChange;
  readonly doneThere?: true;
}

/** Brings one todo and its share together, and writes what became of it. Rejects only when storage fails. */
export async function reconcileTodo(
  todo: LeasedTaskTodo,
  options: ReconcileOptions,
): Promise<void> {
  const { storage, clock } = options;
  const task = await storage.tasks.find(todo.taskId);
  const { change, doneThere } = await attempt(todo, task, options);
  const now = clock.now();
  await storage.transaction(async (stores) => {
    if (!(await stores.todos.settle(todo, change))) return;
    if (doneThere === true && task !== undefined) await completeShare(stores, task, todo, options);
  });
  if (change.problem !== undefined) report(todo, change, now, options);
}

async function attempt(
  todo: LeasedTaskTodo,
  task: Task | undefined,
  options: ReconcileOptions,
): Promise<Reconciled> {
  try {
    return await step(todo, task, options);
  } catch (error) {
    const known = error instanceof BoardError ? error : new BoardError(messageOf(error), "later");
    return { change: afterFailure(todo, known, options.clock.now()) };
  }
}

async function step(
  todo: LeasedTaskTodo,
  task: Task | undefined,
  { board, clock }: ReconcileOptions,
): Promise<Reconciled> {
  const share = task?.assignees.find((one) => one.userId === todo.userId);
  const there = { todoId: todo.todoId ?? "", owner: todo.owner ?? "" };
  const now = clock.now();
  const over: Reconciled = { change: { ...ended, dueAt: now } };
  switch (planStep(todo, share)) {
    case "make": {
      const made = await board.make({
        robot: todo.robot,
        sourceId: todo.sourceId,
        title: task?.title ?? "",
        assignee: todo.userId,
        creator: task?.createdBy ?? todo.userId,
        ...(task?.dueAt === undefined ? {} : { dueAt: task.dueAt }),
      });
      return { change: keptOpen(todo, made, now) };
    }
    case "finish":
      await board.finish(todo.robot, there);
      return over;
    case "look": {
      const state = await board.look(todo.robot, there);
      if (state === "done") return { ...over, doneThere: true };
      if (state === "open") return { change: keptOpen(todo, undefined, now) };
      throw new BoardError("the todo was deleted in DingTalk", "never");
    }
    case "nothing":
    default:
      return over;
  }
}

/** The share is done here too, and whoever assigned it is told. */
async function completeShare(
  stores: Stores,
  task: Task,
  todo: LeasedTaskTodo,
  { clock, locale }: ReconcileOptions,
): Promise<void> {
  const now = clock.now();
  if (!(await stores.tasks.complete(task.id, todo.userId, now))) return;
  await stores.outbox.add([await doneInDingTalk(stores, task, todo.userId, locale)], now);
}

function report(
  { taskId, userId }: LeasedTaskTodo,
  { status, problem, dueAt }: TaskTodoChange,
  now: number,
  { log, metrics }: ReconcileOptions,
): void {
  const fields = { task: taskId, person: userId, error: problem };
  if (status === "failed") {
    metrics.count("todos_failed");
    log.error(fields, "a task has no todo in DingTalk; the task itself is kept");
  } else {
    log.warn({ ...fields, delayMs: dueAt - now }, "todo not kept in DingTalk; it is tried again");
  }
}
