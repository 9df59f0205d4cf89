import { renderOutcome } from "../commands/outcome-text.ts";
import type { Registry } from "../commands/registry.ts";
import { route, type RouteOutcome } from "../commands/router.ts";
import type { Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Middleware } from "../core/middleware.ts";
import type { SessionState } from "../core/session.ts";
import { textsOf } from "../texts/texts-of.ts";
import { argumentState, ask } from "./ask.ts";
import { answerDestination, createSpeaker, type BotContext } from "./bot-context.ts";
import { createLoopGuard } from "./loop-guard.ts";
import { runCommand, type RunOptions } from "./run-command.ts";

export interface AnswerOptions extends RunOptions {
  readonly name: string;
  readonly registry: () => Registry;
}

/** Finds the command a message asks for and runs it; anything else is answered with what would work. */
export function answer(options: AnswerOptions): Middleware<BotContext> {
  const guard = createLoopGuard();
  return async (context, next) => {
    const { message, now, locale, caller } = context;
    const registry = options.registry();
    const { zone, time } = options;
    const routed = (text: string): RouteOutcome =>
      route({ ...message, text }, caller, registry, { now, zone, locale, time });
    const first = routed(message.text);
    // 小铃你能做什么: called by name, as people are.
    const behind =
      first.kind === "unknown" ? textBehindName(message.text, options.name) : undefined;
    const outcome = behind === undefined ? first : routed(behind);
    const isNothing = outcome.kind === "unknown" && outcome.suggestions.length === 0;
    if (!isNothing) guard.understood(message);
    if (isNothing && !guard.mayAnswer(message, now)) return;
    if (outcome.kind === "match") {
      await runCommand(context, outcome.command, outcome.args, options);
    } else {
      if (outcome.kind === "denied") {
        Object.assign(context.trace, {
          command: outcome.command.definition.name,
          outcome: "denied",
        });
      }
      const audience = { bot: options.name, caller, registry, locale };
      const asked = question(outcome, message);
      if (asked !== undefined) ask(context, options.random, asked);
      const said = renderOutcome(outcome, audience);
      const say = createSpeaker(context.key, context.unit);
      say(
        answerDestination(message),
        asked?.state.kind === "meant" ? said + choose(asked.state, locale) : said,
      );
    }
    await next();
  };
}

function textBehindName(text: string, name: string): string | undefined {
  const said = text.trimStart();
  if (!said.toLowerCase().startsWith(name.toLowerCase())) return undefined;
  const behind = said.slice(name.length).replace(/^[\s,，:：、!！~～]+/u, "");
  return behind === "" ? undefined : behind;
}

/** What the next message may answer, if an outcome is a question. */
function question(
  outcome: RouteOutcome,
  { mentions }: Message,
): { readonly command: string; readonly state: SessionState } | undefined {
  if (outcome.kind === "missing") {
    return { command: outcome.command.definition.name, state: argumentState(outcome, mentions) };
  }
  if (outcome.kind === "invalid" && outcome.problem.kind === "ambiguous") {
    const { arg, said } = outcome.problem;
    const state = argumentState({ arg, said, values: outcome.values }, mentions);
    return { command: outcome.command.definition.name, state };
  }
  if (outcome.kind !== "unknown" || outcome.suggestions.length === 0) return undefined;
  const texts = outcome.suggestions.map(({ text }) => text);
  return { command: "", state: { kind: "meant", texts, mentions } };
}

function choose({ texts }: Extract<SessionState, { kind: "meant" }>, locale: Locale): string {
  return textsOf(locale).session.choose(texts.length);
}
