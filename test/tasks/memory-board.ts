import { silentLog } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import type { Storage } from "../../src/core/storage.ts";
import { BoardError, type TodoBoard } from "../../src/core/todo-board.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { reconcileTodo } from "../../src/tasks/reconcile-todo.ts";
import { speaking } from "../speaking.ts";

/** DingTalk's todos in memory, with its rule that a source id is used once. */
export interface MemoryBoard extends TodoBoard {
  /** `<title> <person>` of those that are not done. */
  open(): readonly string[];
}

export function createMemoryBoard(): MemoryBoard {
  const todos = new Map<string, { title: string; readonly person: string; done: boolean }>();
  const used = new Set<string>();
  const find = (id: string) => {
    const todo = todos.get(id);
    if (todo === undefined) throw new BoardError(`no todo ${id}`, "never");
    return todo;
  };
  return {
    covers: () => true,
    async make({ sourceId, title, assignee }) {
      if (used.has(sourceId)) throw new BoardError(`task exist: ${sourceId}`, "never");
      used.add(sourceId);
      todos.set(sourceId, { title, person: assignee, done: false });
      return { todoId: sourceId, owner: "owner" };
    },
    look: async (_robot, { todoId }) => (find(todoId).done ? "done" : "open"),
    async finish(_robot, { todoId }) {
      find(todoId).done = true;
    },
    async change(_robot, { todoId }, { title, done }) {
      Object.assign(find(todoId), { title, ...(done === undefined ? {} : { done }) });
    },
    async remove(_robot, { todoId }) {
      find(todoId);
      todos.delete(todoId);
    },
    open: () =>
      [...todos.values()]
        .filter(({ done }) => !done)
        .map(({ title, person }) => `${title} ${person}`),
  };
}

/** Brings the todos and the tasks together, as the sync does until nothing is left. */
export async function settleTodos(storage: Storage, board: TodoBoard, now: number): Promise<void> {
  const clock = createAdjustableClock({ startAt: now });
  const options = {
    storage,
    board,
    clock,
    log: silentLog,
    metrics: noMetrics,
    languages: speaking("zh-CN"),
  } as const;
  const leased = await storage.todos.lease({ holder: "h", now, leaseMs: 1000, limit: 999 });
  for (const todo of leased) await reconcileTodo(todo, options);
}
