import type { Task } from "../core/task.ts";

/** Who does something with a task. */
export interface TaskActor {
  readonly person: string;
  /** May do what whoever assigned it may. */
  readonly isAdmin: boolean;
}

/** Where somebody asks for a task. */
export interface TaskViewer extends TaskActor {
  readonly conversation: string;
}

/** A task is seen where it belongs, and everywhere by whoever made it or has a share in it. */
export function maySee(task: Task, { conversation, ...actor }: TaskViewer): boolean {
  return task.conversation === conversation || mayChange(task, actor);
}

/** Whoever assigned it, admins, and everybody who has a share in it may change what is to be done and until when. */
export function mayChange(task: Task, actor: TaskActor): boolean {
  return mayDrop(task, actor) || hasShare(task, actor.person);
}

/** Whoever assigned it, and admins, decide whether it is to be done at all. */
export function mayDrop({ createdBy }: Task, { person, isAdmin }: TaskActor): boolean {
  return isAdmin || createdBy === person;
}

/** Whose shares end when `actor` says the task is done: their own, or all when they have none and may decide. */
export function sharesToComplete(task: Task, actor: TaskActor): readonly string[] | "not-yours" {
  return sharesOf(task, actor, ({ doneAt }) => doneAt === undefined);
}

/** Whose shares open when `actor` says the task is not done after all. */
export function sharesToReopen(task: Task, actor: TaskActor): readonly string[] | "not-yours" {
  return sharesOf(task, actor, ({ doneAt }) => doneAt !== undefined);
}

/** Whose share `actor` gives away: their own, or the only open one when they have none and may decide. */
export function shareToHandOver(
  task: Task,
  actor: TaskActor,
): { readonly from: string } | "not-yours" | "several" | "none" {
  const open = sharesToComplete(task, actor);
  if (open === "not-yours") return open;
  const [from, ...others] = open;
  if (from === undefined) return "none";
  return others.length > 0 ? "several" : { from };
}

function sharesOf(
  task: Task,
  actor: TaskActor,
  isMeant: (share: Task["assignees"][number]) => boolean,
): readonly string[] | "not-yours" {
  const meant = task.assignees.filter(isMeant).map(({ userId }) => userId);
  if (hasShare(task, actor.person)) return meant.filter((userId) => userId === actor.person);
  return mayDrop(task, actor) ? meant : "not-yours";
}

function hasShare({ assignees }: Task, person: string): boolean {
  return assignees.some(({ userId }) => userId === person);
}
