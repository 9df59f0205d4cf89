import type { Destination } from "../core/destination.ts";
import type { Locale, Localized } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { PlatformEvent } from "../core/platform-event.ts";
import type { Content } from "../core/reply.ts";
import type { PeopleService } from "../core/services.ts";

/** Types an event's handler: `on: [{ event: chat_add_member, call: "./welcome.ts#welcome" }]` in pack.yaml. */
export function defineEventHandler(handler: EventHandler): EventHandler {
  return handler;
}

/** What happens when DingTalk tells of an event. */
export type EventHandler = (context: EventContext) => void | Promise<void>;

/** What a handler gets for one event. */
export interface EventContext {
  readonly event: PlatformEvent;
  /** When it is being handled, epoch milliseconds. */
  readonly now: number;
  readonly locale: Locale;
  /** IANA zone of the deployment. */
  readonly zone: string;
  /**
   * Records a message to the conversation the event happened in; throws where the event has none.
   * `mentions` are user ids to @.
   */
  reply(content: Content | string, options?: { readonly mentions?: readonly string[] }): void;
  /** Records a message to somewhere else. */
  post(
    destination: Destination,
    content: Content | string,
    options?: { readonly mentions?: readonly string[] },
  ): void;
  /** The text of the deployment's language. */
  say(texts: Localized): string;
  /** Date, weekday, time and zone of an instant, in the deployment's language. */
  formatTime(at: number): string;
  readonly people: PeopleService;
  readonly log: Log;
  /** Aborts when the handler has used up its time. */
  readonly signal: AbortSignal;
}

/** A handler and the events it is for. */
export interface EventReaction {
  /** `<pack>/on/<number>`. */
  readonly key: string;
  readonly events: readonly string[];
  readonly handle: EventHandler;
}
