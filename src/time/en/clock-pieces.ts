import type { Piece } from "../grammar/piece.ts";
import { clockSpec, isTimeByContext, readAnyClock, type SaidClock } from "./clocks.ts";
import { isCounted } from "./counted.ts";
import { readMinutesPast } from "./minutes-past.ts";
import { readPlainDay } from "./relative-days.ts";
import { readWeekday } from "./weekdays.ts";
import {
  after,
  type Found,
  isJoined,
  lexicon,
  longestOf,
  type Reader,
  textAt,
  type Word,
} from "./words.ts";

/** A time of day as a piece. */
export const readClockPiece: Reader<Piece> = (words, at) => {
  const clock = readOneClock(words, at);
  if (clock === undefined) return undefined;
  if (clock.value.isImpossible)
    return clock.value.isBare ? undefined : { value: noSuchTime, next: clock.next };
  if (clock.value.isBare && !isTimeByContext(words, at, clock.next)) return undefined;
  const piece: Piece = { type: "clock", clock: clockSpec(clock.value) };
  const zone = readZone(words, clock.next);
  if (zone !== undefined)
    return { value: { type: "group", pieces: [piece, { type: "stray" }] }, next: zone };
  const more = readMoreClocks(words, clock.next);
  if (more === undefined) return { value: piece, next: pastCommaBeforeDay(words, clock.next) };
  return { value: { type: "group", pieces: [piece, ...more.value] }, next: more.next };
};

/** The other times of a list: at 10, 12 and 17; 9am and 5pm. At most 24. */
function readMoreClocks(words: readonly Word[], at: number): Found<readonly Piece[]> | undefined {
  const pieces: Piece[] = [];
  let next = at;
  for (let count = 0; count < 24; count += 1) {
    const comma = after(words, next, ",") ?? next;
    const start = after(words, comma, "and") ?? after(words, comma, "&") ?? comma;
    const clock =
      start > next ? readAnyClock(words, after(words, start, "at") ?? start) : undefined;
    if (clock === undefined || clock.value.isImpossible || !isListed(words, clock)) break;
    pieces.push({ type: "mark", mark: "and" }, { type: "clock", clock: clockSpec(clock.value) });
    next = clock.next;
  }
  return pieces.length === 0 ? undefined : { value: pieces, next };
}

/** A bare number goes on a list where nothing is counted by it and no other word follows. */
function isListed(words: readonly Word[], clock: Found<SaidClock>): boolean {
  if (isCounted(words, clock.next)) return false;
  const next = words[clock.next];
  return (
    !clock.value.isBare ||
    next === undefined ||
    (next.type === "mark" && !next.joined) ||
    [",", "."].includes(next.text) ||
    next.type === "han" ||
    ["and", "every", "on", "daily", "each", "today", "tomorrow"].includes(next.text)
  );
}

/** The comma of "7, this morning", the dash of "9am - friday". */
function pastCommaBeforeDay(words: readonly Word[], at: number): number {
  const dash = after(words, at, "-");
  const day = dash === undefined ? undefined : readPlainDay(words, dash);
  if (dash !== undefined && day !== undefined && readAnyClock(words, day.next) === undefined)
    return dash;
  const next = after(words, at, ",");
  return next !== undefined &&
    ["this", "tonight", "today", "tomorrow"].includes(textAt(words, next))
    ? next
    : at;
}

const readOneClock = longestOf([readMinutesPast, readAnyClock]);

const noSuchTime: Piece = {
  type: "invalid",
  why: { zh: "没有这个时间", en: "there is no such time of day" },
};

/** A zone named after a time is not understood: better asked than taken for the zone here. */
function readZone(words: readonly Word[], at: number): number | undefined {
  return zones.has(textAt(words, at)) ? at + 1 : undefined;
}

const zones = new Set(
  "pst pdt est edt cst cdt mst mdt bst cet cest jst kst ist hkt sgt aest".split(" "),
);

const spanLeads = lexicon<"from" | "between" | "at">({
  at: "at",
  "@": "at",
  from: "from",
  between: "between",
  "in between": "between",
  "between '": "between",
});
const joints = new Set(["to", "-", "till", "til", "until", "through", "thru", "~", "or"]);

