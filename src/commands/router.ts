import type { Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import { clean, fold } from "./fold.ts";
import {
  parseArguments,
  type ArgValues,
  type ParseContext,
  type ParsedArgs,
  type ParsedArguments,
} from "./parse-arguments.ts";
import { skipNames, whoPrefix } from "./people.ts";
import type { TimeSetting } from "./read-time.ts";
import { mayRun, type Caller } from "./permissions.ts";
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
  /** Any one of the roles in `needs` would do. */
  | {
      readonly kind: "denied";
      readonly command: RegisteredCommand;
      readonly needs: readonly string[];
    }
  | { readonly kind: "unknown"; readonly said: string; readonly suggestions: readonly Suggestion[] }
  /** Only an @. */
  | { readonly kind: "empty" };

export interface RouteContext {
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
  readonly time: TimeSetting;
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
  let spoken = said;
  for (let taken = 0; taken <= maxFillers; taken += 1) {
    if (spoken === "") return { kind: "empty" };
    const found = byName(spoken, registry, about) ?? byPrefix(spoken, registry, about);
    if (found !== undefined) return found;
    const polite = fillerAtStart.exec(spoken)?.[0].length ?? 0;
    if (polite === 0) break;
    spoken = spoken.slice(polite);
  }
  return (
    howTo(said, registry, caller) ?? {
      kind: "unknown",
      said,
      suggestions: suggest(spoken, registry, { caller, locale }),
    }
  );
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
      read.kind === "problem" ? isUnderstood(read.problem) : !isLoose(read) || length > 1;
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

function isLoose(read: ParsedArguments): boolean {
  return read.kind === "args" && read.isLoose;
}

function isUnderstood(problem: ArgProblem): boolean {
  return "understood" in problem && problem.understood;
}

function hasWordBehind(text: string): (prefix: NamePrefix) => boolean {
  return ({ length }) => /^\S/u.test(text.slice(length, length + 1));
}

function outcome(command: RegisteredCommand, behind: string, about: About): RouteOutcome {
  const { definition } = command;
  if (!mayRun(definition, about.caller)) {
    return { kind: "denied", command, needs: definition.allow?.roles ?? [] };
  }
  return outcomeOf(command, parseArguments(behindName(behind), definition.args, about.parse));
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
