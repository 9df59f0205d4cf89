/** Something one or more people are to do. Each assignee has a state of their own. */
export interface Task {
  /** `T12`: short, never given twice. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly priority: TaskPriority;
  /** Without the `#`. */
  readonly tags: readonly string[];
  readonly robot: string;
  readonly conversation: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly dueAt?: number;
  /** How long before it is due whoever has not done it is reminded, in milliseconds; 0 is when it is due. */
  readonly remindBefore: readonly number[];
  /** When it was dropped: nobody needs to do it any more. */
  readonly droppedAt?: number;
  readonly assignees: readonly Assignee[];
}

export type TaskPriority = "urgent" | "high" | "normal" | "low";

export interface Assignee {
  readonly userId: string;
  readonly doneAt?: number;
  /** Why this share has no todo in DingTalk, though it should. */
  readonly todoProblem?: string;
}

/** What can be changed in a task; `null` takes away. */
export interface TaskChange {
  readonly title?: string;
  readonly description?: string | null;
  readonly priority?: TaskPriority;
  readonly tags?: readonly string[];
  readonly dueAt?: number | null;
  readonly remindBefore?: readonly number[];
}

/** What somebody said about a task. */
export interface TaskComment {
  readonly taskId: string;
  readonly person: string;
  readonly at: number;
  readonly text: string;
}

export interface TaskFilter {
  readonly assignee?: string;
  readonly createdBy?: string;
  readonly conversation?: string;
  readonly tag?: string;
  /** Due before this moment. */
  readonly dueBefore?: number;
  /** Only what this person made or has a share in, and what belongs to this conversation. */
  readonly seenBy?: { readonly person: string; readonly conversation: string };
  /** Dropped ones are in `dropped` and `all` only. */
  readonly state: TaskState;
  readonly now: number;
  readonly limit: number;
  /** The id of the task before the first one wanted. */
  readonly after?: string;
}

export type TaskState = "open" | "done" | "overdue" | "dropped" | "all";

/** A page of a list of tasks that somebody was shown, so that it can go on and its places can be named. */
export interface ShownTasks {
  readonly filter: Omit<TaskFilter, "now" | "limit" | "after" | "seenBy">;
  /** In their order. */
  readonly ids: readonly string[];
  /** Whether there are more behind the last. */
  readonly hasMore: boolean;
}

/** A moment before a task is due at which those who have not done it are reminded. */
export interface TaskReminder {
  readonly taskId: string;
  readonly at: number;
}
