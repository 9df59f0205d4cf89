import type { Length, Piece } from "../grammar/piece.ts";
import { readAnyDay } from "./any-day.ts";
import { onCalendar, readLength, type SaidLength } from "./lengths.ts";
import { readCardinal } from "./numerals.ts";
import { readNow, readSameTime } from "./same-time.ts";
import { readUnit } from "./units.ts";
import { readWeekday } from "./weekdays.ts";
import { after, type Found, lexicon, type Reader, textAt, type Word } from "./words.ts";

type Direction = Extract<Piece, { readonly type: "shift" }>["direction"];

/** A length from now: in 5 minutes, 3 days ago, within 2 weeks, +1h, next 2 days; or from a day: a week from monday. */
export const readShift: Reader<Piece> = (words, at) =>
  readLed(words, at) ??
  readTimer(words, at) ??
  readNext(words, at) ??
  readFollowed(words, at) ??
  readNow(words, at) ??
  readSameTime(words, at) ??
  readWeekdaysFromNow(words, at);

const leads = lexicon<Direction>({
  in: "after",
  "in the next": "within",
  "in another": "after",
  "in just": "after",
  "in exactly": "after",
  after: "after",
  "+": "after",
  within: "within",
  "within the next": "within",
  "within the": "within",
  "over the next": "within",
  "during the next": "within",
  "give it": "after",
  "give me": "after",
  wait: "after",
  "snooze for": "after",
  snooze: "after",
});
const abouts = new Set([
  "about",
  "around",
  "approximately",
  "roughly",
  "~",
  "approx",
  "like",
  "maybe",
  "only",
  "another",
  "just",
]);

function pastAbout(words: readonly Word[], at: number): number {
  let next = at;
  for (let count = 0; count < 2 && abouts.has(textAt(words, next)); count += 1) next += 1;
  return next;
}

function shift(length: Length, direction: Direction): Piece {
  return { type: "shift", length: onCalendar(length), direction };
}

/** in about 5 hours, within two weeks, after an hour, +2 months, 5 days, in two weeks' time. */
function readLed(words: readonly Word[], at: number): Found<Piece> | undefined {
  const lead = leads(words, at);
  const start = lead === undefined ? at : pastAbout(words, lead.next);
  const length =
    lead === undefined
      ? undefined
      : (readLength(words, start) ?? readSingle(words, start, lead.value));
  if (lead === undefined || length === undefined) return undefined;
  // "in 5 minutes or less", "after 5 days of work": of what follows nothing is known.
  const next =
    after(words, length.next, "time") ??
    after(words, length.next, "'", "time") ??
    after(words, length.next, "from", "now") ??
    length.next;
  const isOfOther =
    textAt(words, next) === "since" || (lead.value === "after" && textAt(words, next) === "of");
  if (isOfOther) return undefined;
  return { value: shift(length.value.length, lead.value), next };
}

/** The one unit of "within the next day" and "within the hour". */
function readSingle(
  words: readonly Word[],
  at: number,
  direction: Direction,
): Found<SaidLength> | undefined {
  const unit = direction === "within" ? readUnit(words, at) : undefined;
  if (unit?.value.isSingular !== true) return undefined;
  const rest = after(words, unit.next, "and");
  const more = rest === undefined ? undefined : readLength(words, rest);
  const first = { [unit.value.unit]: unit.value.times };
  return {
    value: { length: { ...more?.value.length, ...first }, isWeak: false },
    next: more?.next ?? unit.next,
  };
}

const timers = new Set(["timer", "countdown", "alarm"]);

/** set a timer for 5 minutes, timer 5 minutes, a 5 minute timer */
function readTimer(words: readonly Word[], at: number): Found<Piece> | undefined {
  const start = after(words, at, "for") ?? at;
  const before = timers.has(textAt(words, at - 1));
  const length = readLength(words, pastAbout(words, start));
  if (length === undefined) return undefined;
  const isTimer = before || (start === at && timers.has(textAt(words, length.next)));
  return isTimer ? { value: shift(length.value.length, "after"), next: length.next } : undefined;
}

const nexts = lexicon<Direction>({
  next: "within",
  "the next": "within",
  upcoming: "within",
  "the upcoming": "within",
  coming: "within",
  "the coming": "within",
  last: "before",
  "the last": "before",
  past: "before",
  "the past": "before",
  previous: "before",
  "the previous": "before",
});

/** next 2 weeks 3 days, two upcoming days, last 3 minutes, next hour. After "for the" it ends what is said before. */
function readNext(words: readonly Word[], at: number): Found<Piece> | undefined {
  const lead = nexts(words, at);
  if (lead !== undefined && isVerb(words, at)) return undefined;
  if (lead !== undefined) {
    const unit = readShortUnit(words, lead.next);
    if (unit !== undefined)
      return {
        value: shift(unit.value, lead.value === "before" ? "before" : "after"),
        next: unit.next,
      };
    const length = readLength(words, lead.next);
    const isNumbered =
      length !== undefined && !["a", "an", "half"].includes(textAt(words, lead.next));
    return isNumbered
      ? { value: shift(length.value.length, lead.value), next: length.next }
      : undefined;
  }
  const number = readCardinal(words, at);
  const direction = number && nexts(words, number.next);
  const unit = direction && readUnit(words, direction.next);
  if (number === undefined || direction === undefined || unit === undefined) return undefined;
  return {
    value: shift({ [unit.value.unit]: number.value * unit.value.times }, direction.value),
    next: unit.next,
  };
}

