import { slotReader, timeArgument } from "./command-sentences.ts";
import type { ArgSpec } from "./definition.ts";
import { findPeriod, findSpan, findTime, isOfContent, type FoundTime } from "./find-time.ts";
import { fold } from "./fold.ts";
import type { ArgValues, ParseContext, ParsedArgs, ParsedArguments } from "./parse-arguments.ts";
import { mentionedIds, whoOf, withoutNames } from "./people.ts";
import type { ArgProblem } from "./problem.ts";
import { fileIn, type ArgValue } from "./read-argument.ts";
import { isSpan, timeReading } from "./read-time.ts";
import type { RegisteredCommand, Registry } from "./registry.ts";
import type { Fit } from "./sentence/run-program.ts";
import { bySpecific, type SentenceMatch } from "./sentence/sentences.ts";
import type { SlotText } from "./sentence/slot-ends.ts";
import { tokenise } from "./tokens.ts";
import { wordValue } from "./word-value.ts";

/** What a sentence asks for; several commands where they have the same right to it. */
export interface SentenceReading {
  readonly commands: readonly RegisteredCommand[];
  /** Of the only command. */
  readonly read: ParsedArguments;
}

/** A sentence that fits, in the text it fits. */
interface Fitting {
  readonly match: SentenceMatch<RegisteredCommand>;
  readonly text: string;
  readonly time: FoundTime | undefined;
}

/** Finds the sentence that says most of a text, whoever's command it is, and reads the arguments in it. */
export function readSentence(
  said: string,
  registry: Registry,
  context: ParseContext,
): SentenceReading | undefined {
  if (tokenise(said).some((token) => token.kind === "option" && token.certain)) return undefined;
  const isAt = context.message.mentions.length > 0;
  const text = isAt ? withoutNames(said) : said;
  const folded = fold(text);
  const mayFit = registry.sentences.timed.mayFit(folded);
  const time = mayFit ? findTime(text, context) : undefined;
  const span = mayFit ? findSpan(text, time, context) : undefined;
  const period = mayFit ? findPeriod(text, time, context) : undefined;
  const fitsIn = (isTolerant: boolean): readonly Fitting[] => {
    const how = { isAt, isTolerant };
    return [
      ...plainFits(text, registry, how),
      ...timedFits({ text, time, span, period }, registry, how),
    ];
  };
  const strict = fitsIn(false);
  const fits = strict.length > 0 ? strict : fitsIn(true);
  const [best, ...others] = fits.toSorted((a, b) => bySpecific(a.match, b.match));
  if (best === undefined) return undefined;
  const equals = others.filter((one) => bySpecific(one.match, best.match) === 0);
  const commands = [...new Set([best, ...equals].map(({ match }) => match.sentence.of))];
  const [command] = commands;
  if (command === undefined) return undefined;
  const readings = [best, ...others]
    .filter(({ match }) => match.sentence.of === command)
    .map((one) => argumentsOf(one, context));
  const read = readings.find(({ kind }) => kind === "args") ?? readings[0];
  if (read === undefined || (read.kind === "problem" && isQuestion(said))) return undefined;
  return { commands, read };
}

/** Who asks something that lacks an argument wants no command: 提醒功能好用吗. */
function isQuestion(said: string): boolean {
  return (
    /(?:(?<![好以行能])[吗嗎么]|[?？])[\s?？。.!！]*$/u.test(said) &&
    !/能不能|能否|可以|可不可以|你能|请|(?:could|can|would) you/iu.test(said)
  );
}

type How = Pick<SlotText, "isAt" | "isTolerant">;

function plainFits(text: string, registry: Registry, how: How): readonly Fitting[] {
  const folded = fold(text);
  const here: SlotText = { text, folded, ...how, hasTime: false };
  const found = registry.sentences.plain.match(folded, (of) =>
    how.isTolerant && !hasChoice(of) ? undefined : slotReader(of, here),
  );
  return found.map((match) => ({ match, text, time: undefined }));
}

