import type { DayPart, DaySpec, Piece } from "../grammar/piece.ts";
import { readPartAfterDay, readBarePart } from "./parts.ts";
import { readMonthDay } from "./month-dates.ts";
import { readDigitOrdinal } from "./numerals.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { readWhich } from "./periods.ts";
import { readWeekday } from "./weekdays.ts";
import { after, type Found, lexicon, type Reader, remembered, textAt, type Word } from "./words.ts";

const tomorrows =
  "tomorrow tmr tmrw tmrrw tmw tomorow tommorow tommorrow tomorrrow tomorro tommorro tomm tmo tmoro".split(
    " ",
  );
const todays = "today todays tdy todya".split(" ");

const offsets = lexicon<number>({
  ...Object.fromEntries(todays.map((word) => [word, 0])),
  "today's": 0,
  ...Object.fromEntries(tomorrows.map((word) => [word, 1])),
  "tomorrow's": 1,
  ...Object.fromEntries(tomorrows.map((word) => [`day after ${word}`, 2])),
  ...Object.fromEntries(tomorrows.map((word) => [`the day after ${word}`, 2])),
  overmorrow: 2,
  yesterday: -1,
  yday: -1,
  "day before yesterday": -2,
  "the day before yesterday": -2,
  "the day after": 1,
  "the following day": 1,
});

interface DayAndPart {
  readonly days: number;
  readonly part: DayPart;
}

const nights = lexicon<DayAndPart>({
  tonight: { days: 0, part: "night" },
  tonite: { days: 0, part: "night" },
  "late tonight": { days: 0, part: "night" },
  "late tonite": { days: 0, part: "night" },
  "tonight's": { days: 0, part: "night" },
});

/** today, tomorrow, this friday, next monday, tuesday of next week, this weekend: a day by its place from now. */
export const readPlainDay: Reader<DaySpec> = (words, at) => {
  const offset = offsets(words, at);
  if (offset !== undefined)
    return { value: { kind: "offset", days: offset.value }, next: offset.next };
  return readPlacedWeekday(words, at);
};

/** A day by its place from now, with its part where that is named: tonight, this morning, tomorrow evening. */
export const readRelativeDay: Reader<Piece> = remembered(
  (words, at) =>
    readFirstThing(words, at) ??
    readEarlyOrLate(words, at) ??
    readNight(words, at) ??
    readThisPart(words, at) ??
    readDayThenPart(words, at),
);

/** first thing tomorrow morning, first thing on monday */
function readFirstThing(words: readonly Word[], at: number): Found<Piece> | undefined {
  const next = after(words, at, "first", "thing");
  const day =
    next === undefined ? undefined : readDayThenPart(words, after(words, next, "on") ?? next);
  return day?.value.type === "day"
    ? { value: { ...day.value, part: "early-morning" }, next: day.next }
    : undefined;
}

/** early tomorrow, late tomorrow afternoon; how late "late friday" is, nobody knows. */
function readEarlyOrLate(words: readonly Word[], at: number): Found<Piece> | undefined {
  // "I will be late tomorrow" says nothing of when.
  if (beings.has(textAt(words, at - 1))) return undefined;
  const isEarly = textAt(words, at) === "early";
  const day = isEarly || textAt(words, at) === "late" ? readDayThenPart(words, at + 1) : undefined;
  if (day?.value.type !== "day") return undefined;
  if (day.value.part !== undefined) return day;
  if (isEarly) return { value: { ...day.value, part: "early-morning" }, next: day.next };
  return { value: { type: "group", pieces: [{ type: "stray" }, day.value] }, next: day.next };
}

const beings = new Set("be am is are was were been i'm he's she's running too".split(" "));

function readNight(words: readonly Word[], at: number): Found<Piece> | undefined {
  const found = nights(words, at);
  return found && { value: dayPiece(found.value.days, found.value.part), next: found.next };
}

/** this morning, next evening, last night. */
function readThisPart(words: readonly Word[], at: number): Found<Piece> | undefined {
  const which = readWhich(words, at);
  const part = which && readBarePart(words, which.next);
  if (which === undefined || part === undefined) return undefined;
  return { value: dayPiece(which.value, part.value), next: part.next };
}

function dayPiece(days: number, part: DayPart): Piece {
  return { type: "day", day: { kind: "offset", days }, part };
}

function readDayThenPart(words: readonly Word[], at: number): Found<Piece> | undefined {
  const day = readPlainDay(words, at);
  if (day === undefined) return undefined;
  const afterNext = after(words, day.next, "after", "next");
  if (afterNext !== undefined) {
    return {
      value: { type: "group", pieces: [{ type: "day", day: day.value }, { type: "stray" }] },
      next: afterNext,
    };
  }
  const part = readPartAfterDay(words, day.next);
  const said = part === undefined ? {} : { part: part.value };
  return { value: { type: "day", day: day.value, ...said }, next: part?.next ?? day.next };
}

const weekends = new Set(["weekend", "wkend", "weekend's"]);

/** Which week, from the words before a weekday; "this" and "coming" are the next to come. */
function readWeeks(words: readonly Word[], at: number): Found<number | null> {
  const which = readWhich(words, at);
  if (which === undefined) return { value: null, next: after(words, at, "the") ?? at };
  const word = textAt(words, which.next - 1);
  const isComing = which.value === 0 || word === "coming" || word === "upcoming";
  return { value: isComing ? null : which.value, next: which.next };
}

function readPlacedWeekday(words: readonly Word[], at: number): Found<DaySpec> | undefined {
  const weeks = readWeeks(words, at);
  if (weekends.has(textAt(words, weeks.next))) {
    const isNamed = weeks.next > at;
    return isNamed
      ? { value: { kind: "weekend", weeks: weeks.value }, next: weeks.next + 1 }
      : undefined;
  }
  const found = readWeekday(words, weeks.next);
  if (found === undefined || found.value.isPlural) return undefined;
  const { weekday } = found.value;
  const week = weeks.value === null ? readWeekAfter(words, found.next) : undefined;
  return {
    value: { kind: "weekday", weekday, weeks: week?.value ?? weeks.value },
    next: week?.next ?? pastCommaBeforeDate(words, found.next),
  };
}

/** The comma of "Sunday, March 6" joins; that of "Sunday, Monday" lists. */
function pastCommaBeforeDate(words: readonly Word[], at: number): number {
  const next = after(words, at, ",");
  if (next === undefined) return at;
  const start = after(words, next, "the") ?? next;
  const isDate =
    readMonthDay(words, start) !== undefined ||
    (words[start]?.type === "digits" && readNumericDate(words, start) !== undefined) ||
    (start > next && readDigitOrdinal(words, start) !== undefined);
  return isDate ? next : at;
}

/** The week named after a weekday: friday next week; tuesday, of the following week. */
function readWeekAfter(words: readonly Word[], at: number): Found<number> | undefined {
  const comma = after(words, at, ",") ?? at;
  const start = after(words, comma, "of") ?? after(words, comma, "in") ?? comma;
  const afterNext = after(words, after(words, start, "the") ?? start, "week", "after", "next");
  if (afterNext !== undefined) return { value: 2, next: afterNext };
  const which = readWhich(words, start);
  return which !== undefined && textAt(words, which.next) === "week"
    ? { value: which.value, next: which.next + 1 }
    : undefined;
}
