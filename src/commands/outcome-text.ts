import { pick, type Locale } from "../core/locale.ts";
import { textsOf } from "../texts/texts-of.ts";
import { mayRun, type Caller } from "./permissions.ts";
import type { Registry } from "./registry.ts";
import type { RouteOutcome } from "./router.ts";
import { argLabel, commandHelp, commandName, exampleOf, examplesOf } from "./usage.ts";

/** Who asked what bot, in which language it answers, and what it can do. */
export interface OutcomeAudience {
  readonly bot: string;
  readonly caller: Caller;
  readonly registry: Registry;
  readonly locale: Locale;
}

/** What the bot says when a message ran no command. */
export function renderOutcome(
  outcome: Exclude<RouteOutcome, { kind: "match" }>,
  audience: OutcomeAudience,
): string {
  const { locale } = audience;
  const texts = textsOf(locale);
  switch (outcome.kind) {
    case "empty":
      return texts.greeting(audience.bot, greetingExamples(audience));
    case "unknown":
      return texts.unknown(
        outcome.said,
        outcome.suggestions.map(({ name }) => name),
      );
    case "help":
      return commandHelp(outcome.command, locale);
    case "denied":
      return renderDenial(outcome, locale);
    case "missing": {
      const { definition } = outcome.command;
      const spec = definition.args[outcome.arg];
      const question = spec?.ask === undefined ? undefined : pick(spec.ask, locale);
      const label = argLabel(outcome.arg, spec, locale);
      return texts.missing(
        label,
        question ?? texts.question(spec?.type ?? "text"),
        exampleOf(definition, locale),
      );
    }
    case "invalid":
    default:
      return renderInvalid(outcome, locale);
  }
}

function renderDenial(
  { command, denial }: Extract<RouteOutcome, { kind: "denied" }>,
  locale: Locale,
): string {
  const texts = textsOf(locale);
  const name = commandName(command.definition, locale);
  return denial.kind === "roles"
    ? texts.denied(name, denial.roles)
    : texts.deniedHere(name, denial.groups);
}

function renderInvalid(
  outcome: Extract<RouteOutcome, { kind: "invalid" }>,
  locale: Locale,
): string {
  const texts = textsOf(locale);
  const { problem } = outcome;
  const { definition } = outcome.command;
  switch (problem.kind) {
    case "invalid": {
      const label = argLabel(problem.arg, definition.args[problem.arg], locale);
      return texts.invalid(label, problem.given, problem.expected, problem.hint);
    }
    case "ambiguous":
      return texts.ambiguous(
        pick(problem.question, locale),
        problem.choices.map((choice) => pick(choice, locale)),
      );
    case "several":
      return texts.several(problem.people, exampleOf(definition, locale));
    case "unknown-option":
      return texts.unknownOption(problem.given, problem.nearest, commandName(definition, locale));
    case "extra":
    default:
      return texts.extra(problem.given, exampleOf(definition, locale));
  }
}

/** One thing to say for each of the first few commands that have an example. */
function greetingExamples({ registry, caller, locale }: OutcomeAudience): string[] {
  return registry.commands
    .map(({ definition }) => definition)
    .filter(
      (one) => mayRun(one, caller) && one.isAside !== true && examplesOf(one, locale).length > 0,
    )
    .slice(0, 3)
    .map((one) => exampleOf(one, locale));
}
