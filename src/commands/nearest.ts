import { distance } from "fastest-levenshtein";
import { fold } from "./fold.ts";

/** The candidates that `word` may be a slip of, nearest first; of equally near ones the first by spelling. */
export function nearest(word: string, candidates: readonly string[], limit: number): string[] {
  return candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(word, candidate) }))
    .filter((one) => one.slips !== undefined)
    .toSorted((a, b) => (a.slips ?? 0) - (b.slips ?? 0) || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map((one) => one.candidate);
}

/** How many slips of the finger make `word` out of `name`; undefined when it takes too many. */
function slipsBetween(word: string, name: string): number | undefined {
  return slipsIn(fold(word), fold(name));
}

/** The same of words that are folded. */
export function slipsIn(typed: string, meant: string): number | undefined {
  if (typed.length + maxSlips < meant.length) return undefined;
  if (typed.length > meant.length + maxSlips) return undefined;
  if (Math.min(typed.length, meant.length) < 2) return typed === meant ? 0 : undefined;
  const slips = isSwap(typed, meant) ? 1 : distance(typed, meant);
  return slips <= allowed(meant.length) ? slips : undefined;
}

const maxSlips = 3;

function allowed(length: number): number {
  if (length <= 4) return 1;
  return length <= 7 ? 2 : maxSlips;
}

/** Two neighbouring characters in each other's place: one slip to the person, two edits to Levenshtein. */
function isSwap(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return false;
  let index = 0;
  while (index < typed.length && typed[index] === meant[index]) index += 1;
  return (
    index + 1 < typed.length &&
    typed[index] === meant[index + 1] &&
    typed[index + 1] === meant[index] &&
    typed.slice(index + 2) === meant.slice(index + 2)
  );
}
