import type { ArgsOf, ArgSpecs, CommandContext, Confirm } from "../commands/definition.ts";
import type { ArgValues } from "../commands/parse-arguments.ts";
import type { TimeSetting } from "../commands/read-time.ts";
import type { RegisteredCommand } from "../commands/registry.ts";
import type { RunHost } from "../commands/run-host.ts";
import { timeOf } from "../commands/time-of.ts";
import type { Caller, Roles } from "../commands/permissions.ts";
import type { Clock } from "../core/clock.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import { PackStopped, type PackBreaker } from "../core/pack-breaker.ts";
import type { Random } from "../core/random.ts";
import type { Stores } from "../core/storage.ts";
import type { WebClient } from "../core/web-client.ts";
import { createUnitOfWork, type UnitOfWork } from "../core/unit-of-work.ts";
import { argumentState, ask as keepQuestion } from "./ask.ts";
import {
  answerDestination,
  createPackSpeaker,
  createSpeaker,
  type BotContext,
} from "./bot-context.ts";
import { createConfirm } from "./confirm.ts";
import { denyNow } from "./deny-now.ts";
import type { Trace } from "./keep-audit.ts";
import { speechIn, type SpeechOptions } from "./speech.ts";
import { withTimeout } from "./with-timeout.ts";

/** The domain's services, made for one message. */
export type Services = Pick<
  CommandContext,
  | "tasks"
  | "reminders"
  | "events"
  | "files"
  | "sessions"
  | "collections"
  | "people"
  | "languages"
  | "notices"
  | "memory"
>;

export interface ServiceScope {
  /** Whose command is run. */
  readonly pack: string;
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
  /** The bot's time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly roles: Roles;
  /** To be read by the steps of packs. */
  readonly stores: Stores;
  readonly breaker: PackBreaker;
  /** What the steps of packs call other systems with. */
  readonly web: WebClient;
  readonly log: Log;
  readonly zone: string;
  readonly time: TimeSetting;
  /** What is run has been confirmed. */
  readonly isConfirmed?: boolean;
  readonly createServices: (scope: ServiceScope) => Services;
}

/**
 * Runs a handler with a unit of work of its own, which joins the message's only when the handler has
 * finished: one that throws or hangs leaves nothing behind.
 */
export async function runCommand(
  context: BotContext,
  { definition, pack }: Pick<RegisteredCommand, "definition" | "pack">,
  args: ArgsOf<ArgSpecs>,
  options: RunOptions,
): Promise<void> {
  const unit = createUnitOfWork();
  const { key, message, now, trace, locale, caller } = context;
  if (definition.isAside !== true) trace.command = definition.name;
  const denied =
    options.isConfirmed === true ? undefined : await denyNow(context, definition, options);
  if (denied !== undefined) {
    createSpeaker(key, context.unit)(answerDestination(message), denied);
    trace.outcome = "denied";
    return;
  }
  const command = definition.name;
  const { random, roles } = options;
  let hasAsked = false;
  const ask = createConfirm({ context, command, args, unit, random, roles });
  const confirm: Confirm = (...question) => {
    hasAsked = options.isConfirmed !== true;
    return !hasAsked || ask(...question);
  };
  const run = withTimeout(options.system, definition.name, async (signal) => {
    const about = { pack, key, command, message, caller, locale, args, unit, now, signal };
    const host = createRunHost({ unit, note: (...said) => noteRun(trace, ...said) }, options);
    await definition.handle({ ...createCommandContext(about, options), confirm }, host);
  });
  try {
    await run;
  } catch (error) {
    if (!(error instanceof PackStopped)) throw error;
    trace.outcome = "failed";
    return;
  }
  unit.moveTo(context.unit);
  if (!hasAsked) trace.outcome ??= "done";
}

function noteRun(trace: Trace, ...[outcome, run]: Parameters<RunHost["note"]>): void {
  Object.assign(trace, { outcome, reference: run });
}

/** What a handler gets for `message`; what it says is keyed after `key`. */
function createCommandContext(
  about: {
    readonly pack: string;
    readonly key: string;
    readonly command: string;
    readonly message: Message;
    readonly caller: Caller;
    readonly locale: Locale;
    readonly args: ArgsOf<ArgSpecs>;
    readonly unit: UnitOfWork;
    readonly now: number;
    readonly signal: AbortSignal;
  },
  options: RunOptions,
): CommandContext {
  const { pack, key, message, caller, locale, args, unit, now, signal } = about;
  const { breaker } = options;
  const say = createPackSpeaker(key, unit, { pack, breaker, answers: message });
  const { formatWhen, formatNext } = options.formats(locale);
  return {
    message,
    caller,
    args,
    now,
    zone: options.zone,
    reply: (said, extra) => say(answerDestination(message), said, extra),
    askFor(arg, question) {
      const said = Object.entries(args).filter(([, value]) => value !== undefined);
      const values = new Map(said) as ArgValues;
      const state = argumentState({ arg, values }, message.mentions);
      keepQuestion({ message, now, unit }, options.random, { command: about.command, state });
      say(answerDestination(message), question);
    },
    post: say,
    // A step of a pack asks by a step of its own.
    confirm: () => {
      throw new Error("only a command's handler can ask for a yes");
    },
    ...speechIn(locale, now, options),
    formatWhen: (when) => formatWhen(when, now),
    formatNext: (next) => formatNext(next, now),
    readTime: (text, as) => timeOf(text, { ...options.time, now, zone: options.zone }, locale, as),
    log: options.log,
    signal,
    ...options.createServices({ pack, message, unit, now, signal, locale, caller }),
  };
}

/** What the steps of packs need, recording into `unit`. */
export function createRunHost(
  about: { readonly unit: UnitOfWork; readonly note: RunHost["note"] },
  options: RunOptions,
): RunHost {
  const { clock, random, roles, stores, web, system } = options;
  return {
    ...about,
    clock,
    random,
    roles,
    stores,
    web,
    contextOf: ({ args, roles: held, message, ...step }) =>
      createCommandContext(
        {
          ...step,
          command: "",
          message,
          caller: {
            id: message.sender.id,
            roles: new Set(held),
            conversation: message.conversation.id,
          },
          args: args as ArgsOf<ArgSpecs>,
          now: clock.now(),
        },
        options,
      ),
    inTime: (name, timeoutMs, work) => withTimeout(system, name, work, timeoutMs),
  };
}
