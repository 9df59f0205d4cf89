import type { Piece } from "../grammar/piece.ts";
import { readWeekdayList } from "./weekday-lists.ts";
import { lexicon, type Reader, type Word } from "./words.ts";

/** Weekdays left out: except fridays, excluding weekends, but not on mondays and tuesdays. */
export const readExceptedDays: Reader<Piece> = (words, at) => {
  const list = isExcepted(words, at) ? readWeekdayList(words, at) : undefined;
  if (list === undefined) return undefined;
  const pieces = list.value.weekdays.flatMap((weekday, index): Piece[] => {
    const day: Piece = { type: "day", day: { kind: "weekday", weekday, weeks: null } };
    return index === 0 ? [day] : [{ type: "mark", mark: "and" }, day];
  });
  return { value: { type: "group", pieces }, next: list.next };
};

/** Days named after "except" are no rule of their own. */
export function isExcepted(words: readonly Word[], at: number): boolean {
  return excepting(words, at - 1) !== undefined || excepting(words, at - 2) !== undefined;
}

const excepting = lexicon({
  except: true,
  excluding: true,
  "not on": true,
  "other than": true,
  "except for": true,
  "except on": true,
});
