import type { ClockSpec, DayPart } from "../grammar/piece.ts";
import { atWords, type Face, readFace } from "./clock-face.ts";
import { isCounted, isNumbered } from "./counted.ts";
import { hourOf, type Meridiem, readMeridiem } from "./meridiem.ts";
import { readBarePart, readPart } from "./parts.ts";
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

/** A time of day with how it was said, so that ranges can complete each half from the other. */
export interface SaidClock {
  /** Of 24 hours where am, pm or the hour tell, else as said. */
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  readonly meridiem?: Meridiem;
  readonly part?: DayPart;
  readonly isLiteral: boolean;
  readonly hourOnly: boolean;
  /** Nothing but a number: a time only among words that make it one. */
  readonly isBare: boolean;
  /** No clock shows it: 25:12, 14pm. */
  readonly isImpossible?: boolean;
}

const named = lexicon<SaidClock>({
  noon: noon(),
  noonish: noon(),
  midday: noon(),
  "mid day": noon(),
  "the midday": noon(),
  "12 noon": noon(),
  "twelve noon": noon(),
  "high noon": noon(),
  midnight: midnight(),
  "12 midnight": midnight(),
  "twelve midnight": midnight(),
});

function noon(): SaidClock {
  return { hour: 12, minute: 0, isLiteral: true, hourOnly: false, isBare: false };
}

function midnight(): SaidClock {
  // Midnight of a day is the end of it, as 12 at night is.
  return {
    hour: 12,
    minute: 0,
    part: "midnight",
    isLiteral: false,
    hourOnly: false,
    isBare: false,
  };
}

/** Any time of day, bare numbers too: 3pm, 3 o'clock, 11ish, 8:45 in the evening, noon, 7. */
export const readAnyClock: Reader<SaidClock> = remembered((words, at) => {
  const name = named(words, at);
  if (name !== undefined) return name;
  const face = readFace(words, at);
  return face && readWithMeridiem(words, face);
});

function readWithMeridiem(words: readonly Word[], face: Found<Face>): Found<SaidClock> | undefined {
  const ish = readIsh(words, face.next);
  const oclock = readOclock(words, ish ?? face.next);
  const afterHour = oclock ?? ish ?? face.next;
  const both = after(words, afterHour, "ampm");
  const meridiem = both === undefined ? readMeridiem(words, afterHour) : undefined;
  const next =
    readIsh(words, both ?? meridiem?.next ?? afterHour) ?? both ?? meridiem?.next ?? afterHour;
  const part = readPart(words, next) ?? readClosePart(words, next);
  const isLetter = meridiem?.value.isLetter === true && face.value.hourOnly;
  const isMarked =
    ish !== undefined || oclock !== undefined || both !== undefined || part !== undefined;
  const isBare = face.value.isBare && !isMarked && (meridiem === undefined || isLetter);
  return {
    value: { ...toClock(face.value, meridiem?.value.meridiem, part?.value), isBare },
    next: part?.next ?? next,
  };
}

function toClock(face: Face, meridiem: Meridiem | undefined, part: DayPart | undefined): SaidClock {
  const { hour, minute, second, isLiteral, hourOnly, isBare } = face;
  const said = { minute, ...(second === undefined ? {} : { second }), hourOnly, isBare };
  if (hour > 24 || (hour === 24 && minute > 0))
    return { ...said, hour, isLiteral: true, isImpossible: true };
  if (meridiem === undefined) {
    return part === undefined
      ? { ...said, hour, isLiteral }
      : { ...said, hour, part, isLiteral: hour > 12 };
  }
  const converted = hourOf(hour, meridiem);
  if (converted === undefined || (hour > 12 && hourOnly))
    return { ...said, hour, isLiteral: true, isImpossible: true };
  return { ...said, hour: converted, meridiem, isLiteral: true };
}

function readOclock(words: readonly Word[], at: number): number | undefined {
  const text = textAt(words, at);
  return text === "o'clock" || text === "oclock" || text === "o'clk"
    ? at + 1
    : after(words, at, "o", "clock");
}

