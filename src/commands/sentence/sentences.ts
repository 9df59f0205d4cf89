import { createLiteralIndex, type LiteralIndex } from "./literal-index.ts";
import { compileTemplate } from "./program.ts";
import { runProgram, type Fit, type SlotReader } from "./run-program.ts";
import { createVisitMarks } from "./visit-marks.ts";
import type { Template } from "./template.ts";

/** A template and what it belongs to. */
export interface Sentence<T> {
  readonly template: Template;
  readonly of: T;
}

/** A sentence that fits a text. */
export interface SentenceMatch<T> extends Fit {
  readonly sentence: Sentence<T>;
}

/** All sentences, to be matched at once. */
export interface Sentences<T> {
  /**
   * Every sentence that fits, the most specific first. `readerOf` is asked once per thing that sentences belong to;
   * where it answers nothing, those are passed over.
   */
  match(text: string, readerOf: (of: T) => SlotReader | undefined): readonly SentenceMatch<T>[];
  /** Whether any sentence may fit, from a quick look. */
  mayFit(text: string): boolean;
}

/** Makes sentences ready, each when a text first asks for it. What fits does not depend on their order. */
export function createSentences<T>(sentences: readonly Sentence<T>[]): Sentences<T> {
  let index: LiteralIndex | undefined;
  const candidates = (text: string): readonly number[] => {
    index ??= createLiteralIndex(sentences.map(({ template }) => template));
    return index.candidates(text);
  };
  const visits = createVisitMarks();
  return {
    match(text, readerOf) {
      const readers = new Map<T, SlotReader | undefined>();
      const found = candidates(text).flatMap((candidate) => {
        const sentence = sentences[candidate];
        if (sentence === undefined) return [];
        const { template, of } = sentence;
        const reader = readers.has(of) ? readers.get(of) : readerOf(of);
        readers.set(of, reader);
        if (reader === undefined) return [];
        const fit = runProgram(compileTemplate(template), text, reader, visits);
        return fit === undefined ? [] : [{ ...fit, sentence }];
      });
      return found.toSorted(bySpecific);
    },
    mayFit: (text) => candidates(text).length > 0,
  };
}

/** Whether one sentence says more of a text than another: by known words, then by fewer slots. */
export function bySpecific(a: Fit, b: Fit): number {
  return b.known - a.known || a.slots.size - b.slots.size;
}
