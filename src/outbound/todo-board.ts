import type { CompanyDirectory } from "../core/company-directory.ts";
import {
  BoardError,
  type BoardTodo,
  type NewBoardTodo,
  type TodoBoard,
} from "../core/todo-board.ts";
import type { Clients } from "./client/clients.ts";
import type { TodosApi } from "./client/todos.ts";
import { orBoardError } from "./or-board-error.ts";
import { PlatformError } from "./platform-error.ts";

/** Where a click on a todo leads; DingTalk wants an address (K0793). */
const detailUrl = { appUrl: "https://www.dingtalk.com/", pcUrl: "https://www.dingtalk.com/" };
const subjectLimitChars = 1024;
const descriptionLimitChars = 4096;
const priorities = { low: 10, normal: 20, high: 30, urgent: 40 } as const;

export interface TodoBoardOptions {
  readonly clients: Clients;
  readonly people: CompanyDirectory;
}

/** DingTalk's todos as a board. Each todo has one executor, so that it is done when that person has done it. */
export function createTodoBoard({ clients, people }: TodoBoardOptions): TodoBoard {
  function todosOf(robot: string): TodosApi {
    const client = clients.byId(robot);
    if (client !== undefined) return client.todos;
    throw new BoardError(`the robot ${robot} has no credentials any more`, "never");
  }

  async function make({ robot, ...todo }: NewBoardTodo): Promise<BoardTodo> {
    const todos = todosOf(robot);
    const executor = await people.unionId(todo.assignee, robot);
    if (executor === undefined) {
      throw new BoardError(`DingTalk's directory has nobody ${todo.assignee}`, "never");
    }
    const owner = (await people.unionId(todo.creator, robot)) ?? executor;
    try {
      const made = await todos.create(owner, {
        subject: firstChars(todo.title, subjectLimitChars),
        creatorId: owner,
        executorIds: [executor],
        sourceId: todo.sourceId,
        detailUrl,
        notifyConfigs: { dingNotify: "1" },
        priority: priorities[todo.priority],
        ...(todo.description === undefined
          ? {}
          : { description: firstChars(todo.description, descriptionLimitChars) }),
        ...(todo.dueAt === undefined ? {} : { dueTime: todo.dueAt }),
      });
      return { todoId: made.id, owner };
    } catch (error) {
      // An attempt whose answer was lost had made it.
      if (!isTaskExist(error)) throw error;
      return { todoId: (await todos.getBySource(owner, todo.sourceId)).id, owner };
    }
  }

  return {
    covers: (robot) => clients.byId(robot) !== undefined,
    make: (todo) => orBoardError(() => make(todo)),
    look: (robot, { todoId, owner }) =>
      orBoardError(async () => {
        try {
          return (await todosOf(robot).get(owner, todoId)).done ? "done" : "open";
        } catch (error) {
          if (isGone(error)) return "gone";
          throw error;
        }
      }),
    finish: (robot, { todoId, owner }) =>
      orBoardError(async () => {
        try {
          await todosOf(robot).update(owner, todoId, { done: true });
        } catch (error) {
          if (!isGone(error)) throw error;
        }
      }),
    change: (robot, { todoId, owner }, { title, dueAt, done }) =>
      orBoardError(async () => {
        await todosOf(robot).update(owner, todoId, {
          subject: firstChars(title, subjectLimitChars),
          ...(dueAt === undefined ? {} : { dueTime: dueAt }),
          ...(done === undefined ? {} : { done }),
        });
      }),
    remove: (robot, { todoId, owner }) =>
      orBoardError(async () => {
        try {
          await todosOf(robot).delete(owner, todoId);
        } catch (error) {
          if (!isGone(error)) throw error;
        }
      }),
  };
}

function firstChars(text: string, count: number): string {
  return Array.from(text).slice(0, count).join("");
}

// One code for everything wrong with a todo; only the words tell these apart (protocol §7.2).
function isTaskExist(error: unknown): boolean {
  return error instanceof PlatformError && /task exist/i.test(error.verdict.text);
}

function isGone(error: unknown): boolean {
  return error instanceof PlatformError && /task not exist/i.test(error.verdict.text);
}
