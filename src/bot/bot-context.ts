import type { Caller } from "../commands/permissions.ts";
import { laneOf, type Destination } from "../core/destination.ts";
import type { LearntLanguage } from "../core/language.ts";
import type { Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { PackBreaker } from "../core/pack-breaker.ts";
import type { Content } from "../core/reply.ts";
import type { Session } from "../core/session.ts";
import { contentOf } from "../core/say.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { Trace } from "./keep-audit.ts";

/** One message on its way through the bot. */
export interface BotContext extends Arrived {
  /** The sender, with what roles they have here. */
  readonly caller: Caller;
  /** Somebody who says something in the same place. */
  readonly callerOf: (message: Message) => Caller;
  /** In which it is answered. */
  readonly locale: Locale;
  readonly learnt: readonly LearntLanguage[];
  /** What the bot has asked the sender here. */
  readonly session: Session | undefined;
}

/** One message as it comes to the bot. */
export interface Arrived {
  readonly message: Message;
  /** The delivery's dedupe key; entries are keyed after it. */
  readonly key: string;
  /** How often this message has been tried, this time included. */
  readonly attempt: number;
  readonly now: number;
  /** What will be written when the message is finished. */
  readonly unit: UnitOfWork;
  /** What the audit keeps of it. */
  readonly trace: Trace;
}

/** Where an answer to `message` goes. */
export function answerDestination(message: Message): Destination {
  const session = message.sessionWebhook === undefined ? {} : { session: message.sessionWebhook };
  return message.conversation.kind === "group"
    ? { kind: "group", robot: message.robot, conversation: message.conversation.id, ...session }
    : { kind: "person", robot: message.robot, userId: message.sender.id, ...session };
}

/** The speaker of a pack, which is stopped when it says too much without being asked. */
export function createPackSpeaker(
  key: string,
  unit: UnitOfWork,
  {
    pack,
    breaker,
    answers,
  }: {
    readonly pack: string;
    readonly breaker: PackBreaker;
    /** Left out where nobody said anything. */
    readonly answers?: Message;
  },
): ReturnType<typeof createSpeaker> {
  const say = createSpeaker(key, unit);
  return (destination, ...said) => {
    breaker.count({ pack, to: destination, ...(answers === undefined ? {} : { answers }) });
    say(destination, ...said);
  };
}

/** Records something to be said; keys number what one message makes, so that a second run adds nothing. */
export function createSpeaker(key: string, unit: UnitOfWork) {
  let count = 0;
  return (
    destination: Destination,
    said: Content | string,
    options: { readonly mentions?: readonly string[] } = {},
  ): void => {
    count += 1;
    unit.send({
      key: `${key}#${count} ${laneOf(destination)}`,
      destination,
      reply: { content: contentOf(said), mentions: [...new Set(options.mentions)] },
    });
  };
}
