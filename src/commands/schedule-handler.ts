import type { DueTasks } from "../core/due-tasks.ts";
import type { Agenda } from "../core/event-service.ts";
import type { Content } from "../core/reply.ts";
import type { HandlerContext, Post } from "./handler-context.ts";
import type { PackDrawer } from "./pack-memory.ts";

/** Types a schedule's handler. */
export function defineSchedule(handler: ScheduleHandler): ScheduleHandler {
  return handler;
}

/** What happens at a slot of a schedule. */
export type ScheduleHandler = (context: ScheduleContext) => void | Promise<void>;

/** What a handler gets for one slot. */
export interface ScheduleContext extends HandlerContext {
  /** The moment that came due, epoch milliseconds. */
  readonly slot: number;
  /** When it is being handled: later than the slot after a stop. */
  readonly now: number;
  /** IANA zone of the schedule. */
  readonly zone: string;
  /** What the schedule says under `with`, its templates filled in. */
  readonly with: Readonly<Record<string, unknown>>;
  /** What the pack as a whole remembers. */
  readonly memory: { readonly pack: PackDrawer };
  /** Records a message to the schedule's group, throws when it has none; `mentions` are user ids to @. */
  post(content: Content | string, options?: { readonly mentions?: readonly string[] }): void;
  /** Records a message to somewhere else. */
  readonly postTo: Post;
  /** What is to be done today, and what should have been done. */
  readonly dueTasks: DueTasks;
  /** What takes place today. */
  readonly agenda: Agenda;
}
