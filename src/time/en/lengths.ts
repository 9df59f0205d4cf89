import type { Length, Piece } from "../grammar/piece.ts";
import { type Amount, readAmount, readDigits, readPart } from "./numerals.ts";
import { readUnit, type Unit, unitsInOrder } from "./units.ts";
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

/** A length and whether it may be something else: `3y`, `a day`, `5'` need words around that make them a length. */
export interface SaidLength {
  readonly length: Length;
  readonly isWeak: boolean;
}

/** 1h30m, 5 and a half minutes, an hour and 30 seconds, 1 year, 2 days, 3 hours and 4 seconds. */
export const readLength: Reader<SaidLength> = remembered((words, at) => {
  const first = readTerm(words, at);
  if (first === undefined) return undefined;
  const terms = [first.value];
  let next = first.next;
  for (let more = readNextTerm(words, next, first.value); more !== undefined;) {
    terms.push(more.value);
    next = more.next;
    more = readNextTerm(words, next, more.value);
  }
  const [only] = terms;
  const isWeak = terms.length === 1 && only !== undefined && only.isWeak;
  return { value: { length: inWholeUnits(terms), isWeak }, next };
});

/** A length as a piece of its own: where nothing says its direction, weak ones need `for` or `takes` before them. */
export const readLengthPiece: Reader<Piece> = (words, at) => {
  const led = leaders(words, at);
  const from = led?.next ?? at;
  const isThe = led !== undefined && textAt(words, from - 1) === "the";
  const found = readWholeUnit(words, from, isThe) ?? (isThe ? undefined : readLength(words, from));
  if (found === undefined) return undefined;
  const isAll = at === 0 && found.next === words.length && words[at]?.type === "digits";
  const isSign = isAll && isJoined(words, found.next - 1) && words[found.next - 1]?.type === "mark";
  if (found.value.isWeak && led === undefined && !isSign && !lasting.has(textAt(words, at - 1)))
    return undefined;
  // An hour before the meeting: from what, is not said in times.
  const isRelative = ["before", "after"].includes(textAt(words, found.next)) && led === undefined;
  if (isRelative) return { value: { type: "stray" }, next: found.next + 1 };
  return { value: { type: "length", length: found.value.length }, next: found.next };
};

const leaders = lexicon({
  for: true,
  "for about": true,
  "for around": true,
  "for the": true,
  "for at least": true,
});
const lasting = new Set(["last", "lasts", "lasted", "take", "takes", "took", "lasting"]);

interface Term {
  readonly amount: number;
  readonly unit: Unit;
  readonly isWeak: boolean;
}

/** Words that may stand between a number and its unit. */
const between = new Set(["more", "additional", "extra", "full", "whole", "upcoming"]);

function readTerm(words: readonly Word[], at: number): Found<Term> | undefined {
  const amount = readAmount(words, at);
  if (amount === undefined) return undefined;
  const unitAt = between.has(textAt(words, amount.next)) ? amount.next + 1 : amount.next;
  const unit =
    readUnit(words, unitAt) ?? readUnit(words, after(words, unitAt, "of") ?? words.length);
  if (unit === undefined || !isSaidOf(amount.value, unit.value, words, unitAt)) return undefined;
  const part = readPart(words, after(words, unit.next, "and") ?? words.length);
  const hasPart = part !== undefined && readUnit(words, part.next) === undefined;
  return {
    value: {
      amount: amount.value.value + (hasPart ? part.value.value : 0),
      unit: unit.value,
      isWeak: isWeakTerm(words, at, unit.value),
    },
    next: hasPart ? part.next : unit.next,
  };
}

/** A letter is joined to its number (an h may stand alone); "a few" is followed by a plural. */
function isSaidOf(amount: Amount, unit: Unit, words: readonly Word[], unitAt: number): boolean {
  if (unit.isLetter) {
    const isAfterNumber = words[unitAt - 1]?.type !== "latin";
    return isAfterNumber && (isJoined(words, unitAt) || textAt(words, unitAt) === "h");
  }
  const isNight = textAt(words, unitAt) === "night" && amount.value !== 1;
  return !(amount.isSome && unit.isSingular) && !isNight;
}

