import type { Clock } from "../core/clock.ts";
import { messageOf } from "../core/errors.ts";
import type { Languages } from "../core/language.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { Storage, Stores } from "../core/storage.ts";
import type { Task } from "../core/task.ts";
import type { LeasedTaskTodo, TaskTodoChange } from "../core/task-todo.ts";
import { BoardError, type TodoBoard } from "../core/todo-board.ts";
import { afterFailure, ended, keptOpen, planStep, wantedTodo } from "./plan-todo.ts";
import { doneInDingTalk } from "./todo-news.ts";

export interface ReconcileOptions {
  readonly storage: Storage;
  readonly board: TodoBoard;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly languages: Languages;
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
  const wanted = wantedTodo(task, todo.userId);
  const told = wanted;
  const there = { todoId: todo.todoId ?? "", owner: todo.owner ?? "" };
  const now = clock.now();
  const over: Reconciled = { change: { ...ended, told, dueAt: now } };
  switch (planStep(todo, wanted)) {
    case "make": {
      const made = await board.make({
        robot: todo.robot,
        sourceId: todo.sourceId,
        title: task?.title ?? "",
        assignee: todo.userId,
        creator: task?.createdBy ?? todo.userId,
        priority: task?.priority ?? "normal",
        ...(task?.description === undefined ? {} : { description: task.description }),
        ...(task?.dueAt === undefined ? {} : { dueAt: task.dueAt }),
      });
      return { change: { ...keptOpen(todo, made, now), told } };
    }
    case "finish":
      await board.finish(todo.robot, there);
      return over;
    case "change":
      await board.change(todo.robot, there, {
        title: task?.title ?? "",
        ...(task?.dueAt === undefined ? {} : { dueAt: task.dueAt }),
        ...(todo.told?.done === true ? { done: false } : {}),
      });
      return { change: { ...keptOpen(todo, there, now), told } };
    case "remove":
      await board.remove(todo.robot, there);
      return { change: { ...over.change, removed: true } };
    case "look": {
      const state = await board.look(todo.robot, there);
      if (state === "open") return { change: { ...keptOpen(todo, undefined, now), told } };
      if (state === "gone") throw new BoardError("the todo was deleted in DingTalk", "never");
      const done = wanted === undefined ? undefined : { ...wanted, done: true };
      return { change: { ...over.change, told: done }, doneThere: true };
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
  { clock, languages }: ReconcileOptions,
): Promise<void> {
  const now = clock.now();
  if (!(await stores.tasks.complete(task.id, todo.userId, now))) return;
  await stores.outbox.add([await doneInDingTalk(stores, task, todo.userId, languages)], now);
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
