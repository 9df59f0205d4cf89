import { dayMs, hourMs, minuteMs, secondMs } from "../core/clock.ts";
import { parseDuration } from "../core/duration.ts";
import { secondsOf } from "./dates/length-units.ts";
import { normalise } from "./grammar/normalise.ts";
import { tokenise } from "./grammar/tokenise.ts";
import { readLength } from "./zh/lengths.ts";

const longest = 40;

/**
 * The milliseconds that the whole of a text says: 2小时, 一个半小时, 1h30m, 90 minutes. A month counts 30 days, a year 365;
 * `undefined` when it says no length.
 */
export function durationOf(text: string): number | undefined {
  if (text.length > longest) return undefined;
  const plain = normalise(text).trim().toLowerCase();
  const ms = parseDuration(plain.replaceAll(/\s/gu, "")) ?? inEnglish(plain) ?? inChinese(plain);
  return ms !== undefined && ms > 0 ? ms : undefined;
}

function inChinese(text: string): number | undefined {
  const tokens = tokenise(text);
  const read = readLength(tokens, 0);
  if (read === undefined || read.next < tokens.length || read.value.isRough) return undefined;
  return Math.round(secondsOf(read.value.length) * secondMs);
}

const piece = /(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]+)(?:\s*(?:,|and)?\s*)/y;

function inEnglish(text: string): number | undefined {
  let totalMs = 0;
  piece.lastIndex = 0;
  let end = 0;
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const [whole, count = "", word = ""] = found;
    const unitMs = units.find(([names]) => names.test(word))?.[1];
    if (unitMs === undefined) return undefined;
    totalMs += Number(count) * unitMs;
    end += whole.length;
  }
  return end === text.length && totalMs > 0 ? Math.round(totalMs) : undefined;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|secs?|seconds?)$/, secondMs],
  [/^(?:m|mins?|minutes?)$/, minuteMs],
  [/^(?:h|hrs?|hours?)$/, hourMs],
  [/^(?:d|days?)$/, dayMs],
  [/^(?:w|weeks?)$/, 7 * dayMs],
];
