import type { DayPart, EverySpec, Piece } from "../piece.ts";
import {
  type EveryUnit,
  type Rate,
  readAdverb,
  readNth,
  readOnce,
  readRate,
  readTimesPer,
} from "./every-unit.ts";
import { readFestival } from "./festivals.ts";
import { type DaysOfRule, readDaysOfMonth } from "./month-days.ts";
import { readAmount, readDigits } from "./numerals.ts";
import { readMonthDay } from "./month-dates.ts";
import { readMonth } from "./months.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { readBarePart, readPartAfterDay } from "./parts.ts";
import { readWeekdayList, type WeekdayList } from "./weekday-lists.ts";
import { after, type Found, lexicon, longestOf, type Reader, textAt, type Word } from "./words.ts";

/** Repetitions: every day, weekly on monday, every other week on mon and fri, tuesdays, the last friday of each month. */
export const readEvery: Reader<Piece> = (words, at) => {
  const found = readRule(words, at);
  if (found !== undefined) return withPart(words, found);
  const parts = readPartPlural(words, at) ?? readEveryPart(words, at);
  if (parts !== undefined) return ofDayParts(parts);
  const rate = readTimesPer(words, at);
  return rate && { value: { type: "stray" }, next: rate.next };
};

const readRule: Reader<EverySpec> = (words, at) =>
  longestOf([readAfterEvery, readAfterAdverb, readAfterOnce, readPlural, readDaysOfEach])(
    words,
    at,
  );

/** The part of each day: every monday morning, weekday mornings. */
function withPart(words: readonly Word[], rule: Found<EverySpec>): Found<Piece> {
  const every: Piece = { type: "every", every: rule.value };
  const isOfDays = rule.value.unit !== "minute" && rule.value.unit !== "hour";
  const part = isOfDays
    ? (plurals(words, rule.next) ?? readPartAfterDay(words, rule.next))
    : undefined;
  if (part === undefined) return { value: every, next: rule.next };
  return {
    value: { type: "group", pieces: [every, { type: "part", part: part.value }] },
    next: part.next,
  };
}

function ofDayParts({
  value,
  next,
}: Found<{ readonly interval: number; readonly part: DayPart }>): Found<Piece> {
  const every = { unit: "day", interval: value.interval } as const;
  return {
    value: {
      type: "group",
      pieces: [
        { type: "every", every },
        { type: "part", part: value.part },
      ],
    },
    next,
  };
}

const plurals = lexicon<DayPart>({
  mornings: "morning",
  afternoons: "afternoon",
  evenings: "evening",
  nights: "night",
  nightly: "night",
});

/** mornings, on evenings, nightly. */
function readPartPlural(
  words: readonly Word[],
  at: number,
): Found<{ interval: number; part: DayPart }> | undefined {
  const found = plurals(words, at);
  const isCounted =
    textAt(words, at) === "nights" && words[at - 1] !== undefined && textAt(words, at - 1) !== "on";
  return found === undefined || isCounted
    ? undefined
    : { value: { interval: 1, part: found.value }, next: found.next };
}

/** every morning, each night, every other evening. */
function readEveryPart(
  words: readonly Word[],
  at: number,
): Found<{ interval: number; part: DayPart }> | undefined {
  const every = everies(words, at);
  if (every === undefined) return undefined;
  const nth = readNth(words, every.next);
  const part = readBarePart(words, nth?.next ?? every.next);
  return part && { value: { interval: nth?.value ?? 1, part: part.value }, next: part.next };
}

const everies = lexicon({
  every: true,
  "every single": true,
  each: true,
  "each and every": true,
  "once every": true,
  "once each": true,
  "at every": true,
});

/** What follows "every". */
function readAfterEvery(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const every = everies(words, at);
  if (every === undefined) return undefined;
  const start = every.next;
  return longestOf([
    readEveryDays,
    readEveryRate,
    readEveryWeekdays,
    readEveryMonth,
    readEveryFestival,
  ])(words, start);
}

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

