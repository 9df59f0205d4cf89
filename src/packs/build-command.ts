import type { CommandDefinition } from "../commands/definition.ts";
import { createRegistry } from "../commands/registry.ts";
import type { Fragments } from "../commands/sentence/template.ts";
import { messageOf } from "../core/errors.ts";
import type { Path } from "../yaml/document.ts";
import { readAllow } from "./allow.ts";
import { buildTemplated, type BuiltCommand } from "./build-templated.ts";
import { loadHandler } from "./handler-module.ts";
import { toLocalized } from "./localized.ts";
import { checkSay } from "./sentences.ts";
import type { CommandFile } from "./pack-schema.ts";
import type { PackDraft } from "./setting.ts";

/** The command of one entry of `commands`; `undefined` when something is wrong with it, which is reported. */
export async function buildCommand(
  draft: PackDraft,
  file: CommandFile,
  path: Path,
): Promise<BuiltCommand | undefined> {
  const allow = file.allow === undefined ? {} : readAllow(draft, file.allow, [...path, "allow"]);
  if (file.call === undefined) return buildTemplated(draft, file, { path, allow });
  const found = await loadHandler(draft, file.call, [...path, "call"]);
  if (found === undefined || allow === undefined) return undefined;
  if (!isCommand(found)) {
    const message = `\`call\` leads to something that is not a command: ${wrongPartsOf(found)}`;
    const hint =
      'export const … = defineCommand({ name: "dice", summary: { zh: "…", en: "…" }, args: {}, handle(ctx) { … } })';
    draft.report(draft.document.problem([...path, "call"], { message, hint }));
    return undefined;
  }
  const problem = registryProblem(found);
  if (problem !== undefined) {
    const message = `\`call\` leads to a command that cannot be used: ${problem}`;
    draft.report(draft.document.problem([...path, "call"], { message }));
    return undefined;
  }
  // Where the pack adds nothing they stay the module's own, which have been read for the check above.
  const say = joined(file.say ?? [], found.say ?? []);
  const pieces = withFragments(draft.fragments, found.fragments);
  // Those of the handler module are the registry's to check, above; these come first, so their places are right.
  const written = { say: file.say ?? [], fragments: pieces ?? {}, args: found.args };
  if (!checkSay(draft, written, path)) return undefined;
  const aliases = [...new Set([...(found.aliases ?? []), ...(file.names ?? [])])];
  const definition: CommandDefinition = {
    ...found,
    aliases,
    say,
    ...(pieces !== undefined && { fragments: pieces }),
    ...(file.summary !== undefined && { summary: toLocalized(file.summary) }),
    ...(file.allow !== undefined && { allow }),
    // A handler that is a method keeps its `this`.
    handle: (context, host) => found.handle(context, host),
  };
  return { definition };
}

function isCommand(value: unknown): value is CommandDefinition {
  return wrongPartsOf(value) === "";
}

/** What a definition lacks, in words; empty when it is one. */
function wrongPartsOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return `it is ${typeof value}, not an object`;
  return Object.entries(definitionParts)
    .filter(([key, { isRight }]) => !isRight(Reflect.get(value, key)))
    .map(([key, { wanted }]) => `\`${key}\` must be ${wanted}`)
    .join(", ");
}

const definitionParts: Readonly<
  Record<string, { readonly wanted: string; readonly isRight: (value: unknown) => boolean }>
> = {
  name: { wanted: "a text", isRight: (value) => typeof value === "string" },
  summary: {
    wanted: "{ zh, en }",
    isRight: (value) =>
      typeof value === "object" && value !== null && "zh" in value && "en" in value,
  },
  args: {
    wanted: "an object, {} when there are none",
    isRight: (value) => typeof value === "object" && value !== null,
  },
  handle: { wanted: "a function", isRight: (value) => typeof value === "function" },
};

function joined(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.length === 0 ? second : [...first, ...second];
}

function withFragments(ofPack: Fragments, own: Fragments | undefined): Fragments | undefined {
  return Object.keys(ofPack).length === 0 ? own : { ...ofPack, ...own };
}

/** What the registry, which all packs share, would refuse. */
function registryProblem(definition: CommandDefinition): string | undefined {
  try {
    createRegistry([{ pack: "call", title: definition.summary, commands: [definition] }]);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
