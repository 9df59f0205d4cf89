import { isCounted } from "./counted.ts";
import { readDigits, readNumberWord } from "./numerals.ts";
import { after, type Found, isJoined, type Reader, textAt, type Word } from "./words.ts";

/** Hour and minute as written, before am and pm. */
export interface Face {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /** Nothing but a number: it is a time only among words that make it one. */
  readonly isBare: boolean;
  readonly hourOnly: boolean;
  /** Of 24 hours: 03:00, 15h30. */
  readonly isLiteral: boolean;
}

/** 3:15, 15:23:24, 8.10, 15h30, 1030, 7, seven, eight forty, five-thirty. */
export const readFace: Reader<Face> = (words, at) =>
  words[at]?.type === "digits" ? readDigitFace(words, at) : readWordFace(words, at);

function readDigitFace(words: readonly Word[], at: number): Found<Face> | undefined {
  if (isTail(words, at)) return undefined;
  return (
    readColon(words, at) ??
    readHourLetter(words, at) ??
    readPointed(words, at) ??
    readPlain(words, at)
  );
}

/** Part of a longer number or word: the 30 of v1.30, the 4 of A4. */
function isTail(words: readonly Word[], at: number): boolean {
  if (!isJoined(words, at)) return false;
  const before = words[at - 1];
  if (before?.type === "latin") return before.text.length === 1 && before.text !== "t";
  return before?.text === "." && textAt(words, at + 1) !== ":" && words[at - 2]?.type === "digits";
}

function joinedDigits(
  words: readonly Word[],
  at: number,
  lengths: readonly number[],
): Found<number> | undefined {
  return isJoined(words, at) && lengths.includes(textAt(words, at).length)
    ? readDigits(words, at)
    : undefined;
}

/** 3:15, 15:23:24.500 */
function readColon(words: readonly Word[], at: number): Found<Face> | undefined {
  const hour = readHour(words, at, 99);
  const isColon = textAt(words, at + 1) === ":" && isJoined(words, at + 1);
  const minute = isColon ? joinedDigits(words, at + 2, [2]) : undefined;
  if (hour === undefined || minute === undefined || minute.value > 59) return undefined;
  const second =
    textAt(words, minute.next) === ":" ? joinedDigits(words, minute.next + 1, [2]) : undefined;
  const isPadded = textAt(words, at).startsWith("0");
  return {
    value: {
      hour: hour.value,
      minute: minute.value,
      ...(second === undefined ? {} : { second: second.value }),
      isBare: false,
      hourOnly: false,
      isLiteral: isPadded || hour.value > 12,
    },
    next: pastHours(words, pastFraction(words, second?.next ?? minute.next, second !== undefined)),
  };
}

/** 21:00 hrs */
function pastHours(words: readonly Word[], at: number): number {
  return after(words, at, "hrs") ?? after(words, at, "hours") ?? at;
}

function pastFraction(words: readonly Word[], at: number, hasSecond: boolean): number {
  const isFraction =
    hasSecond &&
    textAt(words, at) === "." &&
    joinedDigits(words, at + 1, [1, 2, 3, 6]) !== undefined;
  return isFraction ? at + 2 : at;
}

function readHour(words: readonly Word[], at: number, highest: number): Found<number> | undefined {
  const hour = readDigits(words, at);
  return hour !== undefined && textAt(words, at).length <= 2 && hour.value <= highest
    ? hour
    : undefined;
}

/** 15h, 9h30, 10 H 10; short ones without "at" are lengths (1h30). */
function readHourLetter(words: readonly Word[], at: number): Found<Face> | undefined {
  const hour = readHour(words, at, 24);
  if (hour === undefined || textAt(words, hour.next) !== "h") return undefined;
  const isTight = isJoined(words, hour.next);
  const minute = readDigits(words, hour.next + 1);
  const hasMinute =
    minute !== undefined &&
    textAt(words, hour.next + 1).length === 2 &&
    minute.value < 60 &&
    isJoined(words, minute.next - 1) === isTight;
  if (!hasMinute && (!isTight || isJoined(words, hour.next + 1))) return undefined;
  const before = textAt(words, at - 1);
  const isClock = hour.value >= (hasMinute ? 7 : 13) || atWords.has(before) || joints.has(before);
  if (!isClock) return undefined;
  return {
    value: {
      hour: hour.value,
      minute: hasMinute ? minute.value : 0,
      isBare: false,
      hourOnly: !hasMinute,
      isLiteral: true,
    },
    next: hasMinute ? minute.next : hour.next + 1,
  };
}