/** ish, -ish, sharp, on the dot. */
function readIsh(words: readonly Word[], at: number): number | undefined {
  return (
    after(words, at, "ish") ??
    after(words, at, "-", "ish") ??
    after(words, at, "sharp") ??
    after(words, at, "on", "the", "dot") ??
    after(words, at, "exactly")
  );
}

/** A part right after a clock, where the bare noun is clear: 8:00 early morning. */
function readClosePart(words: readonly Word[], at: number): Found<DayPart> | undefined {
  const text = textAt(words, at);
  return text === "early" || text === "late" ? readBarePart(words, at) : undefined;
}

/** A time of day as the composer takes it. */
export function clockSpec(clock: SaidClock): ClockSpec {
  const { hour, minute, second, meridiem, part, isLiteral, hourOnly } = clock;
  const said = meridiem ?? part;
  return {
    hour,
    minute,
    ...(second === undefined ? {} : { second }),
    ...(said === undefined ? {} : { part: said }),
    literal: isLiteral,
    hourOnly,
  };
}

/** Whether the words around make a bare number a time of day: at 7, by 5, tomorrow 9, 8 tonight. */
export function isTimeByContext(words: readonly Word[], at: number, next: number): boolean {
  const before = textAt(words, at - 1);
  if (isCounted(words, next) || goesOnJoined(words, next) || isTightTo(words, at)) return false;
  if (atWords.has(before)) return true;
  if (at === 0 && textAt(words, at).length === 4) return isBeforeDay(words, next);
  // "A table for 4 tomorrow" is for four people.
  const isOfPeople = before === "for" && !isAlarm(words, at);
  if (isBeforeDay(words, next) && !isNumbered(words, at) && !isOfPeople)
    return textAt(words, at).length <= 2 || words[at]?.type === "latin";
  const isEnd = isAtEnd(words, next);
  if (limits.has(before)) return isEnd;
  if (isAlarm(words, at) || isAfterOrdinal(words, at, next)) return isEnd;
  return isEnd && dayWords.has(before);
}

function goesOnJoined(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !word.joined) return false;
  const isNumberMark = ["-", "/", ",", ":", "%", "."].includes(word.text);
  return (
    word.type === "latin" ||
    word.type === "digits" ||
    (isNumberMark && words[at + 1]?.type === "digits" && isJoined(words, at + 1))
  );
}

function isTightTo(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return (
    isJoined(words, at) &&
    before !== undefined &&
    !["@", "~", "(", '"', "'", "-", ","].includes(before.text)
  );
}

/** After a time: nothing more, a mark, another script, or a word that goes on with time. */
function isAtEnd(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return (
    word === undefined || word.type === "mark" || word.type === "han" || connectors.has(word.text)
  );
}

/** 8 tonight; 7, this morning; 9 tomorrow. */
function isBeforeDay(words: readonly Word[], at: number): boolean {
  const start = after(words, at, ",") ?? at;
  const text = textAt(words, start);
  if (tomorrowWords.has(text)) return true;
  return text === "this" && readBarePart(words, start + 1) !== undefined;
}

function isAlarm(words: readonly Word[], at: number): boolean {
  const before = textAt(words, at - 1);
  if (before !== "for") return before === "alarm";
  return textAt(words, at - 2) === "alarm" || dayWords.has(textAt(words, at - 2));
}

/** march eighteenth nine thirty. */
function isAfterOrdinal(words: readonly Word[], at: number, next: number): boolean {
  return (
    next > at + 1 &&
    words[at]?.type === "latin" &&
    /(?:th|first|second|third|st|nd|rd)$/u.test(textAt(words, at - 1))
  );
}

const limits = new Set("by until till til before after from between to due than".split(" "));
const connectors = new Set(
  "and or on today tomorrow tonight please for every each in this next to until till daily".split(
    " ",
  ),
);
const tomorrowWords = new Set(
  "tonight tonite tomorrow tmr tmrw tomorow tommorow tommorrow".split(" "),
);
const dayWords = new Set(
  "today tonight tonite tomorrow tmr tmrw morning afternoon evening night noon".split(" "),
);
