import type { ParsedArgs } from "../commands/parse-arguments.ts";
import { denialOf } from "../commands/permissions.ts";
import { renderOutcome } from "../commands/outcome-text.ts";
import type { Message } from "../core/message.ts";
import type { Session, SessionState } from "../core/session.ts";
import { isLeaving, isNo, isYes } from "../sessions/words.ts";
import { textsOf } from "../texts/texts-of.ts";
import type { AnswerOptions } from "./answer.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";
import { runCommand } from "./run-command.ts";

type Confirming = Extract<SessionState, { kind: "confirm" }>;

/** Takes a yes or a no; `false`: the message is neither. */
export async function answerConfirmation(
  session: Session,
  state: Confirming,
  context: BotContext,
  options: AnswerOptions,
): Promise<boolean> {
  const { message } = context;
  const isAgreed = isYes(message.text);
  if (!isAgreed && !isNo(message.text) && !isLeaving(message.text)) return false;
  context.unit.write(async ({ sessions }) => {
    for (const id of state.asked) await sessions.remove(id);
  });
  if (isAgreed) await runConfirmed(session, state, context, options);
  else declined(state, context);
  return true;
}

function declined({ said }: Confirming, context: BotContext): void {
  const { message, key, unit, locale } = context;
  const say = createSpeaker(key, unit);
  const isOwn = said.sender.id === message.sender.id;
  if (isOwn) {
    say(answerDestination(message), textsOf(locale).session.left);
    return;
  }
  const isApart = isElsewhere(said, message);
  const text = textsOf(said.locale).confirm.declined(message.sender.name);
  const asker = answerDestination(askersMessage(said, message));
  say(asker, text, { mentions: isApart ? [] : [said.sender.id] });
  if (isApart) say(answerDestination(message), textsOf(locale).decision.declined);
}

/** Whether the command was given in another conversation than the one it is decided in. */
function isElsewhere({ conversation }: Confirming["said"], message: Message): boolean {
  return conversation !== undefined && conversation.id !== message.conversation.id;
}

/** The message that gave the command, as if it came now. */
function askersMessage(
  { sender, text, quoted, conversation }: Confirming["said"],
  now: Message,
): Message {
  const { quoted: _, sessionWebhook, ...answer } = now;
  const isHere = conversation === undefined || conversation.id === now.conversation.id;
  return {
    ...answer,
    conversation: conversation ?? answer.conversation,
    sender,
    text,
    ...(quoted === undefined ? {} : { quoted }),
    ...(isHere && sessionWebhook !== undefined ? { sessionWebhook } : {}),
  };
}

/** Runs the command as whoever gave it, with the rights they have now. */
async function runConfirmed(
  { command: name }: Session,
  { said, args, mentions }: Confirming,
  context: BotContext,
  options: AnswerOptions,
): Promise<void> {
  const { locale } = said;
  const message = { ...askersMessage(said, context.message), mentions };
  if (isElsewhere(said, context.message)) {
    const agreed = textsOf(context.locale).decision.agreed;
    createSpeaker(`${context.key} agreed`, context.unit)(
      answerDestination(context.message),
      agreed,
    );
  }
  const caller = context.callerOf(message);
  const asker: BotContext = { ...context, message, caller, locale };
  context.trace.message = message;
  const registry = options.registry();
  const command = registry.find(name);
  if (command === undefined) return;
  const denial = denialOf(command.definition, caller);
  if (denial !== undefined) {
    Object.assign(context.trace, { command: name, outcome: "denied" });
    const audience = { bot: options.name, caller, registry, locale };
    const denied = renderOutcome({ kind: "denied", command, denial }, audience);
    createSpeaker(context.key, context.unit)(answerDestination(message), denied);
    return;
  }
  await runCommand(asker, command, args as ParsedArgs, {
    ...options,
    isConfirmed: true,
  });
}
