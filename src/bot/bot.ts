import { fileCommand } from "../commands/file-command.ts";
import { callerOf } from "../commands/permissions.ts";
import { compose } from "../core/middleware.ts";
import { textsOf } from "../texts/texts-of.ts";
import { answer } from "./answer.ts";
import type { BotContext } from "./bot-context.ts";
import { converse, type ConverseOptions } from "./converse.ts";
import { keepAudit } from "./keep-audit.ts";
import { learn } from "./learn.ts";
import { observe } from "./observe.ts";
import { receiveOnly } from "./receive-only.ts";
import { recover, type RecoverOptions } from "./recover.ts";

export type BotOptions = ConverseOptions & Omit<RecoverOptions, "texts">;

/** The bot's chat behaviour: one message in, what is to be written and said recorded in its unit of work. */
export function createBot(options: BotOptions): (context: BotContext) => Promise<void> {
  const texts = textsOf(options.locale);
  return compose([
    observe(options.system, options.log),
    learn(),
    keepAudit(),
    recover({ ...options, texts }),
    receiveOnly(
      texts,
      (message) =>
        fileCommand(message, callerOf(message, options.roles), options.registry()) !== undefined,
    ),
    converse(options),
    answer(options),
  ]);
}
