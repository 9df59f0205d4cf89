import type {
  ArgsOf,
  ArgSpecs,
  CommandContext,
  CommandDefinition,
  TimeValue,
} from "../commands/definition.ts";
import type { ArgValues } from "../commands/parse-arguments.ts";
import type { TimeSetting } from "../commands/read-time.ts";
import { timeOf } from "../commands/time-of.ts";
import type { Clock } from "../core/clock.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import { createUnitOfWork, type UnitOfWork } from "../core/unit-of-work.ts";
import { argumentState, ask } from "./ask.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";
import { withTimeout } from "./with-timeout.ts";

/** The domain's services, made for one message. */
export type Services = Pick<
  CommandContext,
  "tasks" | "reminders" | "events" | "files" | "sessions" | "people"
>;

export interface ServiceScope {
  readonly message: Message;
  readonly unit: UnitOfWork;
  readonly now: number;
  readonly signal: AbortSignal;
}

export interface RunOptions {
  readonly random: Random;
  /** What a handler's time is measured by. */
  readonly system: Clock;
  readonly log: Log;
  readonly locale: Locale;
  readonly zone: string;
  readonly time: TimeSetting;
  readonly formatTime: (at: number, now: number) => string;
  readonly formatWhen: (when: Pick<TimeValue, "at" | "recurrence">, now: number) => string;
  readonly formatNext: (next: readonly number[], now: number) => string;
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
  const { message, now, trace } = context;
  if (definition.isAside !== true) trace.command = definition.name;
  await withTimeout(options.system, definition.name, async (signal) => {
    const handlerContext: CommandContext = {
      message,
      args,
      now,
      locale: options.locale,
      zone: options.zone,
      reply: (said, extra) => say(answerDestination(message), said, extra),
      ask(arg, question) {
        const said = Object.entries(args).filter(([, value]) => value !== undefined);
        const values = new Map(said) as ArgValues;
        const state = argumentState({ arg, values }, message.mentions);
        ask({ message, now, unit }, options.random, { command: definition.name, state });
        say(answerDestination(message), question);
      },
      post: say,
      say: (texts) => pick(texts, options.locale),
      formatTime: (at) => options.formatTime(at, now),
      formatWhen: (when) => options.formatWhen(when, now),
      formatNext: (next) => options.formatNext(next, now),
      readTime: (text) =>
        timeOf(text, { ...options.time, now, zone: options.zone }, options.locale),
      log: options.log,
      signal,
      ...options.createServices({ message, unit, now, signal }),
    };
    await definition.handle(handlerContext);
  });
  unit.moveTo(context.unit);
  trace.outcome = "done";
}
