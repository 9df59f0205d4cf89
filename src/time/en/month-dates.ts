import type { Piece } from "../grammar/piece.ts";
import { readAnyClock } from "./clocks.ts";
import { isCounted } from "./counted.ts";
import { datePiece, readDayNumber, readYear, readYearAfter } from "./date-spec.ts";
import { isPlainMonth, readMonth } from "./months.ts";
import { readWeekday } from "./weekdays.ts";
import { readDigitOrdinal, readNumberWord, readOrdinalWord } from "./numerals.ts";
import {
  after,
  type Found,
  isJoined,
  lexicon,
  type Reader,
  remembered,
  textAt,
  type Word,
} from "./words.ts";

/** A month and a day of it. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** Dates with the month's name: March 3rd, 3 March 2026, the 2nd of march, Oct/2, 15SEP, 2026/Sep/23. */
export const readMonthDate: Reader<Piece> = remembered((words, at) => {
  const start = after(words, at, "the") ?? at;
  const inOneWord = readWithYearInside(words, start);
  if (inOneWord !== undefined) return inOneWord;
  const found = readMonthDay(words, start);
  if (found === undefined) return undefined;
  const { month, day } = found.value;
  const years = readYearsOf(words, found.next);
  if (years !== undefined) {
    return {
      value: { type: "day", day: { kind: "date", day, month, years: years.value } },
      next: years.next,
    };
  }
  const year = readYearAfter(words, found.next) ?? readYearAfterMark(words, found.next);
  return {
    value: datePiece(year?.value, month, day),
    next: pastMarkAfter(words, year?.next ?? found.next),
  };
});

/** of next year, of this year */
const readYearsOf = lexicon({
  "of this year": 0,
  "of the year": 0,
  "of next year": 1,
  "of the next year": 1,
  "of the following year": 1,
});

/** The comma of "July 18, Friday", the dash of "6 jan - 6:37am". */
function pastMarkAfter(words: readonly Word[], at: number): number {
  const next = words[at]?.type === "mark" ? at + 1 : undefined;
  if (next === undefined) return at;
  if (textAt(words, at) === ",") return readWeekday(words, next) === undefined ? at : next;
  const clock = textAt(words, at) === "-" ? readAnyClock(words, next) : undefined;
  return clock === undefined || clock.value.isBare ? at : next;
}

/** March 3rd, the month first or the day. */
export const readMonthDay: Reader<MonthDay> = remembered(
  (words, at) => readMonthFirst(words, at) ?? readDayFirst(words, at),
);

function readMonthFirst(words: readonly Word[], at: number): Found<MonthDay> | undefined {
  const month = readMonth(words, at);
  if (month === undefined) return undefined;
  const comma = after(words, month.next, ",") ?? joinedMark(words, month.next) ?? month.next;
  const start =
    after(words, comma, "the") ??
    after(words, comma, "on", "the") ??
    after(words, comma, "on", "day") ??
    comma;
  const day = readDay(words, start);
  if (day === undefined || isMistaken(words, at, day)) return undefined;
  return { value: { month: month.value, day: day.value }, next: day.next };
}

/** "may 3 of you": a verb. */
function isMistaken(words: readonly Word[], at: number, day: Found<number>): boolean {
  const next = textAt(words, day.next);
  const isOf =
    next === "of" &&
    readYear(words, day.next + 1) === undefined &&
    readYearsOf(words, day.next) === undefined;
  const isOther =
    isOf ||
    ["be", "not", "have", "need"].includes(next) ||
    (next !== "of" && isCounted(words, day.next));
  return isOther && !isPlainMonth(textAt(words, at));
}

function readDayFirst(words: readonly Word[], at: number): Found<MonthDay> | undefined {
  const ordinal = readDigitOrdinal(words, at) ?? readOrdinalWord(words, at);
  const day = ordinal ?? readDayNumber(words, at);
  if (day === undefined || day.value > 31) return undefined;
  const of = after(words, pastDayNoun(words, day.next), "of");
  const start = of ?? joinedMark(words, day.next) ?? day.next;
  const month = readMonth(words, start);
  if (month === undefined || (of === undefined && isVerb(words, start, ordinal !== undefined)))
    return undefined;
  return { value: { month: month.value, day: day.value }, next: month.next };
}

/** The 15th day of, the third day of. */
function pastDayNoun(words: readonly Word[], at: number): number {
  return after(words, at, "day") ?? at;
}

/** "3 may be", "10 march on": after a bare number these two are verbs when a word of a sentence follows. */
function isVerb(words: readonly Word[], at: number, isOrdinal: boolean): boolean {
  const name = textAt(words, at);
  if (isOrdinal || (name !== "may" && name !== "march")) return false;
  return helpers.has(textAt(words, at + 1));
}

const helpers = new Set(
  "be not have need want also or like come get help take go do work use make on in into out".split(
    " ",
  ),
);

/** A dot, dash or slash joined on its left: Oct-2, Oct/2, 16. Nov. */
function joinedMark(words: readonly Word[], at: number): number | undefined {
  const isMark = ["-", "/", "."].includes(textAt(words, at)) && isJoined(words, at);
  const isTight = textAt(words, at) === "." || isJoined(words, at + 1);
  return isMark && isTight ? at + 1 : undefined;
}

/** The day after a month's name: 3, 3rd, third, twenty nine. */
function readDay(words: readonly Word[], at: number): Found<number> | undefined {
  const found =
    readDigitOrdinal(words, at) ??
    readDayNumber(words, at) ??
    readOrdinalWord(words, at) ??
    readNumberWord(words, at);
  const isDay = found !== undefined && found.value >= 1 && found.value <= 31;
  return isDay && textAt(words, at) !== "one" ? found : undefined;
}

function readYearAfterMark(words: readonly Word[], at: number): Found<number> | undefined {
  const mark = joinedMark(words, at);
  return mark === undefined ? undefined : readYear(words, mark);
}

/** The forms joined by marks in which the year is not last: 2026/Sep/23, 2026/23/Sep, Sep-2026-23, 23-2026-Sep. */
function readWithYearInside(words: readonly Word[], at: number): Found<Piece> | undefined {
  const first = readField(words, at);
  const second = first && readField(words, joinedMark(words, first.next) ?? words.length);
  const third = second && readField(words, joinedMark(words, second.next) ?? words.length);
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const fields = { ...first.value, ...second.value, ...third.value };
  const { year, month, day } = fields;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return { value: datePiece(year, month, day), next: third.next };
}

interface Fields {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

function readField(words: readonly Word[], at: number): Found<Fields> | undefined {
  const year = readYear(words, at);
  if (year !== undefined) return { value: { year: year.value }, next: year.next };
  const month = readMonth(words, at);
  if (month !== undefined) {
    // A dash after an abbreviation is the mark between, a full stop its own.
    return { value: { month: month.value }, next: at + 1 };
  }
  const day = readDigitOrdinal(words, at) ?? readDayNumber(words, at);
  return day && { value: { day: day.value }, next: day.next };
}
