import { createLiteralIndex } from "./literal-index.ts";
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

/** Compiles sentences. What fits does not depend on their order. */
export function createSentences<T>(sentences: readonly Sentence<T>[]): Sentences<T> {
  const index = createLiteralIndex(sentences.map(({ template }) => template));
  const compiled = sentences.map((sentence) => ({
    sentence,
    program: compileTemplate(sentence.template),
  }));
  const visits = createVisitMarks();
  return {
    match(text, readerOf) {
      const readers = new Map<T, SlotReader | undefined>();
      const found = index.candidates(text).flatMap((candidate) => {
        const one = compiled[candidate];
        if (one === undefined) return [];
        const { of } = one.sentence;
        const reader = readers.has(of) ? readers.get(of) : readerOf(of);
        readers.set(of, reader);
        if (reader === undefined) return [];
        const fit = runProgram(one.program, text, reader, visits);
        return fit === undefined ? [] : [{ ...fit, sentence: one.sentence }];
      });
      return found.toSorted(bySpecific);
    },
    mayFit: (text) => index.candidates(text).length > 0,
  };
}

/** Whether one sentence says more of a text than another: by known words, then by fewer slots. */
export function bySpecific(a: Fit, b: Fit): number {
  return b.known - a.known || a.slots.size - b.slots.size;
}
