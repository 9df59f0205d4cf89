import type { EverySpec, Piece } from "../grammar/piece.ts";
import { readEveryFestival, readEveryMonth, readOf, readOfEach } from "./every-months.ts";
import {
  ofDayParts,
  readEveryPart,
  readPartPlural,
  readParts,
  withMoreParts,
  withPart,
} from "./every-parts.ts";
import { ofList, withTail } from "./every-tail.ts";
import {
  inMonths,
  readAdverb,
  readEveryWord,
  readNth,
  readOnce,
  readRate,
  readTimesPer,
} from "./every-unit.ts";
import { isExcepted } from "./excepted-days.ts";
import { readDaysOfMonth } from "./month-days.ts";
import { readAmount } from "./numerals.ts";
import { readWeekdayList } from "./weekday-lists.ts";
import { after, type Found, lexicon, longestOf, type Reader, textAt, type Word } from "./words.ts";

/** Repetitions: every day, weekly on monday, every other week on mon and fri, tuesdays, the last friday of each month. */
export const readEvery: Reader<Piece> = (words, at) => {
  const found = readRule(words, at);
  if (found !== undefined) return withPart(words, found);
  const parts = readPartPlural(words, at) ?? readEveryPart(words, at);
  if (parts !== undefined) return withMoreParts(words, ofDayParts(parts));
  const rate = readTimesPer(words, at);
  return rate && { value: { type: "stray" }, next: rate.next };
};

const readRule = longestOf<EverySpec>([
  readAfterEvery,
  readAfterAdverb,
  readAfterOnce,
  readPlural,
  readDaysOfEach,
]);

/** What follows "every". */
function readAfterEvery(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const every = readEveryWord(words, at);
  if (every === undefined) return undefined;
  return readEveryAnything(words, every.next);
}

const readEveryAnything = longestOf<EverySpec>([
  readEveryDays,
  readEveryRate,
  readEveryWeekdays,
  readEveryMonth,
  readEveryFestival,
]);

function readEveryRate(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const rate = readRate(words, at);
  return rate && withTail(words, rate);
}

/** every other friday; every mon and fri; every weekday. */
function readEveryWeekdays(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const nth = readNth(words, at);
  const list = readWeekdayList(words, nth?.next ?? at);
  if (list === undefined || nth?.value === 1) return undefined;
  const spec = { unit: "week", interval: nth?.value ?? 1, weekdays: ofList(list.value) } as const;
  return { value: spec, next: list.next };
}

/** every 4th and 10th of the month, every fourth thursday in november, every last friday, every 15th. */
function readEveryDays(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const end = monthEnds(words, at);
  if (end !== undefined)
    return { value: { unit: "month", interval: 1, monthDays: [-1] }, next: end.next };
  const days = readDaysOfMonth(words, at);
  if (days === undefined || (words[at]?.type === "digits" && days.next === at + 1))
    return undefined;
  const of = readOf(words, days.next);
  if (of !== undefined) return { value: inMonths({ ...of.value, ...days.value }), next: of.next };
  const isFromEnd =
    (days.value.weekdays ?? []).some(({ nth = 0 }) => nth < 2) ||
    days.value.nthWorkday !== undefined;
  const isDays =
    days.value.monthDays !== undefined &&
    words[at]?.type === "digits" &&
    textAt(words, days.next - 1) !== "day" &&
    !isUnitNext(words, days.next);
  return isFromEnd || isDays
    ? { value: { unit: "month", interval: 1, ...days.value }, next: days.next }
    : undefined;
}

const monthEnds = lexicon({
  "end of month": true,
  "end of the month": true,
  "month end": true,
  "month - end": true,
});

function isUnitNext(words: readonly Word[], at: number): boolean {
  return (
    words[at]?.type === "latin" &&
    !["at", "from", "until", "in", "for", "till", "starting"].includes(textAt(words, at))
  );
}

/** daily, weekly on monday; before a noun it is that noun's (the weekly report), unless the text begins with it. */
function readAfterAdverb(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const rate = readAdverb(words, at);
  const found = rate && withTail(words, rate);
  if (rate === undefined || found === undefined) return undefined;
  const isHeading =
    at === 0 && ["hour", "day", "week"].includes(rate.value.unit) && !hasOther(words);
  return found.next > rate.next || isHeading || !isAdjective(words, rate.next) ? found : undefined;
}

/** Whether the beginning of the text says a repetition of its own: weekly sync every tuesday. */
function hasOther(words: readonly Word[]): boolean {
  return words
    .slice(1, 16)
    .some(
      ({ text }, index) =>
        text === "every" ||
        text === "each" ||
        readWeekdayList(words, index + 1)?.value.isPlural === true,
    );
}

function isAdjective(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word?.type === "latin" && !continuations.has(word.text);
}

const continuations = new Set(
  "at on in from until till through starting beginning by for every each between twice except excluding noon midnight and to please around about after before as of mornings evenings afternoons".split(
    " ",
  ),
);

function readAfterOnce(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const rate = readOnce(words, at);
  return rate && withTail(words, rate);
}

/** tuesdays and thursdays, weekdays, every other of them: Fridays every other week. */
function readPlural(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const list = readWeekdayList(words, at);
  const isOther = readAmount(words, at - 1) !== undefined || isExcepted(words, at);
  if (list === undefined || isOther) return undefined;
  // Monday mornings, weekday evenings: the plural may be the part's.
  if (!list.value.isPlural && readParts(words, list.next) === undefined) return undefined;
  const every = readEveryWord(words, list.next);
  const rate = every && readRate(words, every.next);
  const isOfWeeks = rate?.value.unit === "week";
  return {
    value: {
      unit: "week",
      interval: isOfWeeks ? rate.value.interval : 1,
      weekdays: ofList(list.value),
    },
    next: isOfWeeks ? rate.next : list.next,
  };
}

/** the 4th of every other month, last day of each month, 2nd and last fridays of each month, 2nd to the last friday of every month. */
function readDaysOfEach(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const start = after(words, at, "the") ?? at;
  const days = readDaysOfMonth(words, start);
  if (days === undefined) return undefined;
  const of = after(words, days.next, "of") ?? after(words, days.next, "in");
  const each = of === undefined ? undefined : readOfEach(words, of);
  return each && { value: inMonths({ ...each.value, ...days.value }), next: each.next };
}
