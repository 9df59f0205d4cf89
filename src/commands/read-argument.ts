import type { FilePart, Message } from "../core/message.ts";
import type { ArgSpec, TimeValue, Who } from "./definition.ts";
import { dropNamesAtEnd, isName, mentionedIds, skipNames, whoOf, whoPrefix } from "./people.ts";
import type { ArgProblem } from "./problem.ts";
import { readTimeText, type TimeReading, type TimeSetting } from "./read-time.ts";
import type { TokenReader, WordToken } from "./tokens.ts";
import { textValue, wordValue, type WordValue } from "./word-value.ts";

/** The value of an argument. */
export type ArgValue =
  | string
  | number
  | boolean
  | TimeValue
  | readonly (string | number)[]
  | Who
  | FilePart;

/** Where an argument is read, and what is known besides the text. */
export interface ReadFrom {
  readonly text: string;
  readonly reader: TokenReader;
  readonly position: number;
  readonly message: Message;
  readonly now: number;
  readonly zone: string;
  readonly time: TimeSetting;
  /** Whether the command takes people, so that `@name` left in the text is no word of its own. */
  readonly takesPeople: boolean;
  /** What the argument behind this one is. */
  readonly next: ArgSpec["type"] | undefined;
}

/** A value and where it ends, why it is none, or nothing there. */
export type Reading =
  | {
      readonly kind: "value";
      readonly value: ArgValue;
      readonly end: number;
      /** The text that is left to the arguments behind this one, when it was taken from the middle. */
      readonly left?: string;
    }
  | { readonly kind: "problem"; readonly problem: ArgProblem }
  | { readonly kind: "absent" };

/** Reads one argument at a position. Flags have no words and are not read here. */
export function readArgument(arg: string, spec: ArgSpec, from: ReadFrom): Reading {
  const skips = from.takesPeople && from.message.mentions.length > 0;
  const position = skips ? skipNames(from.reader, from.position) : from.position;
  const here = { ...from, position };
  if (spec.type === "flag") return absent;
  if (spec.type === "file") return readFile(here);
  if (spec.type === "mention") return readMention(arg, spec, here);
  if (spec.type === "who") return readWho(arg, here);
  if (spec.type === "time") return readTime(arg, spec, here);
  if (spec.type === "text" && spec.rest === true) return readRest(arg, spec, here);
  const word = here.reader.readWord(position);
  if (word === undefined) return absent;
  return settle(arg, word.text, word.end, wordValue(word.text, spec));
}

const absent: Reading = { kind: "absent" };

/** The file of a message, or of the one it quotes. */
export function fileIn({ parts, quoted }: Message): FilePart | undefined {
  const all = [...parts, ...(quoted?.parts ?? [])];
  return all.find((one): one is FilePart => one.kind !== "unknown");
}

function readFile({ message, position }: ReadFrom): Reading {
  const file = fileIn(message);
  return file === undefined ? absent : { kind: "value", value: file, end: position };
}

function readMention(
  arg: string,
  { others, max = Infinity }: Extract<ArgSpec, { type: "mention" }>,
  from: ReadFrom,
): Reading {
  const ids = mentionedIds(from.message);
  if (ids.length > max) {
    const expected = { type: "mention", max } as const;
    const given = `@ ${ids.length}`;
    return {
      kind: "problem",
      problem: { kind: "invalid", arg, given, expected, understood: true },
    };
  }
  if (ids.length > 0) return { kind: "value", value: ids, end: from.position };
  const word = from.reader.readWord(from.position);
  if (word === undefined || word.quoted) return absent;
  if (others !== true && whoOf(word.text)?.kind === "me") {
    return { kind: "value", value: [from.message.sender.id], end: word.end };
  }
  return isName(word.text) ? invalid(arg, word.text, "mention") : absent;
}

