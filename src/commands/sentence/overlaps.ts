import { fold } from "../fold.ts";
import type { SlotReader } from "./run-program.ts";
import type { Sentence, Sentences } from "./sentences.ts";
import type { Template } from "./template.ts";

/** Two things that claim the same words with equal right, so that neither may win. */
export interface Overlap<T> {
  readonly first: T;
  readonly second: T;
  /** Words that both claim. */
  readonly example: string;
}

export interface OverlapInput<T> {
  readonly sentences: readonly Sentence<T>[];
  readonly compiled: Sentences<T>;
  /** What might be said for a slot. */
  readonly sampleOf: (of: T, slot: string) => string;
  readonly readerOf: (of: T, text: string) => SlotReader;
  /** Whether words said for `of` may be claimed by anything that is asked about; all is when left out. */
  readonly isAsked?: (of: T, text: string) => boolean;
}

/** Ways each template is tried: every alternative and every optional part is on in one of them where there are no more. */
const samplesPerTemplate = 4;

/** Says samples of every sentence and finds those that another one fits as well. Each pair is told once. */
export function findOverlaps<T>(input: OverlapInput<T>): readonly Overlap<T>[] {
  const told = new Map<T, Set<T>>();
  return input.sentences.flatMap(({ template, of }) => {
    const samples = new Set(
      Array.from({ length: samplesPerTemplate }, (_, turn) =>
        sample(template, turn, (slot) => input.sampleOf(of, slot)),
      ),
    );
    return [...samples].flatMap((example) => {
      const text = fold(example);
      if (input.isAsked?.(of, text) === false) return [];
      const readerOf = (one: T): SlotReader => input.readerOf(one, text);
      // What is said for one command mostly fits no other, and only then it matters what of its own it fits.
      const ofOthers = input.compiled.match(text, (one) =>
        one === of ? undefined : readerOf(one),
      );
      if (ofOthers.length === 0) return [];
      const [best, ...others] = input.compiled.match(text, readerOf);
      if (best === undefined) return [];
      const equals = others.filter(
        (one) => one.known === best.known && one.slots.size === best.slots.size,
      );
      const claims = [best, ...equals];
      // A sample that does not fit its own sentence, for want of an example of a pattern, shows nothing.
      if (!claims.some((one) => one.sentence.of === of)) return [];
      return claims
        .map((one) => one.sentence.of)
        .filter((other) => other !== of && equals.length > 0 && tell(told, of, other))
        .map((second) => ({ first: of, second, example }));
    });
  });
}

/** Whether this pair has not been told before, in either order. */
function tell<T>(told: Map<T, Set<T>>, first: T, second: T): boolean {
  if (told.get(first)?.has(second) === true || told.get(second)?.has(first) === true) return false;
  told.set(first, (told.get(first) ?? new Set()).add(second));
  return true;
}

/** One way to say a template; `turn` chooses among its alternatives and optional parts. */
function sample(template: Template, turn: number, slot: (name: string) => string): string {
  switch (template.kind) {
    case "words":
      return template.text;
    case "slot":
      return slot(template.name);
    case "said":
      return sample(template.part, turn, slot);
    case "optional":
      return turn % 2 === 0 ? "" : sample(template.part, turn, slot);
    case "sequence":
      return template.parts.map((part) => sample(part, turn, slot)).join("");
    case "choice":
    default: {
      const chosen = template.options[turn % template.options.length];
      return chosen === undefined ? "" : sample(chosen, turn, slot);
    }
  }
}
