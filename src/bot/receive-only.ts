import type { MessagePart } from "../core/message.ts";
import type { Middleware } from "../core/middleware.ts";
import { textsOf } from "../texts/texts-of.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";

/**
 * Answers messages that carry no words to route: files and pictures, but those that a command takes, and messages that
 * DingTalk emptied.
 */
export function receiveOnly(isTaken: (context: BotContext) => boolean): Middleware<BotContext> {
  return async (context, next) => {
    const { message } = context;
    const part = message.parts[0];
    const isSilent = message.text === "" && (part !== undefined || message.quotaExhausted);
    const isWanted = part !== undefined && isTaken(context);
    if (!isSilent || (isWanted && !message.quotaExhausted)) {
      await next();
      return;
    }
    const say = createSpeaker(context.key, context.unit);
    const texts = textsOf(context.locale);
    const said = message.quotaExhausted ? texts.quotaExhausted : texts.received(kindOf(part));
    say(answerDestination(message), said);
  };
}

function kindOf(part: MessagePart | undefined): MessagePart["kind"] {
  return part?.kind ?? "unknown";
}