function readWho(arg: string, from: ReadFrom): Reading {
  const ids = mentionedIds(from.message);
  const word = from.reader.readWord(from.position);
  if (word !== undefined && !word.quoted) {
    const who = whoOf(word.text.replace(/[,，、:：]+$/u, ""));
    if (who !== undefined) return { kind: "value", value: who, end: word.end };
    const glued = readWhoPrefix(word, from);
    if (glued !== undefined) return glued;
    if (ids.length === 0 && isName(word.text)) return invalid(arg, word.text, "who");
  }
  if (ids.length === 0) return absent;
  return { kind: "value", value: { kind: "people", ids }, end: from.position };
}

function readWhoPrefix(word: WordToken, from: ReadFrom): Reading | undefined {
  const beforeTime = from.next === "time";
  const prefix = whoPrefix(word.text, beforeTime ? "time" : "text");
  if (prefix === undefined) return undefined;
  const end = skipSeparators(from.text, word.start + prefix.length);
  const fits = beforeTime
    ? timeIn(from.text.slice(end), from).kind !== "absent"
    : from.message.mentions.length === 0;
  return fits ? { kind: "value", value: prefix.who, end } : undefined;
}

/** Behind the comma or colon that may follow whom or when: 通知大家：明天放假. */
function skipSeparators(text: string, position: number): number {
  return position + (/^[,，、:：\s]*/u.exec(text.slice(position))?.[0].length ?? 0);
}

type TimeSpec = Extract<ArgSpec, { type: "time" }>;

function timeIn(text: string, from: ReadFrom, arg = "", spec: TimeSpec = anyTime): TimeReading {
  const given = firstWords(text);
  const { now, zone, time } = from;
  return readTimeText({ arg, spec, text, given }, { ...time, now, zone });
}

const anyTime: TimeSpec = { type: "time", recurring: true };

function readTime(arg: string, spec: TimeSpec, from: ReadFrom): Reading {
  const word = from.reader.readWord(from.position);
  if (word === undefined) return absent;
  const text = word.quoted ? word.text : from.text.slice(word.start);
  const read = timeIn(text, from, arg, spec);
  if (read.kind === "absent") return invalid(arg, word.text, "time");
  if (read.kind === "problem") return read;
  const { value, end, rest } = read;
  if (word.quoted) {
    return rest === "" ? { kind: "value", value, end: word.end } : invalid(arg, word.text, "time");
  }
  if (end !== undefined) return { kind: "value", value, end: word.start + end };
  // 提醒我开会 明天3点: before free text the time may stand anywhere, and the text is what is left.
  if (from.next !== "text") return invalid(arg, word.text, "time");
  return { kind: "value", value, end: 0, left: rest.replaceAll(/ {2,}/gu, " ") };
}

function readRest(arg: string, spec: Extract<ArgSpec, { type: "text" }>, from: ReadFrom): Reading {
  const behind = from.text.slice(from.position).trim();
  const left = from.takesPeople && from.message.mentions.length > 0;
  const rest = left ? dropNamesAtEnd(behind) : behind;
  const first = from.reader.readWord(from.position);
  if (first === undefined) return absent;
  const isOneQuote = first.quoted && first.end - first.start === rest.length;
  const text = isOneQuote ? first.text : rest;
  return text.trim() === "" ? absent : settle(arg, text, from.text.length, textValue(text, spec));
}

function settle(arg: string, given: string, end: number, read: WordValue): Reading {
  if (read.ok) return { kind: "value", value: read.value, end };
  const { expected, hint, understood = false } = read;
  const problem = { kind: "invalid", arg, given, expected, understood } as const;
  return { kind: "problem", problem: hint === undefined ? problem : { ...problem, hint } };
}

function invalid(arg: string, given: string, type: "mention" | "who" | "time"): Reading {
  // An @ typed by hand notifies nobody and has no id, so it is never taken for something else.
  const understood = isName(given);
  const expected = { type };
  return { kind: "problem", problem: { kind: "invalid", arg, given, expected, understood } };
}

/** The first two words: enough to show which time was refused. */
function firstWords(text: string): string {
  return /^\S+(?:\s+\S+)?/u.exec(text.slice(0, shownChars))?.[0] ?? "";
}

const shownChars = 80;
