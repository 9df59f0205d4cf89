import { callerOf, type Roles } from "../commands/permissions.ts";
import { renderOutcome } from "../commands/outcome-text.ts";
import type { Registry } from "../commands/registry.ts";
import type { TimeSetting } from "../commands/read-time.ts";
import { route } from "../commands/router.ts";
import type { Middleware } from "../core/middleware.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";
import { runCommand, type RunOptions } from "./run-command.ts";

export interface AnswerOptions extends RunOptions {
  readonly name: string;
  readonly registry: () => Registry;
  readonly roles: Roles;
  readonly time: TimeSetting;
}

/** Finds the command a message asks for and runs it; anything else is answered with what would work. */
export function answer(options: AnswerOptions): Middleware<BotContext> {
  return async (context, next) => {
    const { message, now } = context;
    const registry = options.registry();
    const caller = callerOf(message, options.roles);
    const outcome = route(message, caller, registry, {
      now,
      zone: options.zone,
      locale: options.locale,
      time: options.time,
    });
    if (outcome.kind === "match") {
      await runCommand(context, outcome.command.definition, outcome.args, options);
    } else {
      const audience = { bot: options.name, caller, registry, locale: options.locale };
      const say = createSpeaker(context.key, context.unit);
      say(answerDestination(message), renderOutcome(outcome, audience));
    }
    await next();
  };
}
