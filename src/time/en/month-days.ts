import { readDayNumber } from "./date-spec.ts";
import { readPosition } from "./numerals.ts";
import { readCountedDay } from "./nth-days.ts";
import { after, type Found, type Reader, remembered, textAt, type Word } from "./words.ts";
import type { EverySpec } from "../piece.ts";

/** Which days of a month (or year): the fields of a rule that say so. */
export type DaysOfRule = Pick<EverySpec, "weekdays" | "monthDays" | "nthWorkday">;

/** the 4th and 10th; 15; the last day; the 3rd last tuesday; 2nd and last fridays; the first business day; the end. */
export const readDaysOfMonth: Reader<DaysOfRule> = remembered((words, at) => {
  const end = readEnd(words, at);
  if (end !== undefined) return end;
  const positions = readPositions(words, at);
  if (positions === undefined) return undefined;
  const noun = readCountedDay(words, positions.next);
  if (noun === undefined) return ofDays(positions);
  if (noun.value === "day") return ofDays({ ...positions, next: noun.next });
  if (noun.value === "workday") {
    const [only, more] = positions.value;
    return only === undefined || more !== undefined
      ? undefined
      : { value: { nthWorkday: only }, next: noun.next };
  }
  if (noun.value === "weekend") return undefined;
  const weekday = noun.value;
  return { value: { weekdays: positions.value.map((nth) => ({ weekday, nth })) }, next: noun.next };
});

function ofDays({ value, next }: Found<readonly number[]>): Found<DaysOfRule> | undefined {
  const isDays = value.every((day) => day !== 0 && Math.abs(day) <= 31);
  return isDays ? { value: { monthDays: value }, next } : undefined;
}

function readEnd(words: readonly Word[], at: number): Found<DaysOfRule> | undefined {
  const start = after(words, at, "the") ?? at;
  const next = after(words, start, "end");
  return next === undefined ? undefined : { value: { monthDays: [-1] }, next };
}

/** The 2nd, the 2nd and last, 10 and 20, 1st, 11th and 21st. */
function readPositions(words: readonly Word[], at: number): Found<readonly number[]> | undefined {
  const first = readOne(words, at);
  if (first === undefined) return undefined;
  const all = [first.value];
  let { next } = first;
  for (
    let more = readMore(words, next);
    more !== undefined && all.length < 31;
    more = readMore(words, next)
  ) {
    all.push(more.value);
    next = more.next;
  }
  return { value: all, next };
}

function readMore(words: readonly Word[], at: number): Found<number> | undefined {
  const start = ["and", ",", "&"].includes(textAt(words, at)) ? at + 1 : undefined;
  return start === undefined ? undefined : readOne(words, after(words, start, "and") ?? start);
}

function readOne(words: readonly Word[], at: number): Found<number> | undefined {
  const start = after(words, at, "the") ?? after(words, at, "day") ?? at;
  return readPosition(words, start) ?? readDayNumber(words, start);
}
