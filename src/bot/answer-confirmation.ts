import type { ParsedArgs } from "../commands/parse-arguments.ts";
import { denialOf } from "../commands/permissions.ts";
import { renderOutcome } from "../commands/outcome-text.ts";
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
  if (isOwn) say(answerDestination(message), textsOf(locale).session.left);
  else {
    const text = textsOf(said.locale).confirm.declined(said.sender.id, message.sender.name);
    say(answerDestination(message), text, { mentions: [said.sender.id] });
  }
}

/** Runs the command as whoever gave it, with the rights they have now. */
async function runConfirmed(
  { command: name }: Session,
  { said, args, mentions }: Confirming,
  context: BotContext,
  options: AnswerOptions,
): Promise<void> {
  const { sender, text, quoted, locale } = said;
  const { quoted: _, ...answer } = context.message;
  const message = {
    ...answer,
    sender,
    text,
    mentions,
    ...(quoted === undefined ? {} : { quoted }),
  };
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
