import type { Weekday } from "../dates/calendar-date.ts";
import type { EverySpec } from "../grammar/piece.ts";
import { readDayNumber } from "./date-spec.ts";
import { readCountedDay } from "./nth-days.ts";
import { readPosition } from "./numerals.ts";
import { after, type Found, type Reader, remembered, textAt, type Word } from "./words.ts";

/** Which days of a month (or year): the fields of a rule that say so. */
export type DaysOfRule = Pick<EverySpec, "weekdays" | "monthDays" | "nthWorkday">;

/**
 * The 4th and 10th; 15; the last day and 1st; the 3rd last tuesday; 2nd and last fridays; the 1st monday and the 3rd
 * friday; the first business day; the end.
 */
export const readDaysOfMonth: Reader<DaysOfRule> = remembered<DaysOfRule>((words, at) => {
  const end = after(words, after(words, at, "the") ?? at, "end");
  if (end !== undefined) return { value: { monthDays: [-1] }, next: end };
  const first = readGroup(words, at);
  if (first === undefined) return undefined;
  let found = first;
  while ((found.value.weekdays?.length ?? 8) < 7) {
    const next = pastAnd(words, found.next);
    const more = next === undefined ? undefined : readGroup(words, next);
    if (more?.value.weekdays === undefined) break;
    const weekdays = [...(found.value.weekdays ?? []), ...more.value.weekdays];
    found = { value: { weekdays }, next: more.next };
  }
  return found;
});

/** Positions and what is counted: the 2nd and last friday; the 4th and 10th. */
function readGroup(words: readonly Word[], at: number): Found<DaysOfRule> | undefined {
  const positions = readPositions(words, at);
  if (positions === undefined) return undefined;
  const noun = readCountedDay(words, positions.next);
  if (noun === undefined || noun.value === "day") {
    return ofDays(positions.value, noun?.next ?? positions.next);
  }
  if (noun.value === "workday") return ofWorkdays(positions.value, noun.next);
  return noun.value === "weekend" ? undefined : ofWeekday(positions.value, noun.value, noun.next);
}

function ofDays(days: readonly number[], next: number): Found<DaysOfRule> | undefined {
  const isDays = days.every((day) => day !== 0 && Math.abs(day) <= 31);
  return isDays ? { value: { monthDays: days }, next } : undefined;
}

function ofWorkdays(nths: readonly number[], next: number): Found<DaysOfRule> | undefined {
  const [only, more] = nths;
  if (only === undefined || more !== undefined) return undefined;
  return { value: { nthWorkday: only }, next };
}

function ofWeekday(
  nths: readonly number[],
  weekday: Weekday,
  next: number,
): Found<DaysOfRule> | undefined {
  const isNth = nths.every((nth) => Math.abs(nth) <= 5 && nth !== 0);
  return isNth ? { value: { weekdays: nths.map((nth) => ({ weekday, nth })) }, next } : undefined;
}

/** The 2nd, the 2nd and last, 10 and 20, 1st, 11th and 21st, the last day and 1st. */
function readPositions(words: readonly Word[], at: number): Found<readonly number[]> | undefined {
  const first = readOne(words, at);
  if (first === undefined) return undefined;
  const all = [first.value];
  let { next } = first;
  for (let count = 0; count < 31; count += 1) {
    const and = pastAnd(words, after(words, next, "day") ?? next);
    const more = and === undefined ? undefined : readOne(words, and);
    if (more === undefined) break;
    all.push(more.value);
    next = more.next;
  }
  return { value: all, next };
}

function pastAnd(words: readonly Word[], at: number): number | undefined {
  const start = ["and", ",", "&"].includes(textAt(words, at)) ? at + 1 : undefined;
  return start === undefined ? undefined : (after(words, start, "and") ?? start);
}

function readOne(words: readonly Word[], at: number): Found<number> | undefined {
  const start = after(words, at, "the") ?? after(words, at, "day") ?? at;
  return readPosition(words, start) ?? readDayNumber(words, start);
}
