import { fold } from "./fold.ts";
import { readSay, type SentenceProblem, type Spoken } from "./read-say.ts";
import { findOverlaps, type Overlap } from "./sentence/overlaps.ts";
import type { SlotReader } from "./sentence/run-program.ts";
import { createSentences, type Sentence, type Sentences } from "./sentence/sentences.ts";
import { slotsOf } from "./sentence/template.ts";
import { slotEnds, type SlotText } from "./sentence/slot-ends.ts";

/** The sentences of commands, ready to be matched. */
export interface CommandSentences<T> {
  /** Of commands that take a time: matched on what is left of a text without it. */
  readonly timed: Sentences<T>;
  readonly plain: Sentences<T>;
  readonly all: readonly Sentence<T>[];
  /** Those that have a place for a time in some sentence, which in the others is none. */
  readonly placeTimes: ReadonlySet<T>;
}

/** A command somewhere. */
interface Holder {
  readonly definition: Spoken;
}

/** What is wrong with the sentences of a command, each by itself. */
export function checkSentences(definition: Spoken): readonly SentenceProblem[] {
  return readSay(definition).flatMap(({ problems }) => problems);
}

/** Makes the sentences of commands ready to be matched; those that are wrong are left out. */
export function compileSentences<T extends Holder>(commands: readonly T[]): CommandSentences<T> {
  const all = commands.flatMap((of) =>
    readSay(of.definition).flatMap(({ template }): Sentence<T>[] =>
      template === undefined ? [] : [{ template, of }],
    ),
  );
  const placing = all.filter(({ template, of }) =>
    slotsOf(template).includes(timeArgument(of) ?? ""),
  );
  return {
    all,
    placeTimes: new Set(placing.map(({ of }) => of)),
    timed: createSentences(all.filter(({ of }) => takesTime(of))),
    plain: createSentences(all.filter(({ of }) => !takesTime(of))),
  };
}

/** The name of the argument that is a time, if there is one. */
export function timeArgument({ definition }: Holder): string | undefined {
  return Object.entries(definition.args).find(([, { type }]) => type === "time")?.[0];
}

function takesTime(of: Holder): boolean {
  return timeArgument(of) !== undefined;
}

/** Reads the arguments of a command in a text. */
export function slotReader({ definition }: Holder, said: SlotText): SlotReader {
  // Sentences of one command ask for the same places again and again.
  const known = new Map<string, ReturnType<SlotReader["ends"]>[]>();
  return {
    ends(slot, position) {
      const spec = definition.args[slot];
      if (spec === undefined) return [];
      const ends = known.get(slot) ?? [];
      if (ends.length === 0) known.set(slot, ends);
      return (ends[position] ??= slotEnds(slot, spec, position, said));
    },
  };
}

/** Pairs of commands that claim the same words with equal right; only those of which one is `asked` about. */
export function sentenceOverlaps<T extends Holder>(
  commands: readonly T[],
  asked: (one: T) => boolean = () => true,
): readonly Overlap<T>[] {
  const { all } = compileSentences(commands);
  const own = createSentences(all.filter(({ of }) => asked(of)));
  const overlaps = findOverlaps({
    sentences: all,
    compiled: createSentences(all),
    sampleOf: sampleOf,
    readerOf: (of, text) =>
      slotReader(of, { text, folded: fold(text), isAt: true, hasTime: true, isTolerant: false }),
    isAsked: (of, text) => asked(of) || own.mayFit(text),
  });
  return overlaps.filter(({ first, second }) => asked(first) || asked(second));
}

/** What might be said for an argument. */
function sampleOf({ definition }: Holder, slot: string): string {
  const spec = definition.args[slot];
  switch (spec?.type) {
    case "choice":
      return Object.keys(spec.choices)[0] ?? "";
    case "int":
    case "number":
      return "3";
    case "duration":
      return "2小时";
    case "url":
      return "https://example.com/a";
    case "task":
      return "T12";
    case "reminder":
      return "R7K2";
    case "event":
      return "E3";
    case "shared-file":
      return "F3K2";
    case "flag":
      return spec.names?.[0] ?? slot;
    case "text":
      return "某事";
    case "time":
    case "mention":
    case "who":
    case "file":
    case undefined:
    default:
      return "";
  }
}
