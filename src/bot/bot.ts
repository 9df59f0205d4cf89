import { fileCommand } from "../commands/file-command.ts";
import type { Message } from "../core/message.ts";
import { compose } from "../core/middleware.ts";
import { callerOf, type Roles } from "../commands/permissions.ts";
import { groupKey, type Languages, type TurnStore } from "../core/language.ts";
import { privatePlace } from "../core/session.ts";
import { answer, type AnswerOptions } from "./answer.ts";
import type { Arrived, BotContext } from "./bot-context.ts";
import { converse } from "./converse.ts";
import { decide } from "./decide.ts";
import { keepAudit } from "./keep-audit.ts";
import { keepPace } from "./keep-pace.ts";
import { learn } from "./learn.ts";
import { observe } from "./observe.ts";
import { receiveOnly } from "./receive-only.ts";
import { recover, type RecoverOptions } from "./recover.ts";
import { wantsFile } from "./wants-file.ts";

export interface BotOptions extends AnswerOptions, RecoverOptions {
  readonly turns: TurnStore;
  readonly languages: Languages;
  readonly roles: Roles;
  /** Who decides in a group besides its owner, by its key. */
  readonly groupAdmins: ReadonlyMap<string, readonly string[]>;
  /** How many messages of one person are carried out in a minute. */
  readonly personPerMinute: number;
}

/** The bot's chat behaviour: one message in, what is to be written and said recorded in its unit of work. */
export function createBot(options: BotOptions): (arrived: Arrived) => Promise<void> {
  const { turns, languages } = options;
  const run = compose<BotContext>([
    observe(options.system, options.log),
    learn(),
    keepAudit(),
    recover(options),
    receiveOnly(
      ({ message, caller, session }) =>
        wantsFile(session, options.registry()) ||
        fileCommand(message, caller, options.registry()) !== undefined,
    ),
    decide(options),
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
      alsoIn: conversation.kind === "person" ? privatePlace(sender.id) : undefined,
      now,
    });
    const language = languages.ofMessage(message, start);
    if (!keepPace({ ...arrived, ...language }, start.pace, options.personPerMinute)) return;
    const { owner, session } = start;
    const admins = options.groupAdmins.get(groupKey(robot, conversation.id));
    const rights = (said: Message) => callerOf(said, options.roles, { owner, admins });
    const caller = rights(message);
    await run({ ...arrived, ...language, caller, callerOf: rights, session });
  };
}
