import type { Piece } from "../grammar/piece.ts";
import { isCounted, isNumbered } from "./counted.ts";
import { readCardinal, readDigits } from "./numerals.ts";
import { readUnit } from "./units.ts";
import { after, lexicon, type Reader, textAt } from "./words.ts";

const leads = lexicon({
  in: true,
  within: true,
  "in about": true,
  after: true,
  every: true,
  "for about": true,
  for: true,
});
const joints = new Set(["-", "to", "or", "~"]);

/**
 * Two numbers that are no date and no hours: in 2-3 days says no one time; of 10-20 people and page 12-15 the numbers
 * belong to their noun.
 */
export const readNumberPair: Reader<Piece> = (words, at) => {
  const start = leads(words, at)?.next ?? at;
  const first = readCardinal(words, start);
  const second =
    first !== undefined && joints.has(textAt(words, first.next))
      ? readCardinal(words, first.next + 1)
      : undefined;
  if (first === undefined || second === undefined) return undefined;
  const unit = readUnit(words, after(words, second.next, "more") ?? second.next);
  if (unit !== undefined && !unit.value.isLetter)
    return { value: { type: "stray" }, next: unit.next };
  const isOfNoun = isCounted(words, second.next) || isNumbered(words, start);
  const isDigits =
    start === at && readDigits(words, at) !== undefined && textAt(words, first.next) === "-";
  return isDigits && isOfNoun
    ? { value: { type: "group", pieces: [] }, next: second.next }
    : undefined;
};
