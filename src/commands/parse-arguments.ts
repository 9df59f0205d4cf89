import type { Message } from "../core/message.ts";
import type { ArgsOf, ArgSpec, ArgSpecs } from "./definition.ts";
import { isName } from "./people.ts";
import type { ArgProblem } from "./problem.ts";
import { readArgument, type ArgValue } from "./read-argument.ts";
import type { TimeSetting } from "./read-time.ts";
import { takeOptions } from "./take-options.ts";
import { createTokenReader, type TokenReader } from "./tokens.ts";

/** What is known besides the words: who is @-ed, when, where on earth. */
export interface ParseContext {
  readonly message: Message;
  readonly now: number;
  readonly zone: string;
  readonly time: TimeSetting;
}

/** Arguments of any command, named as its definition names them. */
export type ParsedArgs = ArgsOf<ArgSpecs>;

/** The arguments, what is wrong with them, or a wish for help. */
export type ParsedArguments =
  | {
      readonly kind: "args";
      readonly args: ParsedArgs;
      /** A time was found only behind other words: 提醒我开会 明天3点. */
      readonly isLoose: boolean;
    }
  | { readonly kind: "help" }
  | { readonly kind: "problem"; readonly problem: ArgProblem; readonly values: ArgValues };

/** Arguments read so far, by name. */
export type ArgValues = ReadonlyMap<string, ArgValue>;

/** Reads the arguments of a command from the words behind its name; those `given` already are not read again. */
export function parseArguments(
  text: string,
  specs: ArgSpecs,
  context: ParseContext,
  given: ArgValues = new Map(),
): ParsedArguments {
  const takesPeople = Object.values(specs).some(
    (spec) => spec.type === "mention" || spec.type === "who",
  );
  const about = { ...context, takesPeople };
  const options = takeOptions(text, specs, about);
  if (options.help) return { kind: "help" };
  const known = new Map([...given, ...options.values]);
  if (options.problem !== undefined) {
    return { kind: "problem", problem: options.problem, values: known };
  }
  const words = readPositional(options.remaining, specs, { about, given: known });
  if (words.problem !== undefined) {
    return { kind: "problem", problem: words.problem, values: words.values };
  }
  const args = Object.entries(specs).map(([key, spec]) => [
    key,
    words.values.get(key) ?? (spec.type === "flag" ? false : undefined),
  ]);
  const { isLoose } = words;
  return { kind: "args", args: Object.fromEntries(args) as ParsedArgs, isLoose };
}

interface PositionalInput {
  readonly about: ParseContext & { readonly takesPeople: boolean };
  readonly given: ArgValues;
}

function readPositional(
  text: string,
  specs: ArgSpecs,
  { about, given }: PositionalInput,
): { values: ArgValues; isLoose: boolean; problem?: ArgProblem } {
  let words = text;
  let reader = createTokenReader(words);
  let isLoose = false;
  const values = new Map(given);
  const wanted = Object.entries(specs).filter(
    ([key, spec]) => !values.has(key) && spec.type !== "flag",
  );
  const positional = wanted.filter(([, spec]) => spec.optionOnly !== true);
  let position = 0;
  // The words did not fit an optional argument and were left to the next one.
  let leftToNext: ArgProblem | undefined;
  // Who was not said: the words are about the others all the same.
  let nobody: string | undefined;
  for (const [index, [arg, spec]] of positional.entries()) {
    const next = positional[index + 1]?.[1].type;
    const reading = readArgument(arg, spec, { ...about, text: words, reader, position, next });
    if (reading.kind === "value") {
      values.set(arg, reading.value);
      position = reading.end;
      if (reading.left !== undefined) {
        words = reading.left;
        reader = createTokenReader(words);
        isLoose = true;
      }
    } else if (reading.kind === "problem") {
      if (!mayPass(reading.problem, spec, positional.slice(index + 1))) {
        return { values, isLoose, problem: leftToNext ?? reading.problem };
      }
      leftToNext ??= reading.problem;
    } else if (spec.optional !== true && spec.type === "mention") {
      nobody ??= arg;
    } else if (spec.optional !== true) {
      return { values, isLoose, problem: leftToNext ?? missing(nobody ?? arg, specs, values) };
    }
  }
  if (nobody !== undefined) return { values, isLoose, problem: missing(nobody, specs, values) };
  const unasked = wanted.find(([key, spec]) => spec.optional !== true && !values.has(key));
  if (unasked !== undefined) {
    return { values, isLoose, problem: missing(unasked[0], specs, values) };
  }
  const extra = leftover(words, reader, position, about.message);
  if (extra === "") return { values, isLoose };
  return { values, isLoose, problem: leftToNext ?? { kind: "extra", given: extra } };
}

function missing(arg: string, specs: ArgSpecs, values: ArgValues): ArgProblem {
  const understood = [...values.keys()].some((key) => saysMuch.has(specs[key]?.type ?? "text"));
  return { kind: "missing", arg, understood };
}

// Any words are a text, and an @ is not in the words: they do not show that a command was meant.
const saysMuch = new Set<ArgSpec["type"]>(
  "who time duration task reminder url int number choice".split(" ") as ArgSpec["type"][],
);

/** Whether words that do not fit an optional argument may be meant for a later one. */
function mayPass(
  problem: ArgProblem,
  spec: ArgSpec,
  later: readonly (readonly [string, ArgSpec])[],
): boolean {
  const understood = "understood" in problem && problem.understood;
  const takenLater = later.some(([, one]) => one.type !== "mention" && one.type !== "who");
  return spec.optional === true && !understood && takenLater;
}

const politeEnd =
  /^(?:吧|呀|啊|哈|哦|呢|啦|谢谢|多谢|谢了|一下|please|thanks|thank\s+you|[\s,，。.!！?？~～…])+$/iu;

/** The words nobody took, but for @names of people who are @-ed and politeness. */
function leftover(text: string, reader: TokenReader, position: number, message: Message): string {
  let start = position;
  for (;;) {
    const word = reader.readWord(start);
    if (word === undefined) return "";
    if (word.quoted || !isName(word.text) || message.mentions.length === 0) break;
    start = word.end;
  }
  const extra = text.slice(start).trim();
  return extra.length <= 40 && politeEnd.test(extra) ? "" : extra;
}
