import { hasText } from "./args-said.ts";
import type { ParseContext } from "./parse-arguments.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";
import type { RegisteredCommand, Registry } from "./registry.ts";

/** What one clause of a text asks for, as if it had been said alone. */
export interface Clause {
  readonly command: RegisteredCommand;
  readonly read: Extract<SentenceReading["read"], { kind: "args" }>;
  readonly text: string;
}

/**
 * What the clauses of a text ask for that names one task or reminder: in T12 派错了，取消掉 the first gives a reason.
 * Only commands without free text count, which could be anything, and each once.
 */
export function readClauses(
  text: string,
  registry: Registry,
  context: ParseContext,
): readonly Clause[] {
  const ids = new Set(text.match(id)?.map((one) => one.toUpperCase()));
  const clauses =
    text.length > longest ? [] : text.split(separator).filter((one) => one.trim() !== "");
  const [only] = ids;
  if (only === undefined || ids.size > 1 || clauses.length < 2 || clauses.length > most) return [];
  const found = clauses.flatMap((clause): readonly Clause[] => {
    const whole = clause.search(id) === -1 ? `${only} ${clause}` : clause;
    const reading = readSentence(whole, registry, context);
    const [command, ...others] = reading?.commands ?? [];
    if (reading === undefined || command === undefined || others.length > 0) return [];
    const { read } = reading;
    if (read.kind !== "args" || hasText(read.args, command.definition.args)) return [];
    return [{ command, read, text: whole.trim() }];
  });
  return [...new Map(found.map((one) => [one.command, one])).values()];
}

const longest = 200;
const most = 4;
const separator = /[，,。；;！!\n]+/u;
const id = /(?<![a-z0-9])(?:t[1-9]\d{0,8}|r(?=[a-z0-9]*\d)[0-9a-z]{3,12})(?![a-z0-9])/giu;