/** Only what may be chosen may be said in a way that is not quite right. */
function hasChoice({ definition }: RegisteredCommand): boolean {
  return Object.values(definition.args).some(({ type }) => type === "choice");
}

/** A text with its time, as a moment, as that of an event, and as what is asked about. */
interface TimedText extends Pick<Fitting, "text" | "time"> {
  readonly span: FoundTime | undefined;
  readonly period: FoundTime | undefined;
}

/** Sentences of commands that take a time, on the text without it: it may stand anywhere. */
function timedFits(
  { text, time, span, period }: TimedText,
  registry: Registry,
  how: How,
): readonly Fitting[] {
  const { timed } = registry.sentences;
  const isContent = time !== undefined && isOfContent(text, time);
  const fitsIn = (
    found: FoundTime | undefined,
    wanted: (of: RegisteredCommand) => boolean,
  ): Fitting[] => {
    const left = found?.left ?? text;
    const here = { text: left, folded: fold(left), ...how, hasTime: found !== undefined };
    const matches = timed.match(here.folded, (of) => {
      const isWanted = wanted(of) && (!how.isTolerant || hasChoice(of));
      return isWanted ? slotReader(of, here) : undefined;
    });
    return matches.map((match) => {
      const known = match.known + (found?.length ?? 0);
      return { match: { ...match, known }, text: left, time: found };
    });
  };
  const events = [...fitsIn(period, asks), ...fitsIn(span, arranges)];
  const isOther = (of: RegisteredCommand): boolean => !asks(of) && !arranges(of);
  const withTime = fitsIn(time, isOther);
  if (time === undefined || (!isContent && isPlain(time))) return [...events, ...withTime];
  // 待会儿再提醒我: a time that is none yet is only words to a command that has a place for one and can do without.
  const { placeTimes } = registry.sentences;
  const mayBeWords = (of: RegisteredCommand): boolean =>
    isOther(of) && mayDoWithoutTime(of) && (isContent || placeTimes.has(of));
  return [
    ...events,
    ...withTime.filter(({ match }) => !mayBeWords(match.sentence.of) || placesTime(match)),
    ...fitsIn(undefined, mayBeWords),
  ];
}

function asks(of: RegisteredCommand): boolean {
  return specOf(of)?.of === "period";
}

function arranges(of: RegisteredCommand): boolean {
  const spec = specOf(of);
  return spec !== undefined && isSpan(spec);
}

function specOf(of: RegisteredCommand): Extract<ArgSpec, { type: "time" }> | undefined {
  const spec = of.definition.args[timeArgument(of) ?? ""];
  return spec?.type === "time" ? spec : undefined;
}

function mayDoWithoutTime({ definition: { args } }: RegisteredCommand): boolean {
  return Object.values(args).some((spec) => spec.type === "time" && spec.optional === true);
}

/** Whether a sentence has a place for the time of its command. */
function placesTime({ sentence: { of }, slots }: SentenceMatch<RegisteredCommand>): boolean {
  return slots.has(timeArgument(of) ?? "");
}

function isPlain({ result: { kind } }: FoundTime): boolean {
  return kind === "once" || kind === "recurring" || kind === "range";
}

/** Reads the arguments of a sentence. */
function argumentsOf({ match, text, time }: Fitting, context: ParseContext): ParsedArguments {
  const { definition } = match.sentence.of;
  const values = new Map<string, ArgValue>();
  let problem: ArgProblem | undefined;
  const keep = (arg: string, read: Value): void => {
    if (read.kind === "value") values.set(arg, read.value);
    else if (read.kind === "problem") problem ??= read.problem;
  };
  for (const [arg, spec] of Object.entries(definition.args)) {
    if (spec.type === "time") {
      if (time !== undefined && arg === timeArgument(match.sentence.of)) {
        keep(arg, timeIn(arg, spec, time, context));
      }
    } else keep(arg, valueIn(arg, spec, { fit: match, text, context }));
  }
  if (problem !== undefined) return { kind: "problem", problem, values };
  const missing = Object.entries(definition.args).find(
    ([arg, spec]) => spec.type !== "flag" && spec.optional !== true && !values.has(arg),
  );
  if (missing !== undefined) {
    const lacks = { kind: "missing", arg: missing[0], understood: true } as const;
    return { kind: "problem", problem: lacks, values };
  }
  return { kind: "args", args: argsOf(definition.args, values), isLoose: false };
}

