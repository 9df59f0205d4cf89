import type { DaySpec, Piece } from "../grammar/piece.ts";
import { readDigits } from "./numerals.ts";
import { after, type Found, isJoined, textAt, type Word } from "./words.ts";

export type DateSpec = Extract<DaySpec, { readonly kind: "date" }>;

/** A date piece; one that no calendar has says so. */
export function datePiece(year: number | undefined, month: number, day: number): Piece {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return exists ? { type: "day", day: dateSpec(year, month, day) } : noSuchDate;
}

export function dateSpec(year: number | undefined, month: number, day: number): DateSpec {
  return { kind: "date", day, month, ...(year === undefined ? {} : { year }) };
}

const noSuchDate: Piece = {
  type: "invalid",
  why: { zh: "没有这一天", en: "there is no such date" },
};

/** A year of four digits, of our time: 1900 to 2199. */
export function readYear(words: readonly Word[], at: number): Found<number> | undefined {
  const found = readDigits(words, at);
  const isYear = found !== undefined && found.value >= 1900 && found.value < 2200;
  if (!isYear || textAt(words, at).length !== 4 || isClockMark(words, found.next)) return undefined;
  return found;
}

/** The year after a date: 2015; , 2015; of 2015. */
export function readYearAfter(words: readonly Word[], at: number): Found<number> | undefined {
  const start = after(words, at, ",") ?? after(words, at, "of") ?? after(words, at, "in") ?? at;
  return readYear(words, start) ?? readOldYear(words, start);
}

/** 1391, which is no time of day. */
function readOldYear(words: readonly Word[], at: number): Found<number> | undefined {
  const found = readDigits(words, at);
  const isYear = found !== undefined && found.value >= 1000 && found.value % 100 > 59;
  return isYear && textAt(words, at).length === 4 ? found : undefined;
}

/** Whether a number goes on as a time of day: 20:30, 8pm, 16h. */
function isClockMark(words: readonly Word[], at: number): boolean {
  const text = textAt(words, at);
  if (text === ":") return isJoined(words, at) && words[at + 1]?.type === "digits";
  return clockEndings.has(text);
}

const clockEndings = new Set(["am", "pm", "a.m", "p.m", "h", "o'clock", "oclock", "ampm"]);

/** The number of a day, 1 to 31, in one or two digits that do not go on as something else. */
export function readDayNumber(words: readonly Word[], at: number): Found<number> | undefined {
  const found = readDigits(words, at);
  const isDay =
    found !== undefined && found.value >= 1 && found.value <= 31 && textAt(words, at).length <= 2;
  return isDay && !isClockMark(words, found.next) && !isDecimal(words, found.next)
    ? found
    : undefined;
}

function isDecimal(words: readonly Word[], at: number): boolean {
  const isPoint = textAt(words, at) === "." || textAt(words, at) === "%";
  return (
    isPoint && isJoined(words, at) && words[at + 1]?.type === "digits" && isJoined(words, at + 1)
  );
}
