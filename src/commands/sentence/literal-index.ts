import { fold } from "../fold.ts";
import type { Template } from "./template.ts";

/** Finds which templates may fit a text at all, by words one of which each of them must contain. */
export interface LiteralIndex {
  /** Indexes of the templates whose required words occur in `text`, which is folded; ascending. */
  candidates(text: string): readonly number[];
}

/** An index of templates by the words that each requires. */
export function createLiteralIndex(templates: readonly Template[]): LiteralIndex {
  // First two characters → words that begin with them; words of one character stand under that one.
  const byStart = new Map<string, { readonly word: string; readonly templates: number[] }[]>();
  for (const [index, template] of templates.entries()) {
    for (const word of new Set(requiredWords(template))) {
      const start = word.slice(0, 2);
      const words = byStart.get(start) ?? [];
      byStart.set(start, words);
      const known = words.find((one) => one.word === word);
      if (known === undefined) words.push({ word, templates: [index] });
      else known.templates.push(index);
    }
  }
  return {
    candidates(text) {
      const compact = text.replace(/\s+/gu, "");
      const found = new Set<number>();
      const seen = new Set<string>();
      for (let at = 0; at < compact.length; at += 1) {
        for (const start of [compact.charAt(at), compact.slice(at, at + 2)]) {
          for (const { word, templates: holders } of byStart.get(start) ?? []) {
            if (seen.has(word) || !compact.startsWith(word, at)) continue;
            seen.add(word);
            for (const index of holders) found.add(index);
          }
        }
      }
      return [...found].toSorted((a, b) => a - b);
    },
  };
}

/** Words of which a text must contain at least one; of several such sets the one that is rarest, its shortest word longest. */
function requiredWords(template: Template): readonly string[] {
  const sets = requiredSets(template);
  return sets.toSorted((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0] ?? [];
}

function requiredSets(template: Template): readonly (readonly string[])[] {
  switch (template.kind) {
    case "words":
      return fold(template.text)
        .split(/\s+/u)
        .filter((word) => word !== "")
        .map((word) => [word]);
    case "slot":
    case "optional":
      return [];
    case "sequence":
      return template.parts.flatMap(requiredSets);
    case "choice":
    default: {
      const sets = template.options.map(requiredWords);
      return sets.some((words) => words.length === 0) ? [] : [sets.flat()];
    }
  }
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length));
}