/** "It will last 2 hours" is no time before now. */
function isVerb(words: readonly Word[], at: number): boolean {
  const before = textAt(words, at - 1);
  return textAt(words, at) === "last" && (before.endsWith("n't") || auxiliaries.has(before));
}

const auxiliaries = new Set(
  "will to must can could should may might would not does did they that meetings".split(" "),
);

/** The hour of "next hour", the day of "next day": one of it from now. */
function readShortUnit(words: readonly Word[], at: number): Found<Length> | undefined {
  const unit = readUnit(words, at);
  const isShort =
    unit?.value.isSingular === true &&
    ["seconds", "minutes", "hours", "days"].includes(unit.value.unit) &&
    textAt(words, at) !== "night";
  return isShort ? { value: { [unit.value.unit]: 1 }, next: unit.next } : undefined;
}

const directions = lexicon<Direction>({
  "from now": "after",
  "from right now": "after",
  "from today": "after",
  "after today": "after",
  later: "after",
  hence: "after",
  out: "after",
  ago: "before",
  earlier: "before",
});

const daySigns = lexicon<1 | -1>({
  from: 1,
  after: 1,
  before: -1,
  "ahead of": -1,
  "prior to": -1,
  on: 1,
});

/** 5 minutes from now, 3 days ago, 15 minutes later; a week from monday, 5 days before new year; the min after. */
function readFollowed(words: readonly Word[], at: number): Found<Piece> | undefined {
  const length = readLength(words, at) ?? readTheUnit(words, at);
  if (length === undefined) return undefined;
  const direction = directions(words, length.next);
  if (direction !== undefined)
    return { value: shift(length.value.length, direction.value), next: direction.next };
  // "The day after" alone is tomorrow.
  const isAfter =
    textAt(words, length.next) === "after" &&
    words[length.next + 1]?.type !== "latin" &&
    !(textAt(words, at) === "the" && length.value.length.days === 1);
  if (isAfter) return { value: shift(length.value.length, "after"), next: length.next + 1 };
  return readFromDay(words, length);
}

function readTheUnit(words: readonly Word[], at: number): Found<SaidLength> | undefined {
  const start = after(words, at, "the");
  const unit = start === undefined ? undefined : readUnit(words, start);
  if (unit?.value.isSingular !== true) return undefined;
  const isAfter = textAt(words, unit.next) === "after" || textAt(words, unit.next) === "before";
  return isAfter
    ? { value: { length: { [unit.value.unit]: unit.value.times }, isWeak: false }, next: unit.next }
    : undefined;
}

const dayUnits: ReadonlySet<keyof Length> = new Set([
  "days",
  "weeks",
  "months",
  "years",
  "workdays",
]);

function readFromDay(words: readonly Word[], length: Found<SaidLength>): Found<Piece> | undefined {
  const units = Object.keys(length.value.length) as (keyof Length)[];
  const sign = daySigns(words, length.next) ?? readBareToday(words, length.next);
  const day = sign && readAnyDay(words, sign.next);
  if (sign === undefined || day === undefined || !units.every((unit) => dayUnits.has(unit)))
    return undefined;
  // "a week on monday" is one from the coming monday; "30 minutes on monday" is a length and a day.
  if (textAt(words, sign.next - 1) === "on" && !(units.length === 1 && units[0] === "weeks"))
    return undefined;
  return {
    value: {
      type: "day",
      day: {
        kind: "shifted",
        from: day.value,
        length: onCalendar(length.value.length),
        sign: sign.value,
      },
    },
    next: day.next,
  };
}

/** a week today, a week tomorrow */
function readBareToday(words: readonly Word[], at: number): Found<1> | undefined {
  return ["today", "tomorrow"].includes(textAt(words, at)) && textAt(words, at - 1) === "week"
    ? { value: 1, next: at }
    : undefined;
}

/** 4 tuesdays from now */
function readWeekdaysFromNow(words: readonly Word[], at: number): Found<Piece> | undefined {
  const number = readCardinal(words, at);
  const weekday = number && readWeekday(words, number.next);
  const next = weekday && after(words, weekday.next, "from", "now");
  if (number === undefined || weekday === undefined || next === undefined || number.value < 1)
    return undefined;
  const from = { kind: "weekday", weekday: weekday.value.weekday, weeks: null } as const;
  const weeks = number.value - 1;
  const day = weeks === 0 ? from : ({ kind: "shifted", from, length: { weeks }, sign: 1 } as const);
  return { value: { type: "day", day }, next };
}
