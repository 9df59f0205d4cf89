import type { Destination } from "../core/destination.ts";
import type { DueTasks } from "../core/due-tasks.ts";
import type { Locale, Localized } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Content } from "../core/reply.ts";
import type { PeopleService } from "../core/services.ts";

/** Types a schedule's handler. */
export function defineSchedule(handler: ScheduleHandler): ScheduleHandler {
  return handler;
}

/** What happens at a slot of a schedule. */
export type ScheduleHandler = (context: ScheduleContext) => void | Promise<void>;

/** What a handler gets for one slot. */
export interface ScheduleContext {
  /** The moment that came due, epoch milliseconds. */
  readonly slot: number;
  /** When it is being handled: later than the slot after a stop. */
  readonly now: number;
  readonly locale: Locale;
  /** IANA zone of the schedule. */
  readonly zone: string;
  /** Records a message to the schedule's group, throws when it has none; `mentions` are user ids to @. */
  post(content: Content | string, options?: { readonly mentions?: readonly string[] }): void;
  /** Records a message to somewhere else. */
  postTo(
    destination: Destination,
    content: Content | string,
    options?: { readonly mentions?: readonly string[] },
  ): void;
  /** What is to be done today, and what should have been done. */
  readonly dueTasks: DueTasks;
  readonly people: PeopleService;
  /** The text of the deployment's language. */
  say(texts: Localized): string;
  /** Date, weekday, time and zone of an instant, in the deployment's language. */
  formatTime(at: number): string;
  readonly log: Log;
  /** Aborts when the handler has used up its time. */
  readonly signal: AbortSignal;
}
