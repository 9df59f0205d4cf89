import type { CommandContext, Task, TimeValue } from "../../src/index.ts";
import { clockOf, dayOf } from "./events/event-line.ts";

type Context = Pick<CommandContext, "readTime" | "now" | "zone">;

/**
 * When a task is to be due instead: a length counts from when it was due, or from now when that has passed, and a day
 * alone keeps the time of day.
 */
export function newDueTime(ctx: Context, { dueAt }: Task, when: TimeValue): number {
  if (when.lengthMs !== undefined) return Math.max(dueAt ?? 0, ctx.now) + when.lengthMs;
  if (dueAt === undefined || when.grain !== "day" || when.deadline) return when.at;
  return ctx.readTime(`${dayOf(when.at, ctx.zone)} ${clockOf(dueAt, ctx.zone)}`).at;
}
