import { durationOf } from "../time/duration-words.ts";
import { halfWidth } from "../time/grammar/half-width.ts";
import { numberOf } from "../time/grammar/number-text.ts";
import type { Expected } from "../texts/expected.ts";
import { chosen, nearestChoice, type Choices } from "./choice.ts";
import type { ArgSpec } from "./definition.ts";
import { fold } from "./fold.ts";
import { placeIn } from "./list-place.ts";
import { trustedPattern } from "./text-pattern.ts";

/** Arguments that are one word. */
export type WordSpec = Extract<
  ArgSpec,
  {
    readonly type:
      | "text"
      | "int"
      | "number"
      | "duration"
      | "choice"
      | "url"
      | "task"
      | "reminder"
      | "event"
      | "shared-file";
  }
>;

/** The value of one word, or what would have been right. */
export type WordValue =
  | { readonly ok: true; readonly value: string | number | readonly (string | number)[] }
  | {
      readonly ok: false;
      readonly expected: Expected;
      readonly hint?: string;
      /** Of the right kind, and refused: a number out of range. */
      readonly understood?: boolean;
    };

/** Reads one word as `spec` says; the punctuation of the sentence it ends is no part of it. */
export function wordValue(word: string, spec: WordSpec): WordValue {
  return "many" in spec && spec.many
    ? manyValue(word.split(partEnd), spec, wordValueOf)
    : wordValueOf(word, spec);
}

const partEnd = /[,，、;；]/u;
const mostParts = 50;

/** A list whose parts are read one by one; the first that is wrong is what is wrong with it. */
function manyValue<S extends WordSpec>(
  texts: readonly string[],
  spec: S,
  read: (part: string, spec: S) => WordValue,
): WordValue {
  const values: (string | number)[] = [];
  const parts = texts.map((text) => text.trim()).filter((text) => text !== "");
  for (const part of parts.slice(0, mostParts)) {
    const value = read(part, spec);
    if (!value.ok) return value;
    values.push(value.value as string | number);
  }
  return { ok: true, value: values };
}

function wordValueOf(word: string, spec: WordSpec): WordValue {
  const read = strictValue(word, spec);
  const bare = word.replace(sentenceEnd, "");
  if (spec.type === "text" || bare === word || (read.ok && spec.type !== "url")) return read;
  const again = strictValue(bare, spec);
  return again.ok ? again : read;
}

const sentenceEnd = /(?:[，。！？；、～…]|[,.!?;~]$)+$/u;

