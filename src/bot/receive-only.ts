import type { Message, MessagePart } from "../core/message.ts";
import type { Middleware } from "../core/middleware.ts";
import type { SessionStore } from "../core/storage.ts";
import type { Catalogue } from "../texts/catalogue.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";

/** Answers messages that carry no words to route: files, pictures, and those DingTalk emptied. */
export function receiveOnly(
  texts: Catalogue,
  options: { readonly sessions: Pick<SessionStore, "find"> },
): Middleware<BotContext> {
  return async (context, next) => {
    const { message, now } = context;
    const part = message.parts[0];
    const isSilent = message.text === "" && (part !== undefined || message.quotaExhausted);
    if (!isSilent || (part !== undefined && (await isAwaited(message, now, options.sessions)))) {
      await next();
      return;
    }
    const say = createSpeaker(context.key, context.unit);
    const said = message.quotaExhausted ? texts.quotaExhausted : texts.received(kindOf(part));
    say(answerDestination(message), said);
  };
}

/** Whether the bot has asked the sender for a file here. */
async function isAwaited(
  { robot, conversation, sender }: Message,
  now: number,
  sessions: Pick<SessionStore, "find">,
): Promise<boolean> {
  const session = await sessions.find(robot, conversation.id, sender.id, now);
  return session?.state.kind === "run" && session.state.spec["type"] === "file";
}

function kindOf(part: MessagePart | undefined): MessagePart["kind"] {
  return part?.kind ?? "unknown";
}
