import { distance } from "fastest-levenshtein";

/** The word of `words` that `word` was probably meant to be. */
function nearest(word: string, words: readonly string[]): string | undefined {
  const given = word.toLowerCase();
  // One wrong letter in three still reads as a typing mistake; two swapped letters count as two.
  const limit = given.length < 4 ? 1 : Math.max(2, Math.floor(given.length / 3));
  const [best] = words
    .filter((one) => Math.abs(one.length - given.length) <= limit)
    .map((one) => ({ one, away: distance(given, one.toLowerCase()) }))
    .filter(({ one, away }) => away <= limit && away < one.length)
    .toSorted((a, b) => a.away - b.away);
  return best?.one;
}

/** The hint for a word that is not one of `words`. */
export function didYouMean(word: string, words: readonly string[]): string | undefined {
  const best = nearest(word, words);
  if (best !== undefined) return `did you mean \`${best}\`?`;
  if (words.length === 0 || words.length > 30) return undefined;
  return `known: ${[...new Set(words)].map((one) => `\`${one}\``).join(", ")}`;
}
