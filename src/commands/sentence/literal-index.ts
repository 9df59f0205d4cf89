import { fold } from "../fold.ts";
import type { Template } from "./template.ts";

/** Finds which templates may fit a text at all, by words one of which each of them must contain. */
export interface LiteralIndex {
  /** Indexes of the templates all of whose required words occur in `text`, which is folded; ascending. */
  candidates(text: string): readonly number[];
}

/** An index of templates by the words that each requires. */
export function createLiteralIndex(templates: readonly Template[]): LiteralIndex {
  const holders = new Map<string, number[]>();
  // First characters of words → how long those words are.
  const lengths = new Map<string, Set<number>>();
  const others: (readonly WordSet[])[] = [];
  for (const [index, template] of templates.entries()) {
    const [rarest = [], ...further] = requiredSets(template).toSorted(byRarity);
    others.push(further);
    for (const word of new Set(rarest)) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [index]);
      else known.push(index);
      const start = word.charAt(0);
      lengths.set(start, (lengths.get(start) ?? new Set()).add(word.length));
    }
  }
  // One message is looked up several times over.
  let last: { readonly text: string; readonly found: readonly number[] } | undefined;
  return {
    candidates(text) {
      if (last?.text === text) return last.found;
      const compact = text.replace(/\s+/gu, "");
      const found = new Set<number>();
      const seen = new Set<string>();
      for (let at = 0; at < compact.length; at += 1) {
        for (const length of lengths.get(compact.charAt(at)) ?? []) {
          const word = compact.slice(at, at + length);
          const those = holders.get(word);
          if (those === undefined || seen.has(word)) continue;
          seen.add(word);
          for (const index of those) found.add(index);
        }
      }
      const known = new Map<string, boolean>();
      const holds = (word: string): boolean => {
        const before = known.get(word);
        if (before !== undefined) return before;
        const isThere = compact.includes(word);
        known.set(word, isThere);
        return isThere;
      };
      const holdsOneOf = (words: WordSet): boolean => words.some(holds);
      const all = [...found].filter((index) => others[index]?.every(holdsOneOf) === true);
      last = { text, found: all.toSorted((a, b) => a - b) };
      return last.found;
    },
  };
}

/** Words of which a text must contain at least one. */
type WordSet = readonly string[];

function requiredSets(template: Template): readonly WordSet[] {
  switch (template.kind) {
    case "words":
      return fold(template.text)
        .split(/\s+/u)
        .filter((word) => word !== "")
        .map((word) => [word]);
    case "slot":
    case "optional":
      return [];
    case "said":
      return requiredSets(template.part);
    case "sequence":
      return template.parts.flatMap(requiredSets);
    case "choice":
    default: {
      const sets = template.options.map((one) => requiredSets(one).toSorted(byRarity)[0] ?? []);
      return sets.some((words) => words.length === 0) ? [] : [sets.flat()];
    }
  }
}

/** The set that the fewest texts hold a word of comes first: its shortest word is longest. */
function byRarity(a: WordSet, b: WordSet): number {
  return shortest(b) - shortest(a) || a.length - b.length;
}

function shortest(words: WordSet): number {
  return Math.min(...words.map((word) => word.length));
}
