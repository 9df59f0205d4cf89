import type { ArgSpec, ArgSpecs } from "./definition.ts";
import { fold } from "./fold.ts";
import { nearest } from "./nearest.ts";
import { optionName } from "./option-name.ts";
import type { ArgProblem } from "./problem.ts";
import { readArgument, type ArgValue, type ReadFrom } from "./read-argument.ts";
import { createTokenReader, tokenise, type OptionToken } from "./tokens.ts";

/** The options of a text, and the text without them. */
export interface TakenOptions {
  readonly values: ReadonlyMap<string, ArgValue>;
  readonly remaining: string;
  /** `--help` was among them. */
  readonly help: boolean;
  readonly problem?: ArgProblem;
}

/** Takes every `--name value` out of `text`, wherever it stands. */
export function takeOptions(
  text: string,
  specs: ArgSpecs,
  about: Pick<ReadFrom, "message" | "now" | "zone" | "time" | "takesPeople">,
): TakenOptions {
  const options = tokenise(text).flatMap((token) => {
    if (token.kind === "word") return [];
    const key = keyOf(token.name, specs);
    return key === undefined && !isMeant(token, specs) ? [] : [{ token, key }];
  });
  const values = new Map<string, ArgValue>();
  let remaining = "";
  let position = 0;
  let help = false;
  let problem: ArgProblem | undefined;
  for (const [index, { token, key }] of options.entries()) {
    remaining += text.slice(position, token.start);
    position = token.end;
    const spec = key === undefined ? undefined : specs[key];
    if (key === undefined || spec === undefined) {
      if (helpNames.has(fold(token.name))) help = true;
      else problem ??= unknownOption(token, specs);
      continue;
    }
    const value = text.slice(token.end, options[index + 1]?.token.start ?? text.length);
    const reading = readOption(key, spec, token, { ...about, text: value });
    if (reading.kind === "value") {
      values.set(key, reading.value);
      position = skipSpace(text, token.end + reading.end);
    } else {
      problem ??= reading.kind === "problem" ? reading.problem : { kind: "missing", arg: key };
    }
  }
  remaining += text.slice(position);
  return { values, remaining, help, ...(problem === undefined ? {} : { problem }) };
}

const helpNames = new Set(["help", "h", "帮助", "用法"]);
const noWords = new Set(["no", "false", "0", "off", "否"]);
const yesWords = new Set(["yes", "true", "1", "on", "是"]);

function readOption(
  key: string,
  spec: ArgSpec,
  token: OptionToken,
  about: Pick<ReadFrom, "text" | "message" | "now" | "zone" | "time" | "takesPeople">,
): ReturnType<typeof readArgument> {
  const reader = createTokenReader(about.text);
  if (spec.type !== "flag") {
    return readArgument(key, spec, { ...about, reader, position: 0, next: undefined });
  }
  if (token.valueAt === undefined) return { kind: "value", value: true, end: 0 };
  const word = reader.readWord(0);
  const said = fold(word?.text ?? "");
  if (word !== undefined && (yesWords.has(said) || noWords.has(said))) {
    return { kind: "value", value: yesWords.has(said), end: word.end };
  }
  const expected = { type: "flag" } as const;
  const problem = { kind: "invalid", arg: key, given: word?.text ?? "", expected } as const;
  return { kind: "problem", problem };
}

/** A dash before a word nobody could take for an option is punctuation: 写周报 ——重要. */
function isMeant(token: OptionToken, specs: ArgSpecs): boolean {
  if (token.certain || helpNames.has(fold(token.name))) return true;
  return nearest(token.name, optionNames(specs), 1).length > 0;
}

function unknownOption(token: OptionToken, specs: ArgSpecs): ArgProblem {
  const [found] = nearest(token.name, optionNames(specs), 1);
  const given = `--${token.name}`;
  return found === undefined
    ? { kind: "unknown-option", given }
    : { kind: "unknown-option", given, nearest: `--${found}` };
}

function keyOf(name: string, specs: ArgSpecs): string | undefined {
  const wanted = plain(name);
  return Object.keys(specs).find((key) =>
    [key, ...(specs[key]?.names ?? [])].some((one) => plain(one) === wanted),
  );
}

function optionNames(specs: ArgSpecs): string[] {
  return Object.entries(specs).flatMap(([key, spec]) => [optionName(key), ...(spec.names ?? [])]);
}

function plain(name: string): string {
  return fold(name).replace(/[-_]/gu, "");
}

function skipSpace(text: string, position: number): number {
  return position + (/^\s*/u.exec(text.slice(position))?.[0].length ?? 0);
}
