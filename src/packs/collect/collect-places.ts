import { namesOf } from "../../commands/registry.ts";
import type { YamlDocument } from "../../yaml/document.ts";
import { problemAt } from "../../yaml/problem-at.ts";
import type { Problem } from "../../yaml/problem.ts";
import { valueAt } from "../../yaml/schema-walk.ts";
import type { NamedAt } from "../pack-names.ts";
import type { SpokenAt } from "../sentences.ts";
import type { BuiltCollectCommand } from "./build-collection.ts";

/** Every name of a command of a collection; those that come from the title are placed there. */
export function collectNames(
  document: YamlDocument,
  { definition, kind, path }: BuiltCollectCommand,
): NamedAt[] {
  const at = [...path, "commands", kind, "names"];
  const written = valueAt(document.value, at);
  const own: readonly unknown[] = Array.isArray(written) ? written : [];
  return namesOf(definition).map((name) => {
    const index = own.indexOf(name);
    const place = index === -1 ? [...path, "title"] : [...at, index];
    // Looked up now: the document need not be kept.
    const there = document.problem(place, { message: "" });
    return { name, command: definition, problem: (finding) => problemAt(there, finding) };
  });
}

/** A command of a collection, with the place of its sentences: the title they are made of. */
export function collectSpoken(
  document: YamlDocument,
  { definition, path }: BuiltCollectCommand,
): SpokenAt {
  const there = document.problem([...path, "title"], { message: "" }, "key");
  return { definition, problem: (finding) => problemAt(there, finding) };
}

/** Ids that two collections share, or a collection and a schedule: slots are known by them. */
export function sharedIds(document: YamlDocument): Problem[] {
  const seen = new Set(idsIn(document, "schedules").map(({ id }) => id));
  return idsIn(document, "collect").flatMap(({ id, index }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `\`${id}\` is already the \`id\` of a schedule or collection`;
    const finding = { message, hint: "choose another one" };
    return [document.problem(["collect", index, "id"], finding)];
  });
}

function idsIn(document: YamlDocument, key: string): { id: string; index: number }[] {
  const list = valueAt(document.value, [key]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown, index) => {
    const id = valueAt(one, ["id"]);
    return typeof id === "string" ? [{ id, index }] : [];
  });
}
