import type { TaskPriority } from "./task.ts";

/** Where a robot's tasks also appear: DingTalk's todos. */
export interface TodoBoard {
  /** Whether tasks of this robot get todos: its app has credentials. */
  covers(robot: string): boolean;
  /** Makes a todo, or finds the one made before with this source id. Rejects with {@link BoardError}. */
  make(todo: NewBoardTodo): Promise<BoardTodo>;
  /** Whether its person has done it; `gone` when it is not there any more. */
  look(robot: string, todo: BoardTodo): Promise<"open" | "done" | "gone">;
  /** Marks it done; one that is gone is none to worry about. */
  finish(robot: string, todo: BoardTodo): Promise<void>;
  /** Changes what it says, and opens it again when `done` is false. Rejects when it is gone. */
  change(robot: string, todo: BoardTodo, change: BoardTodoChange): Promise<void>;
  /** Deletes it; one that is gone is none to worry about. */
  remove(robot: string, todo: BoardTodo): Promise<void>;
}

export interface NewBoardTodo {
  readonly robot: string;
  readonly sourceId: string;
  readonly title: string;
  /** User ids. */
  readonly assignee: string;
  readonly creator: string;
  readonly dueAt?: number;
  readonly description?: string;
  readonly priority: TaskPriority;
}

export interface BoardTodoChange {
  readonly title: string;
  readonly dueAt?: number;
  readonly done?: false;
}

export interface BoardTodo {
  readonly todoId: string;
  readonly owner: string;
}

/** Why the board did not do it. */
export class BoardError extends Error {
  override readonly name = "BoardError";
  /** `later`: worth another attempt. `throttled`: the same, and no fault of the todo. */
  readonly outcome: "later" | "throttled" | "never";
  /** How long to wait at least. */
  readonly afterMs: number;

  constructor(message: string, outcome: BoardError["outcome"], afterMs = 0) {
    super(message);
    this.outcome = outcome;
    this.afterMs = afterMs;
  }
}
