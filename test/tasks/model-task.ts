import { hourMs, minuteMs } from "../../src/core/clock.ts";
import type { TaskPriority } from "../../src/core/task.ts";

/** A task as a few lines of code would keep it. */
export interface ModelTask {
  title: string;
  readonly maker: string;
  readonly shares: Map<string, boolean>;
  dueAt: number | undefined;
  isDropped: boolean;
  reminders: number[];
  priority: TaskPriority;
  comments: number;
}

/** What somebody does, or what happens. */
export type Doing =
  | { readonly kind: "assign"; readonly to: readonly string[]; readonly dueIn: number }
  | { readonly kind: "done" }
  | { readonly kind: "reopen" }
  | { readonly kind: "drop" }
  | { readonly kind: "due"; readonly dueIn: number }
  | { readonly kind: "title"; readonly title: string }
  | { readonly kind: "hand-over"; readonly to: readonly string[] }
  | { readonly kind: "priority"; readonly priority: TaskPriority }
  | { readonly kind: "comment" }
  | { readonly kind: "wait"; readonly minutes: number }
  /** The process ends and begins again on what it kept. */
  | { readonly kind: "restart" };

/** Does it to the model; `false` when it is refused. */
export function modelDoes(
  task: ModelTask,
  by: string,
  what: Exclude<Doing, { kind: "wait" | "assign" | "restart" }>,
  now: number,
): boolean {
  const decides = by === "admin" || by === task.maker;
  const has = task.shares.has(by);
  if (what.kind === "comment") {
    // Whoever sees a task may say something about it, and in its group everybody does.
    task.comments += 1;
    return true;
  }
  if (what.kind === "drop") {
    task.isDropped ||= decides;
    return decides;
  }
  if (!decides && !has) return false;
  if (what.kind === "reopen" && task.isDropped) {
    task.isDropped = !decides;
    return decides;
  }
  if (what.kind === "hand-over") {
    const mine = [...task.shares].filter(([one, done]) => !done && (!has || one === by));
    const [from] = mine[0] ?? [];
    if (mine.length !== 1 || from === undefined || task.isDropped) return false;
    if (what.to.includes(from)) return true;
    task.shares.delete(from);
    for (const one of what.to) if (!task.shares.has(one)) task.shares.set(one, false);
    return true;
  }
  if (task.isDropped) return false;
  if (what.kind === "title") task.title = what.title;
  else if (what.kind === "priority") task.priority = what.priority;
  else if (what.kind === "due") {
    task.dueAt = now + what.dueIn * minuteMs;
    task.reminders = remindersOf(task.dueAt, now);
  } else {
    for (const one of task.shares.keys()) {
      if (!has || one === by) task.shares.set(one, what.kind === "done");
    }
  }
  return true;
}

/** When a task is reminded of. */
export function remindersOf(dueAt: number | undefined, now: number): number[] {
  return dueAt === undefined ? [] : [dueAt - hourMs, dueAt].filter((at) => at > now);
}

/** Of which tasks whom is reminded at `now`. */
export function modelFired(model: ReadonlyMap<string, ModelTask>, now: number): string[] {
  return [...model]
    .flatMap(([id, task]) => {
      const isDue = task.reminders.some((at) => at <= now);
      task.reminders = task.reminders.filter((at) => at > now);
      const open = [...task.shares].filter(([, done]) => !done).map(([one]) => one);
      const isTold = isDue && !task.isDropped && open.length > 0;
      return isTold ? [`${id} ${open.toSorted().join()}`] : [];
    })
    .toSorted();
}
