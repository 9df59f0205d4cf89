import { compose } from "../core/middleware.ts";
import type { Languages, TurnStore } from "../core/language.ts";
import { answer, type AnswerOptions } from "./answer.ts";
import type { Arrived, BotContext } from "./bot-context.ts";
import { converse } from "./converse.ts";
import { keepAudit } from "./keep-audit.ts";
import { learn } from "./learn.ts";
import { observe } from "./observe.ts";
import { receiveOnly } from "./receive-only.ts";
import { recover, type RecoverOptions } from "./recover.ts";

export interface BotOptions extends AnswerOptions, RecoverOptions {
  readonly turns: TurnStore;
  readonly languages: Languages;
}

/** The bot's chat behaviour: one message in, what is to be written and said recorded in its unit of work. */
export function createBot(options: BotOptions): (arrived: Arrived) => Promise<void> {
  const { turns, languages } = options;
  const run = compose<BotContext>([
    observe(options.system, options.log),
    learn(),
    keepAudit(),
    recover(options),
    receiveOnly(),
    converse(options),
    answer(options),
  ]);
  return async (arrived) => {
    const { message, now } = arrived;
    const { robot, conversation, sender } = message;
    const start = await turns.begin({
      robot,
      conversation: conversation.id,
      person: sender.id,
      now,
    });
    const language = languages.ofMessage(message, start);
    await run({ ...arrived, ...language, session: start.session });
  };
}
