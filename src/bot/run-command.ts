import type {
  ArgsOf,
  ArgSpecs,
  CommandContext,
  CommandDefinition,
} from "../commands/definition.ts";
import type { Caller } from "../commands/permissions.ts";
import type { TimeSetting } from "../commands/read-time.ts";
import { timeOf } from "../commands/time-of.ts";
import type { Clock } from "../core/clock.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import { createUnitOfWork, type UnitOfWork } from "../core/unit-of-work.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";
import { speechIn, type SpeechOptions } from "./speech.ts";
import { withTimeout } from "./with-timeout.ts";

/** The domain's services, made for one message. */
export type Services = Pick<
  CommandContext,
  "tasks" | "reminders" | "files" | "sessions" | "people" | "languages"
>;

export interface ServiceScope {
  readonly message: Message;
  readonly unit: UnitOfWork;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly caller: Caller;
  /** In which the sender is answered. */
  readonly locale: Locale;
}

export interface RunOptions extends SpeechOptions {
  /** What a handler's time is measured by. */
  readonly system: Clock;
  readonly log: Log;
  readonly zone: string;
  readonly time: TimeSetting;
  readonly createServices: (scope: ServiceScope) => Services;
}

/**
 * Runs a handler with a unit of work of its own, which joins the message's only when the handler has
 * finished: one that throws or hangs leaves nothing behind.
 */
export async function runCommand(
  context: BotContext,
  definition: CommandDefinition,
  args: ArgsOf<ArgSpecs>,
  options: RunOptions,
): Promise<void> {
  const unit = createUnitOfWork();
  const say = createSpeaker(context.key, unit);
  const { message, now, trace, locale, caller } = context;
  const { formatWhen, formatNext } = options.formats(locale);
  if (definition.isAside !== true) trace.command = definition.name;
  await withTimeout(options.system, definition.name, async (signal) => {
    const handlerContext: CommandContext = {
      message,
      caller,
      args,
      now,
      zone: options.zone,
      reply: (said, extra) => say(answerDestination(message), said, extra),
      post: say,
      ...speechIn(locale, now, options),
      formatWhen: (when) => formatWhen(when, now),
      formatNext: (next) => formatNext(next, now),
      readTime: (text) => timeOf(text, { ...options.time, now, zone: options.zone }, locale),
      log: options.log,
      signal,
      ...options.createServices({ message, unit, now, signal, locale, caller }),
    };
    await definition.handle(handlerContext);
  });
  unit.moveTo(context.unit);
  trace.outcome = "done";
}
