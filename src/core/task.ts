/** Something one or more people are to do. Each assignee has a state of their own. */
export interface Task {
  /** `T12`: short, never given twice. */
  readonly id: string;
  readonly title: string;
  readonly robot: string;
  readonly conversation: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly dueAt?: number;
  readonly assignees: readonly Assignee[];
}

export interface Assignee {
  readonly userId: string;
  readonly doneAt?: number;
  /** Why this share has no todo in DingTalk, though it should. */
  readonly todoProblem?: string;
}

export interface TaskFilter {
  readonly assignee?: string;
  readonly conversation?: string;
  readonly state: "open" | "done" | "overdue" | "all";
  readonly now: number;
  readonly limit: number;
  /** The id of the task before the first one wanted. */
  readonly after?: string;
}
