import { readFileSync } from "node:fs";
import type { RouteOutcome } from "../../../src/commands/router.ts";
import { renderProblems } from "../../../src/yaml/problem.ts";
import { chatOf, type Chat } from "../chat.ts";
import { load } from "../../packs/pack-folder.ts";

/** One way to say something, and what it asks for: a command and some of its arguments, or `none`. */
export interface Phrase {
  readonly said: string;
  readonly at: readonly string[];
  readonly command: string;
  readonly args: readonly string[];
}

/** What came of a phrase. A question is no harm, another command or other arguments are. */
export type Verdict = "right" | "asked" | "wrong";

/**
 * Every second phrase of a file, under each `# command` from the first or the second on: sentences are made with the
 * first, the second are kept for the measure.
 */
export function phrasesOf(file: string, half: "first" | "second"): readonly Phrase[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  const sections = text.split(/^# .+\n/mu).map((section) => section.trim().split("\n"));
  return sections.flatMap((lines) =>
    lines
      .filter((line, index) => line !== "" && (index % 2 === 0) === (half === "first"))
      .map(readPhrase),
  );
}

function readPhrase(line: string): Phrase {
  const [, people = "", said = "", command = "", args = ""] =
    /^(?:\[([^\]]*)\] )?(.*) → (\S+) ?(.*)$/su.exec(line) ?? [];
  return {
    said,
    at: people.split(" ").filter((one) => one !== ""),
    command,
    args: args.split(" ").filter((one) => one !== ""),
  };
}

/** A chat of an admin with every command there is. */
export async function chatOfAll(): Promise<Chat> {
  const { packs, problems } = await load(new URL("../../../bots", import.meta.url).pathname);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(renderProblems(errors));
  const groups = packs.map(({ name, title, commands }) => ({ pack: name, title, commands }));
  return chatOf({}, { groups, roles: { admin: ["u1"] } });
}

export function judge({ command, args }: Phrase, outcome: RouteOutcome): Verdict {
  if (outcome.kind === "help") return command === "help" ? "right" : "wrong";
  if (outcome.kind !== "match") return command === "none" ? "right" : "asked";
  if (outcome.command.definition.name !== command) return "wrong";
  return args.every((one) => isSaid(one, outcome.args)) ? "right" : "wrong";
}

function isSaid(wanted: string, args: Readonly<Record<string, unknown>>): boolean {
  const [key = "", value = ""] = wanted.split("=");
  return wordsOf(args[key]) === value;
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.join("+");
  if (typeof value !== "object" || value === null) return String(value);
  if ("ids" in value && Array.isArray(value.ids)) return value.ids.join("+");
  return "kind" in value ? String(value.kind) : JSON.stringify(value);
}
