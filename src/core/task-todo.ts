/** The todo that one assignee's share of a task has in DingTalk. */
export interface TaskTodo {
  readonly taskId: string;
  readonly userId: string;
  readonly robot: string;
  /** Ours: DingTalk refuses a second todo with it, so a repeat makes nothing twice. */
  readonly sourceId: string;
  readonly status: TaskTodoStatus;
  /** DingTalk's id, once it is made. */
  readonly todoId?: string;
  /** The union id of the person it was made for. */
  readonly owner?: string;
  /** What DingTalk was told of the share last; left out before anything was. */
  readonly told?: ToldTodo;
  /** Failed attempts in a row. */
  readonly attempts: number;
  /** How often it was looked at without news. */
  readonly checks: number;
  /** What went wrong last, in DingTalk's words. */
  readonly problem?: string;
}

/** A share as DingTalk's todo shows it. */
export interface ToldTodo {
  readonly title: string;
  readonly dueAt: number | null;
  readonly done: boolean;
}

/** `wanted`: to be made. `made`: open in DingTalk. `done` and `failed` need nothing more. */
export type TaskTodoStatus = "wanted" | "made" | "done" | "failed";

/** One that is worked on here; nobody else takes it until the lease ends. */
export interface LeasedTaskTodo extends TaskTodo {
  readonly holder: string;
  /** Counts what happened to it; more than this when it is settled, and it is looked at again at once. */
  readonly revision: number;
}

/** What became of a leased one. */
export interface TaskTodoChange {
  readonly status: TaskTodoStatus;
  readonly todoId?: string | undefined;
  readonly owner?: string | undefined;
  readonly told?: ToldTodo | undefined;
  /** The todo is there no more: its id is forgotten. */
  readonly removed?: true;
  readonly dueAt: number;
  readonly attempts: number;
  readonly checks: number;
  readonly problem?: string | undefined;
}

/** Which todos of DingTalk's belong to which tasks, and what is still to be done about them. */
export interface TaskTodoStore {
  /**
   * Wants a todo for each open share. One that is there, done or failed, is opened or tried again; one that was
   * removed is made anew, with the new source id.
   */
  want(
    todos: readonly Pick<TaskTodo, "taskId" | "userId" | "robot" | "sourceId">[],
    now: number,
  ): Promise<void>;
  lease(request: {
    readonly holder: string;
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<LeasedTaskTodo[]>;
  /** Writes what became of it and frees it. `false`: the lease was lost, and nothing is written. */
  settle(todo: LeasedTaskTodo, change: TaskTodoChange): Promise<boolean>;
  /** The todos of a task are to be looked at now: something happened to it here. */
  touch(taskId: string, now: number): Promise<void>;
  /** The same, those that were done included: the task was dropped or a share was given away. */
  recall(taskId: string, now: number): Promise<void>;
  /** The same for one todo, by DingTalk's id. `false`: it is none of ours, or needs nothing more. */
  touchTodo(todoId: string, now: number): Promise<boolean>;
  of(taskIds: readonly string[]): Promise<TaskTodo[]>;
  nextDueAt(): Promise<number | null>;
}
