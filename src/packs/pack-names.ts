import type { CommandDefinition } from "../commands/definition.ts";
import { fold } from "../commands/fold.ts";
import { namesOf } from "../commands/registry.ts";
import type { Path, YamlDocument } from "../yaml/document.ts";
import { problemAt } from "../yaml/problem-at.ts";
import type { Problem } from "../yaml/problem.ts";
import { valueAt } from "../yaml/schema-walk.ts";
import type { Finding } from "../yaml/source-text.ts";

/** A name of a command, and where it is given. */
export interface NamedAt {
  readonly name: string;
  readonly command: CommandDefinition;
  /** Where a problem with the name would be: also the place to point others to. */
  problem(finding: Finding): Problem;
}

/** By what a name is told from others. */
export function nameKey({ name }: Pick<NamedAt, "name">): string {
  return fold(name);
}

/** Every name of a command; names that its handler module gives are placed at `call`. */
export function findNames(
  document: YamlDocument,
  { definition, path }: { readonly definition: CommandDefinition; readonly path: Path },
): NamedAt[] {
  const written = valueAt(document.value, [...path, "names"]);
  const inYaml: readonly unknown[] = Array.isArray(written) ? written : [];
  const call = valueAt(document.value, [...path, "call"]) === undefined ? "id" : "call";
  return namesOf(definition).map((name, index) => {
    const at = index === 0 ? -1 : inYaml.indexOf(name);
    const place = at === -1 ? [...path, call] : [...path, "names", at];
    // Looked up now: the document need not be kept.
    const there = document.problem(place, { message: "" });
    return { name, command: definition, problem: (finding) => problemAt(there, finding) };
  });
}

/** Names that two commands of one pack share. */
export function duplicateNames(names: readonly NamedAt[]): Problem[] {
  const seen = new Map<string, NamedAt>();
  return names.flatMap((one) => {
    const other = seen.get(fold(one.name));
    if (other === undefined) seen.set(fold(one.name), one);
    return other === undefined || other.command === one.command ? [] : [sharedName(one, other)];
  });
}

/** Names of `names` that are taken by another pack, or by the bot itself. */
export function takenNames(
  names: readonly NamedAt[],
  taken: ReadonlyMap<string, NamedAt | string>,
): Problem[] {
  return names.flatMap((one) => {
    const other = taken.get(fold(one.name));
    return other === undefined ? [] : [sharedName(one, other)];
  });
}

function sharedName(one: NamedAt, other: NamedAt | string): Problem {
  if (typeof other === "string") {
    const message = `\`${one.name}\` is already the name of ${other}`;
    return one.problem({ message, hint: "choose another name" });
  }
  const { file, line, col } = other.problem({ message: "" });
  const message = `\`${one.name}\` is already a name of \`${other.command.name}\``;
  return one.problem({ message, hint: `that one is at ${file}:${line}:${col}` });
}
