import {
  dingtalkTodo,
  todoChanged,
  todoPage,
  type DingTalkTodo,
  type TodoPage,
} from "../../dingtalk/answers/todos.ts";
import type { CallApi } from "./call-api.ts";

/** A todo to be made. People are union ids. */
export interface NewTodo {
  /** Up to 1,024 characters. */
  readonly subject: string;
  readonly creatorId: string;
  /** Up to 100. */
  readonly executorIds: readonly string[];
  readonly participantIds?: readonly string[];
  /** Where a click leads; DingTalk wants one since 2024-02-01. */
  readonly detailUrl: { readonly appUrl: string; readonly pcUrl: string };
  /** Ours, unique per app: a second todo with it is refused with `task exist`. */
  readonly sourceId?: string;
  /** Up to 4,096 characters. */
  readonly description?: string;
  /** Epoch milliseconds. */
  readonly dueTime?: number;
  /** 10 low, 20 normal, 30 high, 40 urgent. */
  readonly priority?: 10 | 20 | 30 | 40;
  readonly isOnlyShowExecutor?: boolean;
  readonly notifyConfigs?: { readonly dingNotify?: "0" | "1" };
}

/** What can be changed in a todo. */
export type TodoChange = Partial<
  Pick<NewTodo, "subject" | "description" | "dueTime" | "executorIds" | "participantIds">
> & { readonly done?: boolean };

/**
 * Todos, `todo_1_0` (protocol §7.2). Every id of a person is a union id; `owner` is the person in whose
 * name the call is made: the creator, or for the state of an executor the executor.
 */
export interface TodosApi {
  /** `POST /v1.0/todo/users/{unionId}/tasks` (K0793). */
  create(owner: string, todo: NewTodo): Promise<DingTalkTodo>;
  /** `GET /v1.0/todo/users/{unionId}/tasks/{taskId}`. */
  get(owner: string, taskId: string): Promise<DingTalkTodo>;
  /** `GET /v1.0/todo/users/{unionId}/tasks/sources/{sourceId}`: by the id of ours it was made with. */
  getBySource(owner: string, sourceId: string): Promise<DingTalkTodo>;
  /** `PUT /v1.0/todo/users/{unionId}/tasks/{taskId}` (K0795). */
  update(owner: string, taskId: string, change: TodoChange): Promise<boolean>;
  /** `PUT …/tasks/{taskId}/executorStatus` (K0796): whether these executors have done their part. */
  setExecutorStatus(
    owner: string,
    taskId: string,
    executors: readonly { readonly id: string; readonly isDone: boolean }[],
  ): Promise<boolean>;
  /** `DELETE /v1.0/todo/users/{unionId}/tasks/{taskId}` (K0797). */
  delete(owner: string, taskId: string): Promise<boolean>;
  /** `POST /v1.0/todo/users/{unionId}/org/tasks/query` (K0798): a person's todos; done ones for 180 days. */
  list(
    owner: string,
    filter?: {
      readonly isDone?: boolean;
      /** Outer or, inner and: `[["executor"], ["creator", "participant"]]`. */
      readonly roleTypes?: readonly (readonly string[])[];
      readonly nextToken?: string;
    },
  ): Promise<TodoPage>;
}

export function createTodosApi(call: CallApi): TodosApi {
  const all = "/v1.0/todo/users/{unionId}/tasks";
  const one = `${all}/{taskId}`;
  return {
    create: (unionId, todo) =>
      call(
        {
          generation: "new",
          method: "POST",
          path: all,
          at: { unionId },
          ...asOwner(unionId),
          body: { ...todo },
        },
        dingtalkTodo,
      ),
    get: (unionId, taskId) =>
      call({ generation: "new", method: "GET", path: one, at: { unionId, taskId } }, dingtalkTodo),
    getBySource(unionId, sourceId) {
      const path = `${all}/sources/{sourceId}`;
      return call(
        { generation: "new", method: "GET", path, at: { unionId, sourceId } },
        dingtalkTodo,
      );
    },
    async update(unionId, taskId, change) {
      const at = { unionId, taskId };
      const body = { ...change };
      const changed = await call(
        { generation: "new", method: "PUT", path: one, at, ...asOwner(unionId), body },
        todoChanged,
      );
      return changed.result;
    },
    async setExecutorStatus(unionId, taskId, executorStatusList) {
      const path = `${one}/executorStatus`;
      const at = { unionId, taskId };
      const body = { executorStatusList };
      const changed = await call(
        { generation: "new", method: "PUT", path, at, ...asOwner(unionId), body },
        todoChanged,
      );
      return changed.result;
    },
    async delete(unionId, taskId) {
      const at = { unionId, taskId };
      const changed = await call(
        { generation: "new", method: "DELETE", path: one, at, ...asOwner(unionId) },
        todoChanged,
      );
      return changed.result;
    },
    list(unionId, filter = {}) {
      const path = "/v1.0/todo/users/{unionId}/org/tasks/query";
      const body = { nextToken: "0", ...filter };
      return call({ generation: "new", method: "POST", path, at: { unionId }, body }, todoPage);
    },
  };
}

function asOwner(unionId: string) {
  return { query: { operatorId: unionId } };
}
