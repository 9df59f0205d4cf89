import type { Piece } from "../grammar/piece.ts";
import { datePiece, readYear, readYearAfter } from "./date-spec.ts";
import { readDigits } from "./numerals.ts";
import { isCounted } from "./counted.ts";
import { readMonth } from "./months.ts";
import { type Found, isJoined, type Reader, textAt, type Word } from "./words.ts";

/** Dates in digits: 2026-11-05, 2/15, 13.5.2027, 3/3/27, 20261105. Month before day unless only the other way is a date. */
export const readNumericDate: Reader<Piece> = (words, at) => {
  if (words[at]?.type !== "digits" || isTailOfNumber(words, at)) return undefined;
  const found = readThree(words, at) ?? readTwo(words, at) ?? readCompact(words, at);
  return found && { value: found.value, next: pastTimeMark(words, found.next) };
};

const separators = new Set(["/", "-", ".", "·"]);

/** In "1.1.30" or "650-6500" the later numbers begin no date. */
function isTailOfNumber(words: readonly Word[], at: number): boolean {
  if (!isJoined(words, at)) return false;
  const before = words[at - 1];
  if (before?.type === "digits") return true;
  if (before?.type === "latin") return true;
  // A date in the path of an address is none.
  if (before?.text === "/" && isJoined(words, at - 1) && words[at - 2]?.type === "latin")
    return true;
  const isAfterNumber = words[at - 2]?.type === "digits" && isJoined(words, at - 1);
  return isAfterNumber && before !== undefined && [".", "-", "/", ",", ":"].includes(before.text);
}

/** The numbers parted by one separator, all joined, with what follows. */
function joinedNumber(
  words: readonly Word[],
  at: number,
  separator: string,
): Found<number> | undefined {
  const isThere = textAt(words, at) === separator && isJoined(words, at) && isJoined(words, at + 1);
  return isThere ? readDigits(words, at + 1) : undefined;
}

function readThree(words: readonly Word[], at: number): Found<Piece> | undefined {
  const first = readDigits(words, at);
  const separator = textAt(words, at + 1);
  const spaced = first && readSpaced(words, at);
  if (spaced) return spaced;
  if (first === undefined || !separators.has(separator)) return undefined;
  const second = joinedNumber(words, first.next, separator);
  const third =
    second &&
    (joinedNumber(words, second.next, separator) ?? joinedNumber(words, second.next, "-"));
  if (second === undefined || third === undefined || goesOn(words, third.next, separator))
    return undefined;
  const piece = ofThree(
    [first, second, third],
    [at, at + 2, at + 4].map((index) => textAt(words, index).length),
    separator,
  );
  return piece && { value: piece, next: third.next };
}

function ofThree(
  numbers: readonly Found<number>[],
  lengths: readonly number[],
  separator: string,
): Piece | undefined {
  const [a = 0, b = 0, c = 0] = numbers.map((number) => number.value);
  const [aLength = 0, bLength = 0, cLength = 0] = lengths;
  if (bLength > 2) return undefined;
  if (aLength === 4 && a >= 1000 && a < 3000 && cLength <= 2) {
    const isDayFirst = b > 12 && c <= 12 && separator !== "-";
    return isDayFirst ? datePiece(a, c, b) : datePiece(a, b, c);
  }
  if (aLength > 2) return undefined;
  if (cLength === 4 && c >= 1000 && c < 3000) return ofDayAndMonth(a, b, c);
  const isShortYear = cLength === 2 && (separator === "/" || (separator === "-" && a <= 12));
  return isShortYear ? ofDayAndMonth(a, b, 2000 + c) : undefined;
}

function ofDayAndMonth(a: number, b: number, year: number): Piece {
  return a > 12 && b <= 12 ? datePiece(year, b, a) : datePiece(year, a, b);
}

/** 2016 10 16 */
function readSpaced(words: readonly Word[], at: number): Found<Piece> | undefined {
  const year = readYear(words, at);
  const month = year && !isJoined(words, year.next) ? readDigits(words, year.next) : undefined;
  const day = month && !isJoined(words, month.next) ? readDigits(words, month.next) : undefined;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const isDate = month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= 31;
  return isDate
    ? { value: datePiece(year.value, month.value, day.value), next: day.next }
    : undefined;
}

