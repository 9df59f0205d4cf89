import type { Piece } from "../grammar/piece.ts";
import { type DateSpec, readDayNumber, readYear, readYearAfter } from "./date-spec.ts";
import { clockSpec, readAnyClock } from "./clocks.ts";
import { readMonthDate } from "./month-dates.ts";
import { readMonth } from "./months.ts";
import { readDigitOrdinal, readOrdinalWord } from "./numerals.ts";
import { after, type Found, isJoined, lexicon, type Reader, textAt, type Word } from "./words.ts";

const leads = lexicon<"from" | "between">({ from: "from", between: "between" });
const joints = new Set(["to", "-", "till", "til", "until", "through", "thru"]);

/** From one date to another that shares its month or year: 10 - 22 August 2012, August 27th - 29th, Aug 10 to Nov 12. */
export const readDateSpan: Reader<Piece> = (words, at) => {
  const lead = leads(words, at);
  const start = lead?.next ?? at;
  const from = readDate(words, start) ?? readDay(words, start);
  const joint = from && readJoint(words, from.next, lead?.value === "between");
  if (from === undefined || joint === undefined || isTail(words, start)) return undefined;
  const to = readDate(words, joint) ?? readDayAndYear(words, joint);
  // "at 3 until Dec 15" has a time before it: a number alone begins a range whose end has its day first.
  const isMixed = from.value.month === undefined && readMonth(words, joint) !== undefined;
  if (to === undefined || isMixed) return undefined;
  const [first, last] = share(from.value, to.value);
  if (first === undefined || last === undefined) return undefined;
  return {
    value: {
      type: "group",
      pieces: [
        ...(lead?.value === "from" ? [{ type: "mark", mark: "from-pre" } as const] : []),
        { type: "day", day: first },
        { type: "mark", mark: "to" },
        { type: "day", day: last },
      ],
    },
    next: to.next,
  };
};

interface Half {
  readonly day: number;
  readonly month?: number;
  readonly year?: number;
}

function readDate(words: readonly Word[], at: number): Found<Half> | undefined {
  const found = readMonthDate(words, at);
  if (found?.value.type !== "day" || found.value.day.kind !== "date") return undefined;
  const { day, month, year } = found.value.day;
  return {
    value: {
      day,
      ...(month === undefined ? {} : { month }),
      ...(year === undefined ? {} : { year }),
    },
    next: found.next,
  };
}

function readDay(words: readonly Word[], at: number): Found<Half> | undefined {
  const start = after(words, at, "the") ?? at;
  const found =
    readDigitOrdinal(words, start) ?? readOrdinalWord(words, start) ?? readDayNumber(words, start);
  return found && found.value <= 31 ? { value: { day: found.value }, next: found.next } : undefined;
}

function readDayAndYear(words: readonly Word[], at: number): Found<Half> | undefined {
  const day = readDay(words, at);
  if (day === undefined) return undefined;
  const year = readYearAfter(words, day.next);
  return year === undefined ? day : { value: { ...day.value, year: year.value }, next: year.next };
}

function readJoint(words: readonly Word[], at: number, isBetween: boolean): number | undefined {
  const text = textAt(words, at);
  return joints.has(text) || (isBetween && text === "and") ? at + 1 : undefined;
}

function isTail(words: readonly Word[], at: number): boolean {
  return isJoined(words, at) && words[at - 1]?.type !== "mark";
}

/** Both dates complete; undefined when neither names the month. */
function share(from: Half, to: Half): readonly [DateSpec | undefined, DateSpec | undefined] {
  const month = { from: from.month ?? to.month, to: to.month ?? from.month };
  const year = to.year ?? from.year;
  return [dateOf(from.day, month.from, from.year ?? year), dateOf(to.day, month.to, year)];
}

function dateOf(
  day: number,
  month: number | undefined,
  year: number | undefined,
): DateSpec | undefined {
  return month === undefined
    ? undefined
    : { kind: "date", day, month, ...(year === undefined ? {} : { year }) };
}

/** Several days of one month: Dec 1, 3 and 5; Dec 12 & 13. */
export const readDayList: Reader<Piece> = (words, at) => {
  const date = readDate(words, at);
  if (date?.value.month === undefined || date.value.year !== undefined) return undefined;
  const { day, month } = date.value;
  const pieces: Piece[] = [{ type: "day", day: { kind: "date", day, month } }];
  let { next } = date;
  for (let more = readListedDay(words, next); more !== undefined && pieces.length < 24;) {
    pieces.push(
      { type: "mark", mark: "and" },
      { type: "day", day: { kind: "date", day: more.value, month } },
    );
    next = more.next;
    more = readListedDay(words, next);
  }
  return pieces.length === 1 ? undefined : { value: { type: "group", pieces }, next };
};

/** A number on the list, where nothing is counted by it. */
function readListedDay(words: readonly Word[], at: number): Found<number> | undefined {
  const comma = after(words, at, ",") ?? at;
  const start = after(words, comma, "and") ?? after(words, comma, "&") ?? comma;
  const day = start > at ? readDay(words, start) : undefined;
  if (day === undefined || textAt(words, start) === "the") return undefined;
  const next = words[day.next];
  const isPlain =
    next === undefined || next.type === "mark" || ["and", "at", "in"].includes(next.text);
  return isPlain ? { value: day.value.day, next: day.next } : undefined;
}

/** A date whose year stands after its time, as programs print it: Oct 26 15:50:06 2016. */
export const readStamp: Reader<Piece> = (words, at) => {
  const date = readDate(words, at);
  const clock =
    date && words[date.next]?.type === "digits" ? readAnyClock(words, date.next) : undefined;
  const year = clock && !clock.value.isBare ? readYear(words, clock.next) : undefined;
  if (date?.value.month === undefined || clock === undefined || year === undefined)
    return undefined;
  const { day, month } = date.value;
  return {
    value: {
      type: "group",
      pieces: [
        { type: "day", day: { kind: "date", day, month, year: year.value } },
        { type: "clock", clock: clockSpec(clock.value) },
      ],
    },
    next: year.next,
  };
};
