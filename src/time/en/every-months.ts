import type { EverySpec } from "../grammar/piece.ts";
import { readEveryWord, readRate } from "./every-unit.ts";
import { readFestival } from "./festivals.ts";
import { readDaysOfMonth } from "./month-days.ts";
import { readMonthDay } from "./month-dates.ts";
import { readMonth } from "./months.ts";
import { readDigits } from "./numerals.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { after, type Found, textAt, type Word } from "./words.ts";

/** What a day is of: the month, each month, every 3rd month, november, every other year. */
export function readOf(
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

/** each month, every other year: what a day before it is of. */
export function readOfEach(
  words: readonly Word[],
  at: number,
): Found<Pick<EverySpec, "unit" | "interval">> | undefined {
  const every = readEveryWord(words, at);
  const rate = every && readRate(words, every.next);
  const isOfMonths = ["month", "quarter", "year"].includes(rate?.value.unit ?? "");
  return rate && isOfMonths ? { value: rate.value, next: rate.next } : undefined;
}

/** every july 4th; every aug 20 and 30; each 4/15; every january. */
export function readEveryMonth(words: readonly Word[], at: number): Found<EverySpec> | undefined {
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
export function readEveryFestival(
  words: readonly Word[],
  at: number,
): Found<EverySpec> | undefined {
  const festival = readFestival(words, at);
  if (festival?.value.kind !== "festival") return undefined;
  return {
    value: { unit: "year", interval: 1, festival: festival.value.festival },
    next: festival.next,
  };
}

/** day 15 of lunar month 8 */
export function readLunarDay(
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