function strictValue(word: string, spec: WordSpec): WordValue {
  switch (spec.type) {
    case "text":
      return oneText(word, spec);
    case "int":
    case "number":
      return numberValue(word, spec);
    case "choice":
      return choiceValue(word, spec.choices);
    case "url":
      return urlValue(word, spec);
    case "duration":
      return durationValue(word, spec);
    case "task": {
      const digits = /^(?:t|#)?0{0,9}([1-9]\d{0,8})$/u.exec(fold(word))?.[1];
      const id = digits === undefined ? placeIn(word) : `T${digits}`;
      return id === undefined ? wrong({ type: "task" }) : right(id);
    }
    case "event": {
      const digits = /^#?e0{0,9}([1-9]\d{0,8})$/u.exec(fold(word))?.[1];
      return digits === undefined ? wrong({ type: "event" }) : right(`E${digits}`);
    }
    case "shared-file": {
      const code = fileId.exec(fold(word))?.[1];
      return code === undefined ? wrong({ type: "shared-file" }) : right(`F${unmistaken(code)}`);
    }
    case "reminder":
    default: {
      const code = /^#?r(?!emind)([0-9a-z]{3,12})$/u.exec(fold(word))?.[1];
      const id = code === undefined ? placeIn(word) : `R${unmistaken(code)}`;
      return id === undefined ? wrong({ type: "reminder" }) : right(id);
    }
  }
}

/** With a digit, so that it is no word such as find. */
const fileId = /^#?f(?=[a-z]{0,11}\d)([0-9a-z]{3,12})$/u;

/** Whether a text is as long and of the form that `spec` allows. */
export function textValue(text: string, spec: TextSpec): WordValue {
  return spec.many === true
    ? manyValue(text.split(/[,，、;；\n]/u), spec, oneText)
    : oneText(text, spec);
}

type TextSpec = Extract<ArgSpec, { type: "text" }>;

function oneText(text: string, spec: TextSpec): WordValue {
  const { min, max, pattern } = spec;
  const length = Array.from(text).length;
  if (length < (min ?? 0) || length > (max ?? Infinity)) {
    return wrong({ type: "text", ...limitsOf(spec) });
  }
  if (pattern === undefined) return right(text);
  const plain = halfWidth(text).slice(0, mostMatched + 1);
  const { fits } = spec.matching ?? trustedPattern(pattern);
  return plain.length <= mostMatched && fits(plain)
    ? right(plain)
    : wrong({ type: "text", pattern });
}

/** Longer texts match no pattern, so that none can be slow on them. */
export const mostMatched = 200;

function numberValue(word: string, spec: Extract<ArgSpec, { type: "int" | "number" }>): WordValue {
  const { type, min, max, unit } = spec;
  const limits = { ...limitsOf(spec), ...(unit === undefined ? {} : { unit }) };
  const plain = withoutUnit(halfWidth(word), unit);
  const digits = type === "int" ? /^[+-]?\d{1,15}$/u : /^[+-]?\d{1,15}(?:\.\d{1,15})?$/u;
  const value = digits.test(plain) ? Number(plain) : (numeral(plain) ?? NaN);
  const fits = value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  if (fits) return right(value);
  return { ok: false, expected: { type, ...limits }, understood: !Number.isNaN(value) };
}

function withoutUnit(word: string, unit: string | undefined): string {
  if (unit === undefined || !fold(word).endsWith(fold(unit))) return word;
  return word.slice(0, word.length - unit.length).trimEnd();
}

function limitsOf({ min, max }: { readonly min?: number; readonly max?: number }) {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function durationValue(word: string, spec: Extract<ArgSpec, { type: "duration" }>): WordValue {
  const ms = durationOf(word);
  const fits = ms !== undefined && ms >= (spec.min ?? 0) && ms <= (spec.max ?? Infinity);
  if (fits) return right(ms);
  return {
    ok: false,
    expected: { type: "duration", ...limitsOf(spec) },
    understood: ms !== undefined,
  };
}

/** 三, 十五; digits are read above, with their sign and point. */
function numeral(text: string): number | undefined {
  return /\d/u.test(text) || text.length > longestNumeral ? undefined : numberOf(text);
}

const longestNumeral = 12;

function choiceValue(word: string, choices: Choices): WordValue {
  const value = chosen(word, choices);
  if (value !== undefined) return right(value);
  const hint = nearestChoice(word, choices);
  const expected = { type: "choice", choices } as const;
  return { ok: false, expected, ...(hint === undefined ? {} : { hint }) };
}

function urlValue(word: string, { hosts }: Extract<ArgSpec, { type: "url" }>): WordValue {
  if (/^https?:\/\/[^/]/iu.test(word) && URL.canParse(word)) {
    const { hostname } = new URL(word);
    const isAllowed = hosts?.some((host) => hostname === host || hostname.endsWith(`.${host}`));
    if (isAllowed !== false) return right(word);
    return { ok: false, expected: { type: "url", ...(hosts && { hosts }) }, understood: true };
  }
  const hint = `https://${word}`;
  const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/:?].*)?$/iu.test(word) && URL.canParse(hint);
  return { ok: false, expected: { type: "url" }, ...(isHost ? { hint } : {}) };
}

/** Ids have no I, L or O (Crockford's base 32): who types one means the digit. */
function unmistaken(code: string): string {
  return code.replace(/[il]/gu, "1").replace(/o/gu, "0").toUpperCase();
}

function right(value: string | number): WordValue {
  return { ok: true, value };
}

function wrong(expected: Expected): WordValue {
  return { ok: false, expected };
}
