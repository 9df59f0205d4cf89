import type { GroupDestination } from "./destination.ts";
import type { Task } from "./task.ts";

/** What is to be done today, and what should have been done before, by group. */
export interface DueTasks {
  /** Groups that have something, each with its first `limit` tasks, due first. */
  inGroups(limit: number): Promise<readonly DueGroup[]>;
}

export interface DueGroup {
  readonly destination: GroupDestination;
  readonly tasks: readonly Task[];
  readonly hasMore: boolean;
}
