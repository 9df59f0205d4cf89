import type { CommandDefinition } from "./definition.ts";
import { checkSlots } from "./sentence/check-slots.ts";
import { parseTemplate, type Template } from "./sentence/template.ts";

/** What of a command decides how its sentences are read. */
export type Spoken = Pick<CommandDefinition, "say" | "fragments" | "args">;

/** A sentence of a command; what is wrong with it may be that it cannot be read at all. */
export interface ReadSentence {
  readonly template?: Template;
  readonly problems: readonly SentenceProblem[];
}

/** Something wrong with a template of a command. */
export interface SentenceProblem {
  /** Which of its sentences. */
  readonly index: number;
  /** At which of its characters. */
  readonly at: number;
  readonly message: string;
}

// Building a command, the search for overlaps and the registry all ask for the same sentences.
const known = new WeakMap<readonly string[], Spoken & { readonly read: readonly ReadSentence[] }>();

/** Reads the sentences of a command, once for as long as its lists are the same ones. */
export function readSay({ say = [], fragments, args }: Spoken): readonly ReadSentence[] {
  const before = known.get(say);
  if (before !== undefined && before.fragments === fragments && before.args === args) {
    return before.read;
  }
  const read = say.map((source, index): ReadSentence => {
    const parsed = parseTemplate(source, fragments);
    if ("problem" in parsed) return { problems: [{ index, ...parsed.problem }] };
    const { template } = parsed;
    const problems = checkSlots(template, args).map(({ slot, message }) => ({
      index,
      at: Math.max(0, source.lastIndexOf(`{${slot}}`)),
      message,
    }));
    return { template, problems };
  });
  known.set(say, { say, args, ...(fragments !== undefined && { fragments }), read });
  return read;
}