/** From one time of day to another, each half completed from the other: 3-4pm, from 5 to 6pm, between 10 and 11:30. */
export const readClockSpan: Reader<Piece> = (words, at) => {
  const lead = spanLeads(words, at);
  const start = lead?.next ?? at;
  const from = readOneClock(words, start);
  const joint = from && readJoint(words, from.next, lead?.value === "between");
  const to = joint === undefined ? undefined : readOneClock(words, joint);
  if (from === undefined || to === undefined || from.value.isImpossible || to.value.isImpossible)
    return undefined;
  const halves = { at, start, lead: lead !== undefined, from, to };
  if (!isSpan(words, halves)) return undefined;
  if (isTwoWords(words, halves)) return { value: { type: "stray" }, next: to.next };
  const [first, last] = complete(from.value, to.value);
  const pieces: Piece[] = [
    ...(lead?.value === "from" ? [{ type: "mark", mark: "from-pre" } as const] : []),
    { type: "clock", clock: clockSpec(first) },
    { type: "mark", mark: textAt(words, from.next) === "or" ? "or" : "to" },
    { type: "clock", clock: clockSpec(last) },
  ];
  const zone = readZone(words, to.next);
  if (zone !== undefined) pieces.push({ type: "stray" });
  return { value: { type: "group", pieces }, next: zone ?? to.next };
};

interface Halves {
  readonly at: number;
  readonly start: number;
  readonly lead: boolean;
  readonly from: Found<SaidClock>;
  readonly to: Found<SaidClock>;
}

function readJoint(words: readonly Word[], at: number, isBetween: boolean): number | undefined {
  const text = textAt(words, at);
  return joints.has(text) || (isBetween && (text === "and" || text === "&")) ? at + 1 : undefined;
}

/** Two bare numbers are times only when led by a word or beside a day. */
function isSpan(words: readonly Word[], { at, start, lead, from, to }: Halves): boolean {
  if (isCounted(words, to.next) || isNumberBefore(words, start)) return false;
  const next = words[to.next];
  const goesOn =
    next?.joined === true &&
    (next.type !== "mark" ||
      (["-", "/", ".", ":"].includes(next.text) && words[to.next + 1]?.type === "digits"));
  if (goesOn) return false;
  if (!from.value.isBare || !to.value.isBare) return true;
  return lead || isBesideDay(words, at, to.next);
}

function isNumberBefore(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (!isJoined(words, at) || before === undefined) return false;
  return (
    before.type !== "mark" ||
    ([".", "-", "/", "$"].includes(before.text) &&
      (before.text === "$" || words[at - 2]?.type === "digits"))
  );
}

function isBesideDay(words: readonly Word[], at: number, next: number): boolean {
  const before = textAt(words, at - 1);
  if (days.has(before) || readWeekday(words, at - 1) !== undefined) return true;
  const start = after(words, next, "on") ?? next;
  const text = textAt(words, start);
  const isPlaced =
    ["this", "next", "on"].includes(text) && readWeekday(words, start + 1) !== undefined;
  return days.has(text) || isPlaced || readWeekday(words, start) !== undefined;
}

const days = new Set(
  "today tonight tomorrow tmr tmrw morning afternoon evening night at".split(" "),
);

/** "five to seven" with nothing before it is two things: 6:55, and from 5 to 7. */
function isTwoWords(words: readonly Word[], { at, start, lead, from, to }: Halves): boolean {
  const isPlain =
    from.value.isBare && to.value.isBare && from.value.hourOnly && words[start]?.type === "latin";
  const isIdiom = isPlain && !lead && from.value.hour % 5 === 0;
  const isAt =
    lead && ["at", "@"].includes(textAt(words, at)) && [5, 10, 20].includes(from.value.hour);
  const isOpen = to.value.isBare && to.value.hourOnly;
  return textAt(words, from.next) === "to" && (isIdiom || (isAt && isOpen));
}

function complete(from: SaidClock, to: SaidClock): readonly [SaidClock, SaidClock] {
  if (isFixed(to) && isFree(from)) return [latestBefore(from, to), to];
  if (isFixed(from) && isFree(to)) return [from, earliestAfter(to, from)];
  if (to.part !== undefined && isFree(from)) return [{ ...from, part: to.part }, to];
  if (from.part !== undefined && isFree(to)) return [from, { ...to, part: from.part }];
  return [from, to];
}

/** The hour is known on a clock of 24 hours. */
function isFixed(clock: SaidClock): boolean {
  return clock.isLiteral;
}

function isFree(clock: SaidClock): boolean {
  return !clock.isLiteral && clock.part === undefined;
}

function minutesOf(clock: SaidClock): number {
  return clock.hour * 60 + clock.minute;
}

function halvesOf(clock: SaidClock): readonly [SaidClock, SaidClock] {
  const hour = clock.hour % 12;
  return [
    { ...clock, hour, isLiteral: true },
    { ...clock, hour: hour + 12, isLiteral: true },
  ];
}

function latestBefore(clock: SaidClock, limit: SaidClock): SaidClock {
  const [early, late] = halvesOf(clock);
  const isEarly = minutesOf(late) >= minutesOf(limit) && minutesOf(early) < minutesOf(limit);
  return isEarly ? early : late;
}

function earliestAfter(clock: SaidClock, start: SaidClock): SaidClock {
  const [early, late] = halvesOf(clock);
  const isLate = minutesOf(early) <= minutesOf(start) && minutesOf(late) > minutesOf(start);
  return isLate ? late : early;
}
