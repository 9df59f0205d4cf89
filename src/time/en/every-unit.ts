import type { EverySpec, Length } from "../grammar/piece.ts";
import { readLength } from "./lengths.ts";
import { readCardinal, readDigitOrdinal, readOrdinalWord } from "./numerals.ts";
import { readUnit } from "./units.ts";
import { after, type Found, isJoined, lexicon, type Reader, textAt, type Word } from "./words.ts";

export type EveryUnit = EverySpec["unit"];

/** How often: every `interval` of `unit`. */
export interface Rate {
  readonly unit: EveryUnit;
  readonly interval: number;
  readonly calendar?: "workday";
}

const unitOf: Partial<Record<keyof Length, EveryUnit>> = {
  minutes: "minute",
  hours: "hour",
  days: "day",
  workdays: "day",
  weeks: "week",
  months: "month",
  years: "year",
};

/** What follows "every": other week, 3 months, 3rd year, hour and a half, business day, week. */
export const readRate: Reader<Rate> = (words, at) => {
  const nth = readNth(words, at);
  const start = nth?.next ?? at;
  // "every night" is a part of each day.
  if (textAt(words, start).startsWith("night")) return undefined;
  const unit = readUnit(words, start);
  if (unit !== undefined && (!unit.value.isLetter || nth === undefined) && isWord(words, start)) {
    const rest = after(words, unit.next, "and", "a", "half");
    if (rest !== undefined && unit.value.unit === "hours")
      return { value: { unit: "minute", interval: 90 }, next: rest };
    const interval = nth?.value ?? 1;
    if (textAt(words, start) === "quarter") {
      return { value: { unit: "quarter", interval }, next: unit.next };
    }
    return rateOf({ [unit.value.unit]: unit.value.times * interval }, unit.next);
  }
  const isSome =
    ["few", "several", "some", "a"].includes(textAt(words, at)) &&
    textAt(words, at + 1) !== "couple";
  const length = nth === undefined && !isSome ? readLength(words, at) : undefined;
  return length && rateOf(length.value.length, length.next);
};

function isWord(words: readonly Word[], at: number): boolean {
  return words[at]?.type === "latin" && !isJoined(words, at);
}

/** other 2, second 2, 4th 4. */
export const readNth: Reader<number> = (words, at) => {
  if (textAt(words, at) === "other" || textAt(words, at) === "alternate")
    return { value: 2, next: at + 1 };
  if (
    textAt(words, at) === "second" &&
    readUnit(words, at + 1) === undefined &&
    textAt(words, at + 1) === ""
  )
    return undefined;
  return readDigitOrdinal(words, at) ?? readOrdinalWord(words, at);
};

function rateOf(length: Length, next: number): Found<Rate> | undefined {
  const minutes = inMinutes(length);
  if (minutes !== undefined) return { value: minutes, next };
  const [entry, more] = Object.entries(length) as [keyof Length, number][];
  if (entry === undefined || more !== undefined || entry[1] < 1 || !Number.isInteger(entry[1]))
    return undefined;
  const [key, count] = entry;
  const unit = unitOf[key];
  if (unit === undefined) return undefined;
  return {
    value: { unit, interval: count, ...(key === "workdays" ? { calendar: "workday" } : {}) },
    next,
  };
}

/** Hours with minutes are counted in minutes. */
function inMinutes({ hours = 0, minutes = 0, ...others }: Length): Rate | undefined {
  if (Object.keys(others).length > 0 || hours + minutes === 0) return undefined;
  if (minutes === 0) return { unit: "hour", interval: hours };
  return hours === 0 && Number.isInteger(minutes)
    ? { unit: "minute", interval: minutes }
    : { unit: "minute", interval: hours * 60 + minutes };
}

/** Days of each quarter are days of its first month, from its end of its last. */
export function inMonths(every: EverySpec): EverySpec {
  if (every.unit !== "quarter") return every;
  const { weekdays = [], monthDays = [], nthWorkday = 0 } = every;
  const isFromEnd = [...monthDays, nthWorkday, ...weekdays.map(({ nth = 0 }) => nth)].some(
    (nth) => nth < 0,
  );
  const isOfDays = weekdays.length > 0 || monthDays.length > 0 || nthWorkday !== 0;
  if (!isOfDays || every.interval > 1)
    return { ...every, unit: "month", interval: every.interval * 3 };
  const months = isFromEnd ? [3, 6, 9, 12] : [1, 4, 7, 10];
  // Working days are counted month by month.
  return { ...every, unit: nthWorkday === 0 ? "year" : "month", months };
}

const adverbs = lexicon<Rate>({
  daily: { unit: "day", interval: 1 },
  everyday: { unit: "day", interval: 1 },
  weekly: { unit: "week", interval: 1 },
  biweekly: { unit: "week", interval: 2 },
  "bi - weekly": { unit: "week", interval: 2 },
  fortnightly: { unit: "week", interval: 2 },
  monthly: { unit: "month", interval: 1 },
  bimonthly: { unit: "month", interval: 2 },
  "bi - monthly": { unit: "month", interval: 2 },
  quarterly: { unit: "quarter", interval: 1 },
  "half - yearly": { unit: "month", interval: 6 },
  "semi - annually": { unit: "month", interval: 6 },
  semiannually: { unit: "month", interval: 6 },
  yearly: { unit: "year", interval: 1 },
  annually: { unit: "year", interval: 1 },
  hourly: { unit: "hour", interval: 1 },
});

/** daily, weekly, annually. */
export const readAdverb: Reader<Rate> = adverbs;

/** once daily */
function readOnceAdverb(words: readonly Word[], at: number): Found<Rate> | undefined {
  const once = after(words, at, "once");
  return once === undefined ? undefined : adverbs(words, once);
}

const onces = lexicon({
  "once a": true,
  "once an": true,
  "once per": true,
  "once each": true,
  "one a": true,
  "once in a": true,
});

/** once a week, once per month, once every two weeks. */
export const readOnce: Reader<Rate> = (words, at) => {
  const adverb = readOnceAdverb(words, at);
  if (adverb !== undefined) return adverb;
  const once = onces(words, at);
  const unit = once && readUnit(words, once.next);
  if (once === undefined || unit?.value.isSingular !== true) return undefined;
  return rateOf({ [unit.value.unit]: unit.value.times }, unit.next);
};

/** twice a day, 3 times a week: how often is said, when is not. */
export const readTimesPer: Reader<true> = (words, at) => {
  const times = readTimes(words, at);
  const per =
    times === undefined
      ? undefined
      : (after(words, times.next, "a") ??
        after(words, times.next, "per") ??
        after(words, times.next, "each") ??
        after(words, times.next, "every"));
  const unit = per === undefined ? undefined : readUnit(words, per);
  return unit?.value.isSingular === true ? { value: true, next: unit.next } : undefined;
};

/** twice, 5 times, 3x, five occurrences. */
export const readTimes: Reader<number> = (words, at) => {
  if (textAt(words, at) === "twice") return { value: 2, next: at + 1 };
  if (textAt(words, at) === "thrice") return { value: 3, next: at + 1 };
  const number = readCardinal(words, at);
  if (number === undefined || number.value < 1) return undefined;
  const noun = textAt(words, number.next);
  const isTimes =
    ["times", "occurrences", "repetitions"].includes(noun) ||
    (noun === "x" && isJoined(words, number.next));
  return isTimes ? { value: number.value, next: number.next + 1 } : undefined;
};

/** every, each: what begins a repetition. */
export const readEveryWord = lexicon({
  every: true,
  "every single": true,
  each: true,
  "each and every": true,
  "once every": true,
  "once each": true,
  "at every": true,
});
