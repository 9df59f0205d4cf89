import { pick, type Locale } from "../core/locale.ts";
import { choiceNames } from "../texts/choice-names.ts";
import { textsOf } from "../texts/texts-of.ts";
import type { ArgSpec, CommandDefinition } from "./definition.ts";
import { fold, hasHan } from "./fold.ts";
import { namesOf, type RegisteredCommand } from "./registry.ts";
import { optionName } from "./option-name.ts";

/** What a command is called in a language: its first Chinese name in Chinese, where it has one. */
export function commandName(definition: CommandDefinition, locale: Locale): string {
  if (locale === "en") return definition.name;
  return definition.aliases?.find(hasHan) ?? definition.name;
}

/**
 * What an argument is called in a language. Without a Chinese name, a short summary is one (做什么), or what
 * stands before its examples (任务编号，如 T12).
 */
export function argLabel(key: string, spec: ArgSpec | undefined, locale: Locale): string {
  if (locale === "en") return optionName(key);
  const summary = /^[^，。；：、（(,;:]{1,8}(?=，如|（|$)/u.exec(spec?.summary?.zh ?? "")?.[0];
  return spec?.names?.find(hasHan) ?? summary ?? typeLabel(spec, locale) ?? optionName(key);
}

/** How a command is written: `提醒 [谁] <时间> <内容>`. */
function usageOf(definition: CommandDefinition, locale: Locale): string {
  const args = Object.entries(definition.args).map(([key, spec]) => argUsage(key, spec, locale));
  return [commandName(definition, locale), ...args].join(" ");
}

function argUsage(key: string, spec: ArgSpec, locale: Locale): string {
  const label = `${spec.type === "mention" ? "@" : ""}${argLabel(key, spec, locale)}`;
  if (spec.type !== "flag" && spec.optionOnly !== true) {
    return spec.optional === true ? `[${label}]` : `<${label}>`;
  }
  const value = spec.type === "flag" ? "" : ` <${typeLabel(spec, locale) ?? label}>`;
  const option = `--${typeableName(key, spec, locale)}${value}`;
  return isOptional(spec) ? `[${option}]` : option;
}

function typeLabel(spec: ArgSpec | undefined, locale: Locale): string | undefined {
  return textsOf(locale).argument(spec?.type ?? "text");
}

/** Something a person might type: the definition's first example in the language, else the usage. */
export function exampleOf(definition: CommandDefinition, locale: Locale): string {
  return (
    examplesOf(definition, locale)[0] ?? definition.examples?.[0] ?? usageOf(definition, locale)
  );
}

/** The examples in a language. */
export function examplesOf(definition: CommandDefinition, locale: Locale): readonly string[] {
  return (definition.examples ?? []).filter((one) => hasHan(one) === (locale !== "en"));
}

/** The help of one command: usage, arguments, examples, other names. */
export function commandHelp(command: RegisteredCommand, locale: Locale): string {
  const { definition } = command;
  const texts = textsOf(locale).help;
  const name = texts.name(commandName(definition, locale), definition.name);
  const args = Object.entries(definition.args).map(([key, spec]) =>
    texts.argument(argLabel(key, spec, locale), describe(spec, key, locale), isOptional(spec)),
  );
  const own = examplesOf(definition, locale);
  const examples = own.length > 0 ? own : (definition.examples ?? []);
  const shown = new Set([commandName(definition, locale), definition.name].map(fold));
  const aliases = namesOf(definition).filter((alias) => !shown.has(fold(alias)));
  return [
    texts.heading(name, pick(definition.summary, locale)),
    texts.usage(usageOf(definition, locale)),
    ...(args.length === 0 ? [] : [texts.argumentsTitle, ...args]),
    ...(examples.length === 0 ? [] : [texts.examples(examples)]),
    ...(aliases.length === 0 ? [] : [texts.aliases(aliases)]),
  ].join("\n");
}

/** The summary, less the label it may begin with. */
function beyondLabel(key: string, spec: ArgSpec, locale: Locale): string {
  const summary = spec.summary === undefined ? "" : pick(spec.summary, locale);
  const label = argLabel(key, spec, locale);
  const rest = summary.slice(label.length);
  if (summary === label) return "";
  return summary.startsWith(`${label}，`) ? rest.slice(1) : summary;
}

/** What can follow `--`, which a summary cannot. */
function typeableName(key: string, spec: ArgSpec, locale: Locale): string {
  return (locale === "en" ? undefined : spec.names?.find(hasHan)) ?? optionName(key);
}

function isOptional(spec: ArgSpec): boolean {
  return spec.optional === true || spec.type === "flag";
}

function describe(spec: ArgSpec, key: string, locale: Locale): string {
  const texts = textsOf(locale).help;
  const summary = beyondLabel(key, spec, locale);
  const choice = spec.type === "choice" ? texts.choices(choiceNames(spec.choices, locale)) : "";
  const asOption =
    spec.optionOnly === true || spec.type === "flag"
      ? texts.option(`--${typeableName(key, spec, locale)}`)
      : "";
  return [summary, choice, asOption]
    .filter((part) => part !== "")
    .join(locale === "en" ? ", " : "，");
}