function ofList({ weekdays }: WeekdayList): NonNullable<EverySpec["weekdays"]> {
  return weekdays.map((weekday) => ({ weekday }));
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
  if (of !== undefined) return { value: { ...of.value, ...days.value }, next: of.next };
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

/** What a day is of: the month, each month, every 3rd month, november, every other year. */
function readOf(
  words: readonly Word[],
  at: number,
): Found<Pick<EverySpec, "unit" | "interval" | "months">> | undefined {
  const start = after(words, at, "of") ?? after(words, at, "in") ?? after(words, at, "for");
  if (start === undefined) return undefined;
  const months = readMonths(words, start);
  if (months !== undefined)
    return { value: { unit: "year", interval: 1, months: months.value }, next: months.next };
  const the = after(words, start, "the", "month") ?? after(words, start, "a", "month");
  if (the !== undefined) return { value: { unit: "month", interval: 1 }, next: the };
  const year = after(words, start, "the", "year");
  if (year !== undefined) return { value: { unit: "year", interval: 1 }, next: year };
  return readOfEach(words, start);
}

/** january; march, june and september. */
function readMonths(words: readonly Word[], at: number): Found<readonly number[]> | undefined {
  const first = readMonth(words, at);
  if (first === undefined) return undefined;
  const months = [first.value];
  let { next } = first;
  while (months.length < 12) {
    const comma = after(words, next, ",") ?? next;
    const start = after(words, comma, "and") ?? after(words, comma, "&") ?? comma;
    const more = start > next ? readMonth(words, start) : undefined;
    if (more === undefined) break;
    months.push(more.value);
    next = more.next;
  }
  return { value: months, next };
}

function readOfEach(
  words: readonly Word[],
  at: number,
): Found<Pick<EverySpec, "unit" | "interval">> | undefined {
  const every = everies(words, at);
  const rate = every && readRate(words, every.next);
  const isOfMonths = rate?.value.unit === "month" || rate?.value.unit === "year";
  return rate && isOfMonths ? { value: rate.value, next: rate.next } : undefined;
}

/** every july 4th; every aug 20 and 30; each 4/15; every january. */
function readEveryMonth(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const months = readMonths(words, at);
  const on = months === undefined ? undefined : (after(words, months.next, "on") ?? months.next);
  const days = on === undefined ? undefined : readDaysOfMonth(words, on);
  if (months !== undefined && days !== undefined && isPlainDay(words, days.next)) {
    return {
      value: { unit: "year", interval: 1, months: months.value, ...days.value },
      next: days.next,
    };
  }
  const date = readMonthDay(words, at);
  if (date !== undefined)
    return { value: onDate(date.value.month, date.value.day), next: date.next };
  const numeric = readNumericDate(words, at);
  const day =
    numeric?.value.type === "day" && numeric.value.day.kind === "date"
      ? numeric.value.day
      : undefined;
  if (numeric !== undefined && day?.month !== undefined && day.year === undefined) {
    return { value: onDate(day.month, day.day), next: numeric.next };
  }
  return (
    months && { value: { unit: "year", interval: 1, months: months.value }, next: months.next }
  );
}

/** Not the hour of "every march 3pm". */
function isPlainDay(words: readonly Word[], at: number): boolean {
  return !["am", "pm", ":"].includes(textAt(words, at));
}

function onDate(month: number, day: number): EverySpec {
  return { unit: "year", interval: 1, months: [month], monthDays: [day] };
}

/** every christmas */
function readEveryFestival(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const festival = readFestival(words, at);
  if (festival?.value.kind !== "festival") return undefined;
  return {
    value: { unit: "year", interval: 1, festival: festival.value.festival },
    next: festival.next,
  };
}

/** Which days of each: on mon and fri; on the 4th; on the 1st friday; on the fourth thursday in november; at the end. */
function withTail(words: readonly Word[], rate: Found<Rate>): Found<EverySpec> {
  const tail = readTail(words, rate.next, rate.value.unit);
  return { value: { ...rate.value, ...tail?.value }, next: tail?.next ?? rate.next };
}

type Tail = DaysOfRule & Pick<EverySpec, "months" | "festival" | "lunar">;

function readTail(words: readonly Word[], at: number, unit: EveryUnit): Found<Tail> | undefined {
  const comma = after(words, at, ",") ?? at;
  const start =
    after(words, comma, "on") ??
    after(words, comma, "at", "the") ??
    after(words, comma, "in") ??
    comma;
  const isLed = start > comma;
  if (unit === "week" || unit === "month") {
    const list = isLed || unit === "week" ? readWeekdayList(words, start) : undefined;
    if (list !== undefined) return { value: { weekdays: ofList(list.value) }, next: list.next };
  }
  if (!isLed || (unit !== "month" && unit !== "year")) return undefined;
  const days = readDaysOfMonth(words, start);
  if (unit === "month") return days;
  return readTailOfYear(words, start, days);
}

function readTailOfYear(
  words: readonly Word[],
  at: number,
  days: Found<DaysOfRule> | undefined,
): Found<Tail> | undefined {
  const lunar = readLunarDay(words, at);
  if (lunar !== undefined) return { value: { lunar: lunar.value }, next: lunar.next };
  const date = readEveryMonth(words, at) ?? readEveryFestival(words, at);
  if (date !== undefined && date.next > (days?.next ?? 0)) {
    const { unit: _unit, interval: _interval, ...tail } = date.value;
    return { value: tail, next: date.next };
  }
  const of = days === undefined ? undefined : readOf(words, days.next);
  if (days === undefined || of === undefined) return days;
  return {
    value: { ...days.value, ...(of.value.months && { months: of.value.months }) },
    next: of.next,
  };
}

/** day 15 of lunar month 8 */
function readLunarDay(
  words: readonly Word[],
  at: number,
): Found<NonNullable<EverySpec["lunar"]>> | undefined {
  const start = after(words, at, "day");
  const day = start === undefined ? undefined : readDigits(words, start);
  const of = day === undefined ? undefined : after(words, day.next, "of", "lunar", "month");
  const month = of === undefined ? undefined : readDigits(words, of);
  if (day === undefined || month === undefined || month.value > 12 || day.value > 30)
    return undefined;
  return { value: { month: month.value, day: day.value }, next: month.next };
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
  if (!list.value.isPlural && plurals(words, list.next) === undefined) return undefined;
  const every = everies(words, list.next);
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

/** Days named after "except" are no rule of their own. */
function isExcepted(words: readonly Word[], at: number): boolean {
  return excepting(words, at - 1) !== undefined || excepting(words, at - 2) !== undefined;
}

const excepting = lexicon({
  except: true,
  excluding: true,
  "not on": true,
  "other than": true,
  "except for": true,
  "except on": true,
});

/** Weekdays left out: except fridays, excluding weekends, but not on mondays and tuesdays. */
export const readExceptedDays: Reader<Piece> = (words, at) => {
  const list = isExcepted(words, at) ? readWeekdayList(words, at) : undefined;
  if (list === undefined) return undefined;
  const pieces = list.value.weekdays.flatMap((weekday, index): Piece[] => {
    const day: Piece = { type: "day", day: { kind: "weekday", weekday, weeks: null } };
    return index === 0 ? [day] : [{ type: "mark", mark: "and" }, day];
  });
  return { value: { type: "group", pieces }, next: list.next };
};

/** the 4th of every other month, last day of each month, 2nd and last fridays of each month, 2nd to the last friday of every month. */
function readDaysOfEach(words: readonly Word[], at: number): Found<EverySpec> | undefined {
  const start = after(words, at, "the") ?? at;
  const days = readDaysOfMonth(words, start);
  if (days === undefined) return undefined;
  const of = after(words, days.next, "of") ?? after(words, days.next, "in");
  const each = of === undefined ? undefined : readOfEach(words, of);
  return each && { value: { ...each.value, ...days.value }, next: each.next };
}