function isWeakTerm(words: readonly Word[], at: number, unit: Unit): boolean {
  if (unit.isLetter) return unit.unit !== "hours";
  const article = textAt(words, at);
  return (article === "a" || article === "an") && (unit.unit === "days" || unit.unit === "seconds");
}

/** The next shorter unit: ", 30 seconds", "and 45 minutes", the 30 of 1h30. */
function readNextTerm(words: readonly Word[], at: number, before: Term): Found<Term> | undefined {
  const clipped = readClippedMinutes(words, at, before);
  if (clipped !== undefined) return clipped;
  const comma = after(words, at, ",") ?? at;
  const term = readTerm(words, after(words, comma, "and") ?? comma);
  return term !== undefined && isShorter(term.value.unit, before.unit) ? term : undefined;
}

function readClippedMinutes(
  words: readonly Word[],
  at: number,
  before: Term,
): Found<Term> | undefined {
  const minutes = readDigits(words, at);
  const isClipped = before.unit.isLetter && before.unit.unit === "hours" && isJoined(words, at);
  if (!isClipped || minutes === undefined || textAt(words, at).length > 2) return undefined;
  if (readUnit(words, minutes.next) !== undefined && isJoined(words, minutes.next))
    return undefined;
  return {
    value: { amount: minutes.value, unit: { unit: "minutes", times: 1 }, isWeak: false },
    next: minutes.next,
  };
}

function isShorter(one: Unit, other: Unit): boolean {
  return unitsInOrder.indexOf(one.unit) > unitsInOrder.indexOf(other.unit);
}

/** all day, full-week, the whole month; after "for" also the hour. */
function readWholeUnit(
  words: readonly Word[],
  at: number,
  isThe: boolean,
): Found<SaidLength> | undefined {
  const whole = wholes(words, at);
  const start = whole === undefined ? at : (after(words, whole.next, "-") ?? whole.next);
  const unit = whole === undefined && !isThe ? undefined : readUnit(words, start);
  // "for the day" is today's, "for the second" a date.
  const isOther = whole === undefined && ["days", "seconds"].includes(unit?.value.unit ?? "");
  if (unit?.value.isSingular !== true || isOther) return undefined;
  return {
    value: { length: { [unit.value.unit]: unit.value.times }, isWeak: false },
    next: unit.next,
  };
}

const wholes = lexicon({
  all: true,
  full: true,
  "a full": true,
  whole: true,
  "the whole": true,
  "a whole": true,
  entire: true,
  "the entire": true,
});

/** What a fraction of a unit is in shorter ones; of years it stays, since lengths count 365 days for one. */
const shorter: Partial<Record<keyof Length, readonly [keyof Length, number]>> = {
  months: ["days", 30],
  weeks: ["days", 7],
  days: ["hours", 24],
  hours: ["minutes", 60],
  minutes: ["seconds", 60],
};

function inWholeUnits(terms: readonly Term[]): Length {
  const sums: Partial<Record<keyof Length, number>> = {};
  for (const { amount, unit } of terms) {
    sums[unit.unit] = (sums[unit.unit] ?? 0) + amount * unit.times;
  }
  for (const unit of unitsInOrder) {
    const sum = sums[unit];
    const to = shorter[unit];
    if (sum === undefined || to === undefined || Number.isInteger(sum)) continue;
    const [smaller, times] = to;
    const rest = Math.round((sum % 1) * times * 1000) / 1000;
    sums[smaller] = (sums[smaller] ?? 0) + rest;
    if (sum < 1) delete sums[unit];
    else sums[unit] = Math.floor(sum);
  }
  return sums;
}

/** The same length with years in whole months, to count on a calendar. */
export function onCalendar(length: Length): Length {
  const { years } = length;
  if (years === undefined || Number.isInteger(years)) return length;
  const whole = Math.floor(years);
  const months = Math.round((years % 1) * 12) + (length.months ?? 0);
  const { years: _years, ...rest } = length;
  return { ...rest, ...(whole === 0 ? {} : { years: whole }), months };
}
