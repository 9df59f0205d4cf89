import type { Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import { hasText, isAllText } from "./args-said.ts";
import { readClauses } from "./clauses.ts";
import { clean, fold } from "./fold.ts";
import {
  parseArguments,
  type ArgValues,
  type ParseContext,
  type ParsedArgs,
  type ParsedArguments,
} from "./parse-arguments.ts";
import { fileCommand } from "./file-command.ts";
import { guess } from "./guess.ts";
import { idCommand } from "./id-command.ts";
import { isUnderstood, moreSaid } from "./more-said.ts";
import { mentionedIds, skipNames, whoPrefix } from "./people.ts";
import { withQuoted } from "./quoted.ts";
import type { ArgValue } from "./read-argument.ts";
import { readSentence } from "./read-sentence.ts";
import { givesEachTheirOwn } from "./several.ts";
import type { TimeSetting } from "./read-time.ts";
import { denialOf, mayRun, type Caller, type Denial } from "./permissions.ts";
import type { ArgProblem } from "./problem.ts";
import type { NamePrefix, RegisteredCommand, Registry } from "./registry.ts";
import { suggest, type Suggestion } from "./suggest.ts";
import { createTokenReader } from "./tokens.ts";

/** What a message asks for. */
export type RouteOutcome =
  | { readonly kind: "match"; readonly command: RegisteredCommand; readonly args: ParsedArgs }
  /** How one command is used: `remind --help`, `提醒怎么用`. */
  | { readonly kind: "help"; readonly command: RegisteredCommand }
  | {
      readonly kind: "missing";
      readonly command: RegisteredCommand;
      readonly arg: string;
      /** What was said of the others. */
      readonly values: ArgValues;
    }
  | {
      readonly kind: "invalid";
      readonly command: RegisteredCommand;
      readonly problem: Exclude<ArgProblem, { kind: "missing" }>;
      readonly values: ArgValues;
    }
  | { readonly kind: "denied"; readonly command: RegisteredCommand; readonly denial: Denial }
  | { readonly kind: "unknown"; readonly said: string; readonly suggestions: readonly Suggestion[] }
  /** Only an @. */
  | { readonly kind: "empty" };

export interface RouteContext {
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
  readonly time: TimeSetting;
  /** A text is being waited for, so only a command's name makes a command of what is said. */
  readonly byNameOnly?: boolean;
}

/** Finds the command a message asks for and reads its arguments. Depends on the names, never on their order. */
export function route(
  message: Message,
  caller: Caller,
  registry: Registry,
  context: RouteContext,
): RouteOutcome {
  const text = clean(message.text).trim();
  const said = text.slice(skipNames(createTokenReader(text), 0)).trim();
  const { now, zone, locale, time } = context;
  const about = { caller, parse: { message, now, zone, time } };
  const { named, spoken } = byAnyName(said, registry, about);
  if (named?.kind === "empty") {
    const command = fileCommand(message, caller, registry);
    return command === undefined ? named : outcome(command, "", about);
  }
  const help = named === undefined ? howTo(said, registry, caller) : undefined;
  if (help !== undefined) return help;
  // A name and nothing else is that command, also where a sentence could read 分享 and 文件 in it.
  const isOnlyName = named?.kind === "match" && registry.find(spoken) === named.command;
  const spared =
    context.byNameOnly === true ||
    isOnlyName ||
    (named?.kind === "match" && !hasSentences(named.command));
  const sentence = spared ? undefined : bySentence(text, registry, about);
  const found = moreSaid(named, sentence);
  if (found !== undefined) return checked(allowed(found, about), about, text);
  const shown = idCommand(said, caller, registry);
  if (shown !== undefined) return outcome(shown, said.replace(/[^a-z0-9]+$/iu, ""), about);
  const near = suggest(spoken, registry, { caller, locale });
  // 下周五上午10点半交周报 has the name of a command in it, and is more likely something to be reminded of.
  const isNear = near.some(({ isWithin }) => isWithin !== true);
  const meant = isNear ? [] : guess(said, registry, { ...about, locale });
  return { kind: "unknown", said, suggestions: meant.length > 0 ? meant : near };
}

/** The classic form, behind as much politeness as people are capable of. */
function byAnyName(
  said: string,
  registry: Registry,
  about: About,
): { readonly named: RouteOutcome | undefined; readonly spoken: string } {
  let spoken = said;
  for (let taken = 0; taken <= maxFillers; taken += 1) {
    if (spoken === "") return { named: { kind: "empty" }, spoken };
    const named = byName(spoken, registry, about) ?? byPrefix(spoken, registry, about);
    if (named !== undefined) return { named, spoken };
    const polite = fillerAtStart.exec(spoken)?.[0].length ?? 0;
    if (polite === 0) break;
    spoken = spoken.slice(polite);
  }
  return { named: undefined, spoken };
}

function hasSentences({ definition }: RegisteredCommand): boolean {
  return (definition.say ?? []).length > 0;
}

/** What a whole sentence asks for; where several commands have the same right to it, which is to be asked. */
function bySentence(said: string, registry: Registry, about: About): RouteOutcome | undefined {
  const found = readSentence(said, registry, about.parse);
  const [command, other] = found?.commands ?? [];
  if (found === undefined || command === undefined) return byClause(said, registry, about);
  if (other !== undefined) {
    const suggestions = found.commands.map(({ definition: { name } }) => ({ name, text: name }));
    return { kind: "unknown", said, suggestions };
  }
  // T12 我没时间，转给 @韩梅梅: an id that is an argument says more than one in a text.
  const { read } = found;
  const clause =
    read.kind === "args" && hasText(read.args, command.definition.args)
      ? byClause(said, registry, about)
      : undefined;
  return clause?.kind === "match" ? clause : outcomeOf(command, read);
}

/** What one clause asks for beside another that is no command: T12 派错了，取消掉. Two commands are asked about. */
function byClause(said: string, registry: Registry, about: About): RouteOutcome | undefined {
  const [clause, ...others] = readClauses(said, registry, about.parse);
  if (clause === undefined) return undefined;
  if (others.length === 0) return outcomeOf(clause.command, clause.read);
  const suggestions = [clause, ...others].map(({ command, text }) => ({
    name: command.definition.name,
    text,
  }));
  return { kind: "unknown", said, suggestions };
}

/**
 * Denied where the caller may not run the command. What was meant is settled before, as if everybody might run
 * everything: 通知全员 明天开会 never becomes a reminder because only some may notify everybody.
 */
function allowed(found: RouteOutcome, { caller }: About): RouteOutcome {
  if (!("command" in found) || found.kind === "denied") return found;
  const { command } = found;
  const denial = denialOf(command.definition, caller);
  return denial === undefined ? found : { kind: "denied", command, denial };
}

/** With what a quoted message adds; asked back where several people got a thing to do each. */
function checked(found: RouteOutcome, { parse }: About, said: string): RouteOutcome {
  if (found.kind === "invalid") {
    const values = withQuoted(found.values, found.command.definition.args, parse.message);
    return { ...found, values };
  }
  if (found.kind !== "match" && found.kind !== "missing") return found;
  const { command } = found;
  const { args: specs } = command.definition;
  const values: ArgValues = found.kind === "match" ? valuesIn(found.args) : found.values;
  const full = withQuoted(values, specs, parse.message);
  const text = Object.entries(specs).find(([, spec]) => spec.type === "text")?.[0] ?? "";
  const people = Object.entries(specs).find(([, { type }]) => type === "mention" || type === "who");
  const what = values.get(text);
  if (people !== undefined && typeof what === "string" && isForPeople(values.get(people[0]))) {
    if (givesEachTheirOwn(parse.message, what, said)) {
      const count = mentionedIds(parse.message).length;
      const problem = { kind: "several", arg: people[0], people: count } as const;
      return { kind: "invalid", command, problem, values };
    }
  }
  if (full === values) return found;
  return outcomeOf(command, parseArguments("", specs, parse, full));
}

function valuesIn(args: ParsedArgs): ArgValues {
  const said = Object.entries(args).filter(([, value]) => value !== undefined);
  return new Map(said);
}

/** Whether a value is people that were @-ed. */
function isForPeople(value: ArgValue | undefined): boolean {
  if (typeof value !== "object") return false;
  return Array.isArray(value) || ("kind" in value && value.kind === "people");
}

interface About {
  readonly caller: Caller;
  readonly parse: ParseContext;
}

// 麻烦 请 帮我 is as polite as people get; without a limit 20,000 times 请 would take seconds.
const maxFillers = 6;

// A slash or bang is what other bots want before a command. A filler may also begin a name (请假), so the whole
// text is looked up before each is taken off.
const fillerAtStart =
  /^(?:[/!／！]|请|請|麻烦|麻煩|劳驾|帮我|幫我|帮忙|幫忙|(?:please|pls|could you|can you)(?![a-z]))[\s,，]*/iu;

/** The name as a word of its own: `remind me …`, `在吗？`. */
function byName(text: string, registry: Registry, about: About): RouteOutcome | undefined {
  const word = /^\S+/u.exec(text)?.[0] ?? "";
  const bare = /^[^\s,，。:：!！?？~～…]+/u.exec(word)?.[0] ?? word;
  const isPunctuated = /^[,，。:：!！?？~～…]*$/u.test(word.slice(bare.length));
  const command = registry.find(word) ?? (isPunctuated ? registry.find(bare) : undefined);
  return command === undefined ? undefined : outcome(command, text.slice(word.length), about);
}

/** A Chinese name with its arguments right behind it, if they can be read: `提醒我10分钟后喝水`. */
function byPrefix(text: string, registry: Registry, about: About): RouteOutcome | undefined {
  for (const { command, length } of registry.prefixes(text).filter(hasWordBehind(text))) {
    const read = parseArguments(
      behindName(text.slice(length)),
      command.definition.args,
      about.parse,
    );
    // 叫外卖明天到 asks for nothing: with the time behind other words, the name must be more than one character.
    const isMeant =
      read.kind === "problem"
        ? isUnderstood(read.problem)
        : (!isLoose(read) || length > 1) && !saysOnlyWords(read, command, length);
    if (isMeant || saysWhom(command, text, length))
      return outcome(command, text.slice(length), about);
  }
  return undefined;
}

/**
 * Whether a name and whom it is about stand together, as in 提醒我…: then the command is meant, whatever is
 * wrong with the rest. One character is too little: 叫我小王 is no command.
 */
function saysWhom(command: RegisteredCommand, text: string, length: number): boolean {
  const takesWhom = Object.values(command.definition.args).some((spec) => spec.type === "who");
  return takesWhom && length > 1 && whoPrefix(text.slice(length), "time") !== undefined;
}

/** 完成得不错: a short name with nothing behind it but words that need not be there may be any sentence's beginning. */
function saysOnlyWords(
  read: ParsedArguments,
  { definition: { args } }: RegisteredCommand,
  length: number,
): boolean {
  if (length > 2 || read.kind !== "args" || !isAllText(read.args, args)) return false;
  return Object.values(args).every((spec) => spec.type !== "text" || spec.optional === true);
}

function isLoose(read: ParsedArguments): boolean {
  return read.kind === "args" && read.isLoose;
}

function hasWordBehind(text: string): (prefix: NamePrefix) => boolean {
  return ({ length }) => /^\S/u.test(text.slice(length, length + 1));
}

function outcome(command: RegisteredCommand, behind: string, about: About): RouteOutcome {
  const read = parseArguments(behindName(behind), command.definition.args, about.parse);
  return outcomeOf(command, read);
}

/** What arguments that were read, or not, come to. */
export function outcomeOf(command: RegisteredCommand, read: ParsedArguments): RouteOutcome {
  if (read.kind === "args") return { kind: "match", command, args: read.args };
  if (read.kind === "help") return { kind: "help", command };
  if (read.problem.kind === "missing") {
    return { kind: "missing", command, arg: read.problem.arg, values: read.values };
  }
  return { kind: "invalid", command, problem: read.problem, values: read.values };
}

/** Without 一下, which softens a command and says nothing; 一下午 is an afternoon. */
function behindName(text: string): string {
  return text.replace(/^\s*[,，:：]?\s*(?:一下(?![午子班]))?[,，:：]?/u, "").trim();
}

/** `提醒怎么用`. */
function howTo(text: string, registry: Registry, caller: Caller): RouteOutcome | undefined {
  const name = /^(\S+?)\s?(?:怎么用|怎麼用|如何使用|的用法)[?？]?$/u.exec(text.slice(-80))?.[1];
  const command = name === undefined || text.length > 80 ? undefined : registry.find(fold(name));
  if (command === undefined || !mayRun(command.definition, caller)) return undefined;
  return { kind: "help", command };
}