/** Every argument of a command by name; what was not said is undefined, a flag false. */
function argsOf(specs: Readonly<Record<string, ArgSpec>>, values: ArgValues): ParsedArgs {
  const args = Object.entries(specs).map(([key, spec]) => [
    key,
    values.get(key) ?? (spec.type === "flag" ? false : undefined),
  ]);
  return Object.fromEntries(args) as ParsedArgs;
}

type Value =
  | { readonly kind: "value"; readonly value: ArgValue }
  | { readonly kind: "problem"; readonly problem: ArgProblem }
  | { readonly kind: "absent" };

const absent: Value = { kind: "absent" };

function timeIn(
  arg: string,
  spec: Extract<ArgSpec, { type: "time" }>,
  { result, words }: FoundTime,
  { now, zone, time }: ParseContext,
): Value {
  const read = timeReading(
    result,
    { arg, spec, text: words, given: words, words },
    {
      ...time,
      now,
      zone,
    },
  );
  return read.kind === "value" ? { kind: "value", value: read.value } : read;
}

function valueIn(
  arg: string,
  spec: Exclude<ArgSpec, { type: "time" }>,
  { fit, text, context }: { fit: Fit; text: string; context: ParseContext },
): Value {
  const span = fit.slots.get(arg);
  const given = span === undefined ? "" : text.slice(...span).trim();
  if (spec.type === "mention" || spec.type === "who") {
    return peopleIn(arg, spec, given, context);
  }
  if (spec.type === "file") {
    const file = fileIn(context.message);
    return file === undefined ? absent : { kind: "value", value: file };
  }
  if (span === undefined) return absent;
  if (spec.type === "flag") return { kind: "value", value: true };
  const read = wordValue(spec.type === "text" ? tidy(given) : given, spec);
  if (read.ok) return { kind: "value", value: read.value };
  const { expected, hint } = read;
  const problem = { kind: "invalid", arg, given, expected, understood: true } as const;
  return { kind: "problem", problem: hint === undefined ? problem : { ...problem, hint } };
}

/** Whom the message @-s, or whom its words name. */
function peopleIn(
  arg: string,
  spec: Extract<ArgSpec, { type: "mention" | "who" }>,
  given: string,
  { message }: ParseContext,
): Value {
  const { type } = spec;
  const ids = mentionedIds(message);
  const who = whoOf(given);
  if (who?.kind === "me" && spec.type === "mention" && spec.others !== true)
    return { kind: "value", value: [message.sender.id] };
  if (who !== undefined && type === "who") return { kind: "value", value: who };
  if (ids.length > 0)
    return { kind: "value", value: type === "who" ? { kind: "people", ids } : ids };
  if (given === "") return absent;
  const problem = { kind: "invalid", arg, given, expected: { type }, understood: true } as const;
  return { kind: "problem", problem };
}

/** Free text without what stood around a name or a time that was taken out: 和, a dash, empty brackets. */
function tidy(text: string): string {
  const bare = text
    .replace(/^(?:(?:和|跟|与|及|and|&)(?=\s)|[\s、,，&–—-])+/iu, "")
    .replace(/\s*(?:（\s*）|\(\s*\)|【\s*】|\[\s*\])/gu, "");
  return unquoted(bare.trim() === "" ? text : bare.trim());
}

/** What stands between the quotes, when they are around all of it. */
function unquoted(text: string): string {
  return (
    /^(?:"([^"”]*)["”]|“([^”]*)”|「([^」]*)」|'([^']*)')$/u
      .exec(text)
      ?.slice(1)
      .find((one) => one !== undefined && one.trim() !== "") ?? text
  );
}
