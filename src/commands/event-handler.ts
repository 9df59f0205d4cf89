import type { PlatformEvent } from "../core/platform-event.ts";
import type { Content } from "../core/reply.ts";
import type { HandlerContext, Post } from "./handler-context.ts";

/** Types an event's handler: `on: [{ event: chat_add_member, call: "./welcome.ts#welcome" }]` in pack.yaml. */
export function defineEventHandler(handler: EventHandler): EventHandler {
  return handler;
}

/** What happens when DingTalk tells of an event. */
export type EventHandler = (context: EventContext) => void | Promise<void>;

/** What a handler gets for one event. */
export interface EventContext extends HandlerContext {
  readonly event: PlatformEvent;
  /**
   * Records a message to the conversation the event happened in; throws where the event has none.
   * `mentions` are user ids to @.
   */
  reply(content: Content | string, options?: { readonly mentions?: readonly string[] }): void;
  /** Records a message to somewhere else. */
  readonly post: Post;
}

/** A handler and the events it is for. */
export interface EventReaction {
  /** `<pack>/on/<number>`. */
  readonly key: string;
  readonly events: readonly string[];
  readonly handle: EventHandler;
}
