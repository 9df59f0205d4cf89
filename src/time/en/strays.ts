import type { Piece } from "../grammar/piece.ts";
import { readMonthDay } from "./month-dates.ts";
import { readMonth } from "./months.ts";
import { readPosition } from "./numerals.ts";
import { readPeriod } from "./periods.ts";
import { readUnit } from "./units.ts";
import { after, lexicon, type Reader, textAt, type Word } from "./words.ts";

const strays = new Set(["every", "closest", "nearest", "instance", "instances"]);

/** Words that say something of a time beside them that is not understood: every, the closest, the 1st week of May. */
export const readStray: Reader<Piece> = (words, at) => {
  if (strays.has(textAt(words, at))) {
    return { value: { type: "stray" }, next: pastEveryUnit(words, at + 1) };
  }
  const unplaced = weeksBy(words, at);
  if (unplaced !== undefined) return { value: { type: "stray" }, next: unplaced.next };
  const position = readPosition(words, after(words, at, "the") ?? at);
  const start = position?.next ?? after(words, at, "the") ?? at;
  const week = after(words, start, "week", "of") ?? after(words, start, "week", "in");
  if (week === undefined) return undefined;
  const isDate = readMonthDay(words, week) !== undefined;
  const of = isDate ? undefined : (readPeriod(words, week) ?? readMonth(words, week));
  return { value: { type: "stray" }, next: of?.next ?? week };
};

const weeksBy = lexicon({
  since: true,
  "weekend of": true,
  "the weekend of": true,
  "w / c": true,
  "w / e": true,
  "week commencing": true,
  "week starting": true,
  "week beginning": true,
  "week ending": true,
  "the week commencing": true,
  "the week starting": true,
  "the week beginning": true,
  "the week ending": true,
});

/** "every damn day": a unit of time after another word belongs to what was not understood. */
function pastEveryUnit(words: readonly Word[], at: number): number {
  return words[at]?.type === "latin" && readUnit(words, at + 1) !== undefined ? at + 2 : at;
}
