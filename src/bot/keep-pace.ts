import { secondMs } from "../core/clock.ts";
import type { Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import { paceWindowMs, type Pace } from "../core/pace.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { textsOf } from "../texts/texts-of.ts";
import { answerDestination, createSpeaker } from "./bot-context.ts";

/**
 * Counts what a person says, wherever they do. `false`: it is too much in one minute, so it is not carried out; the
 * first time they are told so, and when the minute is over.
 */
export function keepPace(
  { message, unit, now, locale }: Said,
  pace: Pace | undefined,
  limit: number,
): boolean {
  const { sender } = message;
  const isGoingOn = pace !== undefined && pace.since <= now && now - pace.since < paceWindowMs;
  const before = isGoingOn ? pace.count : 0;
  if (before < limit) {
    unit.write((stores) => stores.turns.count(sender.id, now));
    return true;
  }
  const destination = answerDestination(message);
  const told = { destination, locale, limit };
  unit.write((stores) => stores.turns.count(sender.id, now, told));
  if (before === limit) {
    const since = pace?.since ?? now;
    const waitS = Math.ceil((since + paceWindowMs - now) / secondMs);
    // Said in two conversations at once, it is still told once.
    const say = createSpeaker(`pace ${sender.id} ${since}`, unit);
    say(destination, textsOf(locale).tooFast(limit, waitS), mentionOf(message));
  }
  return false;
}

interface Said {
  readonly message: Message;
  readonly unit: UnitOfWork;
  readonly now: number;
  readonly locale: Locale;
}

function mentionOf({ conversation, sender }: Message): { readonly mentions: readonly string[] } {
  return { mentions: conversation.kind === "group" ? [sender.id] : [] };
}