/** More of the same number, as in a version or a telephone number; a time of day after a dash is none. */
function goesOn(words: readonly Word[], at: number, separator: string): boolean {
  if (!isJoined(words, at)) return false;
  const text = textAt(words, at);
  const isMore = text === separator && words[at + 1]?.type === "digits" && isJoined(words, at + 1);
  if (isMore) return textAt(words, at + 2) !== ":";
  return text === "%" || (words[at]?.type === "latin" && text !== "t");
}

/** 2/15, 2 / 15, 12-15, on 5.12. */
function readTwo(words: readonly Word[], at: number): Found<Piece> | undefined {
  const first = readDigits(words, at);
  const separator = textAt(words, at + 1);
  const second = readDigits(words, at + 2);
  if (first === undefined || second === undefined || !separators.has(separator)) return undefined;
  const [a, b] = [first.value, second.value];
  const isShort = textAt(words, at).length <= 2 && textAt(words, at + 2).length <= 2;
  const isEven = isJoined(words, at + 1) === isJoined(words, at + 2);
  const isIdentified = textAt(words, at - 1) === "-" && isJoined(words, at);
  if (
    isIdentified ||
    !isShort ||
    !isEven ||
    goesOn(words, second.next, separator) ||
    goesOn(words, second.next, ":")
  )
    return undefined;
  if (isCounted(words, second.next) || !isDateBy[separator]?.(words, at, a, b)) return undefined;
  const isDayFirst = a > 12 && b <= 12;
  const [month, day] = isDayFirst ? [b, a] : [a, b];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const year = readYearAfter(words, second.next);
  return { value: datePiece(year?.value, month, day), next: year?.next ?? second.next };
}

type Check = (words: readonly Word[], at: number, a: number, b: number) => boolean;

const isDateBy: Readonly<Record<string, Check>> = {
  // 24/7 is an idiom; 3/4 of a cake is a fraction.
  "/": (words, at, a, b) => !(a === 24 && b === 7) && textAt(words, at + 3) !== "of",
  // 6-8 is rather from 6 to 8.
  "-": (words, at, a, b) => {
    if (a > 12 || readMonth(words, at + 3) !== undefined) return false;
    const isPadded = textAt(words, at).startsWith("0") || textAt(words, at + 2).startsWith("0");
    return b > 12 || isPadded || textAt(words, at - 1) === "on";
  },
  // 10.1 is a number unless something says that it is a day.
  ".": (words, at, a) =>
    a <= 31 && isJoined(words, at + 1) && isDayLed(words, at) && textAt(words, at + 2) !== "0",
  "·": (words, at, a) => a <= 12,
};

const dayLeaders = new Set(["on", "due", "since"]);

function isDayLed(words: readonly Word[], at: number): boolean {
  const before = textAt(words, at - 1);
  return dayLeaders.has(before) || weekdayEnding.test(before);
}

const weekdayEnding = /^(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?$/u;

/** 20261105 */
function readCompact(words: readonly Word[], at: number): Found<Piece> | undefined {
  const text = textAt(words, at);
  if (text.length !== 8 || !(text.startsWith("19") || text.startsWith("20"))) return undefined;
  const month = Number(text.slice(4, 6));
  const day = Number(text.slice(6));
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31 && !isIdentifier(words, at);
  return isDate
    ? { value: datePiece(Number(text.slice(0, 4)), month, day), next: at + 1 }
    : undefined;
}

/** INV-20261130, 订单20261130 */
function isIdentifier(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (isJoined(words, at) && before?.type === "han") return !"在于到至从".includes(before.text);
  const prefix = words[at - 2];
  const isTight = isJoined(words, at) && isJoined(words, at - 1) && textAt(words, at - 1) === "-";
  return isTight && prefix?.type === "latin" && prefix.text.length <= 4;
}

/** The mark between a date and a time joined to it: 2026-11-05T09:00, 05/31/2026-14:15. */
function pastTimeMark(words: readonly Word[], at: number): number {
  const isMark = ["t", "-", ".", ":"].includes(textAt(words, at)) && isJoined(words, at);
  const isTime =
    words[at + 1]?.type === "digits" && isJoined(words, at + 1) && textAt(words, at + 2) === ":";
  return isMark && isTime ? at + 1 : at;
}
