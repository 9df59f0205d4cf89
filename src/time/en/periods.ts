import type { PeriodSpec, Piece } from "../grammar/piece.ts";
import { readYear, readYearAfter } from "./date-spec.ts";
import { isPlainMonth, readMonth } from "./months.ts";
import { readOrdinal } from "./numerals.ts";
import { after, type Found, lexicon, type Reader, remembered, textAt, type Word } from "./words.ts";

/** Which one of a unit, counted from the present one. */
export const readWhich = lexicon({
  this: 0,
  current: 0,
  "the current": 0,
  "this coming": 1,
  "this upcoming": 1,
  next: 1,
  "the next": 1,
  following: 1,
  "the following": 1,
  coming: 1,
  "the coming": 1,
  upcoming: 1,
  "the upcoming": 1,
  last: -1,
  past: -1,
  previous: -1,
  "the last": -1,
  "the past": -1,
  "the previous": -1,
});

const units = lexicon<PeriodSpec["unit"]>({
  week: "week",
  wk: "week",
  month: "month",
  quarter: "quarter",
  year: "year",
});

/** A stretch of the calendar: next week, the month, march 2027, Q3, the third quarter, 2027. */
export const readPeriod: Reader<PeriodSpec> = remembered(
  (words, at) =>
    readCounted(words, at) ?? readMonthOrQuarter(words, at) ?? readYearPeriod(words, at),
);

/** next week, this month, the year, the week after next. */
function readCounted(words: readonly Word[], at: number): Found<PeriodSpec> | undefined {
  const which = readWhich(words, at);
  const start = which?.next ?? after(words, at, "the") ?? after(words, at, "my") ?? at;
  const unit = units(words, start);
  if (unit === undefined) return undefined;
  const afterNext = after(words, unit.next, "after", "next");
  if (afterNext !== undefined) return { value: { unit: unit.value, offset: 2 }, next: afterNext };
  if (start === at) return undefined;
  return { value: { unit: unit.value, offset: which?.value ?? 0 }, next: unit.next };
}

function readMonthOrQuarter(words: readonly Word[], at: number): Found<PeriodSpec> | undefined {
  const start = skipAdjective(words, at);
  const quarter = readQuarter(words, start);
  const month = readMonth(words, start);
  const found =
    quarter === undefined
      ? month && { value: { unit: "month", number: month.value } as const, next: month.next }
      : { value: { unit: "quarter", number: quarter.value } as const, next: quarter.next };
  if (found === undefined) return undefined;
  const year = readYearAfter(words, found.next);
  if (year !== undefined) return { value: { ...found.value, year: year.value }, next: year.next };
  const of = after(words, found.next, "of") ?? found.next;
  const counted = readCounted(words, of);
  return counted?.value.unit === "year"
    ? { value: { ...found.value, years: counted.value.offset ?? 0 }, next: counted.next }
    : found;
}

function skipAdjective(words: readonly Word[], at: number): number {
  const start = after(words, at, "the") ?? at;
  return ["this", "next", "coming", "upcoming"].includes(textAt(words, start)) ? start + 1 : start;
}

/** Q3, third quarter. */
function readQuarter(words: readonly Word[], at: number): Found<number> | undefined {
  const digit = words[at + 1];
  const isShort = textAt(words, at) === "q" && digit?.type === "digits" && digit.joined;
  if (isShort && /^[1-4]$/u.test(digit.text)) return { value: Number(digit.text), next: at + 2 };
  const ordinal = readOrdinal(words, at);
  const next = ordinal && after(words, ordinal.next, "quarter");
  return ordinal !== undefined && next !== undefined && ordinal.value <= 4
    ? { value: ordinal.value, next }
    : undefined;
}

function readYearPeriod(words: readonly Word[], at: number): Found<PeriodSpec> | undefined {
  const start = after(words, at, "the", "year") ?? after(words, at, "year") ?? at;
  const year = readYear(words, start);
  return year && { value: { unit: "year", year: year.value }, next: year.next };
}

/** A stretch of the calendar as a piece of its own; a bare month only where a preposition or a year makes it one. */
export const readPeriodPiece: Reader<Piece> = (words, at) => {
  const found = readPeriod(words, at);
  if (found === undefined || !isSaidAlone(words, at, found)) return undefined;
  return { value: { type: "day", day: { kind: "period", period: found.value } }, next: found.next };
};

function isSaidAlone(words: readonly Word[], at: number, found: Found<PeriodSpec>): boolean {
  const { unit, offset, number, year, years } = found.value;
  const isLed = leaders.has(textAt(words, at - 1));
  const isAll = found.next - at === words.length;
  // "the month" alone is no time, as "end of the month" is one; "2027" alone may be anything.
  if (number === undefined)
    return offset === 2 || readWhich(words, at) !== undefined || (year !== undefined && isLed);
  if (year !== undefined || years !== undefined) return true;
  if (unit === "quarter" && isAll) return true;
  const isDetermined = textAt(words, at) === "next" || textAt(words, at) === "this";
  return isLed || isDetermined || (isAll && isPlainMonth(textAt(words, at)));
}

const leaders = new Set(
  "in by until till before after from since during through to between".split(" "),
);