const joints = new Set(["-", "to", "until", "till", "and"]);

/** 8.10 */
function readPointed(words: readonly Word[], at: number): Found<Face> | undefined {
  const hour = readHour(words, at, 24);
  const isPoint = textAt(words, at + 1) === "." && isJoined(words, at + 1);
  const minute = isPoint ? joinedDigits(words, at + 2, [2]) : undefined;
  if (hour === undefined || minute === undefined || minute.value > 59) return undefined;
  const isMore =
    isJoined(words, minute.next) &&
    [".", "%", "/"].includes(textAt(words, minute.next)) &&
    words[minute.next + 1]?.type === "digits";
  if (isMore) return undefined;
  return {
    value: {
      hour: hour.value,
      minute: minute.value,
      isBare: true,
      hourOnly: false,
      isLiteral: hour.value > 12,
    },
    next: minute.next,
  };
}

/** 7, 1030, and after "at" 3 15. */
function readPlain(words: readonly Word[], at: number): Found<Face> | undefined {
  const number = readDigits(words, at);
  const length = textAt(words, at).length;
  if (number === undefined || length > 4 || isDecimal(words, number.next)) return undefined;
  if (length > 2) return compact(number, textAt(words, at).startsWith("0"));
  if (number.value > 24) return undefined;
  const minute = readDigits(words, number.next);
  const isPair =
    minute !== undefined && atWords.has(textAt(words, at - 1)) && !isJoined(words, number.next);
  const isMinute =
    isPair &&
    textAt(words, number.next).length === 2 &&
    minute.value < 60 &&
    !isCounted(words, minute.next);
  return {
    value: {
      hour: number.value,
      minute: isMinute ? minute.value : 0,
      isBare: true,
      hourOnly: !isMinute,
      isLiteral: number.value > 12 || number.value === 0,
    },
    next: isMinute ? minute.next : number.next,
  };
}

function isDecimal(words: readonly Word[], at: number): boolean {
  const mark = textAt(words, at);
  return (
    (mark === "." || mark === ",") &&
    isJoined(words, at) &&
    words[at + 1]?.type === "digits" &&
    isJoined(words, at + 1)
  );
}

function compact(number: Found<number>, isPadded: boolean): Found<Face> | undefined {
  const hour = Math.floor(number.value / 100);
  const minute = number.value % 100;
  if (hour > 24 || minute > 59 || (hour === 0 && !isPadded)) return undefined;
  return {
    value: { hour, minute, isBare: true, hourOnly: false, isLiteral: isPadded || hour > 12 },
    next: number.next,
  };
}

/** seven, eight forty, five-thirty, nine oh five. */
function readWordFace(words: readonly Word[], at: number): Found<Face> | undefined {
  const hour = readNumberWord(words, at);
  if (hour === undefined || hour.value > 24 || hour.value === 0) return undefined;
  const dash = after(words, hour.next, "-") ?? hour.next;
  const zero = after(words, dash, "oh") ?? after(words, dash, "o");
  const minute = readNumberWord(words, zero ?? dash);
  const isMinute =
    minute !== undefined &&
    (zero === undefined ? minute.value >= 10 && minute.value < 60 : minute.value < 10);
  if (minute !== undefined && zero === undefined && minute.value >= 60) return undefined;
  return {
    value: {
      hour: hour.value,
      minute: isMinute ? minute.value : 0,
      isBare: true,
      hourOnly: !isMinute,
      isLiteral: hour.value > 12,
    },
    next: isMinute ? minute.next : hour.next,
  };
}

export const atWords: ReadonlySet<string> = new Set([
  "at",
  "@",
  "around",
  "about",
  "approximately",
  "approx",
  "roughly",
  "circa",
  "~",
]);
