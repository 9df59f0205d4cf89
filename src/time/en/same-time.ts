import type { Length, Piece } from "../grammar/piece.ts";
import { after, type Found, lexicon, type Word } from "./words.ts";

const sameTimes = lexicon<Length>(
  Object.fromEntries(
    ["this time", "same time", "the same time"].flatMap((same) => [
      [`${same} tomorrow`, { days: 1 }],
      [`tomorrow ${same}`, { days: 1 }],
      [`tomorrow at ${same}`, { days: 1 }],
      [`${same} next week`, { weeks: 1 }],
      [`next week ${same}`, { weeks: 1 }],
      [`next week at ${same}`, { weeks: 1 }],
      [`${same} next month`, { months: 1 }],
      [`${same} next year`, { years: 1 }],
    ]),
  ),
);

/** same time tomorrow, this time next week */
export function readSameTime(words: readonly Word[], at: number): Found<Piece> | undefined {
  const found = sameTimes(words, at);
  if (found !== undefined) return { value: fromNow(found.value), next: found.next };
  const same = after(words, at, "same", "time") ?? after(words, at, "the", "same", "time");
  return same === undefined ? undefined : { value: { type: "stray" }, next: same };
}

const nows = lexicon({
  now: true,
  "right now": true,
  "just now": true,
  immediately: true,
  "right away": true,
});

/** now, right away */
export function readNow(words: readonly Word[], at: number): Found<Piece> | undefined {
  const now = nows(words, at);
  return now && { value: fromNow({ seconds: 0 }), next: now.next };
}

function fromNow(length: Length): Piece {
  return { type: "shift", length, direction: "after" };
}
