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
  | { readonly ok: true; readonly value: string | number }
  | {
      readonly ok: false;
      readonly expected: Expected;
      readonly hint?: string;
      /** Of the right kind, and refused: a number out of range. */
      readonly understood?: boolean;
    };

/** Reads one word as `spec` says; the punctuation of the sentence it ends is no part of it. */
export function wordValue(word: string, spec: WordSpec): WordValue {
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
      return textValue(word, spec);
    case "int":
    case "number":
      return numberValue(word, spec);
    case "choice":
      return choiceValue(word, spec.choices);
    case "url":
      return urlValue(word);
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
export function textValue(text: string, spec: Extract<ArgSpec, { type: "text" }>): WordValue {
  const { max, pattern } = spec;
  if (max !== undefined && Array.from(text).length > max) return wrong({ type: "text", max });
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
  const { type, min, max } = spec;
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const plain = halfWidth(word);
  const digits = type === "int" ? /^[+-]?\d{1,15}$/u : /^[+-]?\d{1,15}(?:\.\d{1,15})?$/u;
  const value = digits.test(plain) ? Number(plain) : (numeral(plain) ?? NaN);
  const fits = value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  if (fits) return right(value);
  return { ok: false, expected: { type, ...limits }, understood: !Number.isNaN(value) };
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

function urlValue(word: string): WordValue {
  if (/^https?:\/\/[^/]/iu.test(word) && URL.canParse(word)) return right(word);
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
