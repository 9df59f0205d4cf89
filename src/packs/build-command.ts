import type { ArgSpecs, CommandContext, CommandDefinition } from "../commands/definition.ts";
import { createRegistry } from "../commands/registry.ts";
import type { Fragments } from "../commands/sentence/template.ts";
import { messageOf } from "../core/errors.ts";
import { pick } from "../core/locale.ts";
import type { Path } from "../yaml/document.ts";
import { didYouMean } from "../yaml/nearest.ts";
import { toArgSpec } from "./argument-schema.ts";
import { argumentNames, checkArguments, valueForTemplate } from "./arguments.ts";
import { loadHandler } from "./handler-module.ts";
import { toLocalized } from "./localized.ts";
import { withLists } from "./lists.ts";
import { checkSay } from "./sentences.ts";
import type { CommandFile } from "./pack-schema.ts";
import type { PackDraft } from "./setting.ts";
import { varNames } from "./vars.ts";
import { fieldsShape, valueShape, type Names } from "./template-names.ts";
import { compileContent } from "./templates.ts";

/** The command of one entry of `commands`; `undefined` when something is wrong with it, which is reported. */
export async function buildCommand(
  draft: PackDraft,
  file: CommandFile,
  path: Path,
): Promise<CommandDefinition | undefined> {
  warnOfUnknownRoles(draft, file, path);
  if (file.call === undefined) return buildTemplated(draft, file, path);
  const found = await loadHandler(draft, file.call, [...path, "call"]);
  if (found === undefined) return undefined;
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
  return {
    ...found,
    aliases,
    say,
    ...(pieces !== undefined && { fragments: pieces }),
    ...(file.summary !== undefined && { summary: toLocalized(file.summary) }),
    ...(file.allow !== undefined && { allow: file.allow }),
    // A handler that is a method keeps its `this`.
    handle: (context) => found.handle(context),
  };
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

function buildTemplated(
  draft: PackDraft,
  file: CommandFile,
  path: Path,
): CommandDefinition | undefined {
  const { id, summary, reply } = file;
  if (id === undefined || summary === undefined || reply === undefined) return undefined;
  const args = withLists(draft, file.args ?? {}, [...path, "args"]);
  if (args === undefined) return undefined;
  const argumentsFit = checkArguments(draft, args, [...path, "args"]);
  const names: Names = new Map([
    ...messageNames,
    ["vars", varNames(draft.vars)],
    ...argumentNames(args),
  ]);
  const { locale } = draft.setting;
  const render = compileContent(draft, reply, {
    path: [...path, "reply"],
    names,
    defaultTitle: pick(toLocalized(summary), locale),
  });
  if (render === undefined || !argumentsFit) return undefined;
  const specs: ArgSpecs = Object.fromEntries(
    Object.entries(args).map(([key, one]) => [key, toArgSpec(one)]),
  );
  const sentences = { say: file.say ?? [], fragments: draft.fragments };
  if (!checkSay(draft, { ...sentences, args: specs }, path)) return undefined;
  return {
    name: id,
    aliases: file.names ?? [],
    ...sentences,
    summary: toLocalized(summary),
    args: specs,
    ...(file.usage !== undefined && { examples: file.usage }),
    ...(file.allow !== undefined && { allow: file.allow }),
    handle(context) {
      const said = Object.entries(args).map(([key, one]) => [
        key,
        valueForTemplate(one, context.args[key], context.message.sender.id),
      ]);
      context.reply(
        render({
          ...messageScope(context),
          vars: draft.vars,
          ...Object.fromEntries(said),
        }),
      );
    },
  };
}

const messageNames: Names = new Map([
  ["sender", fieldsShape({ id: valueShape, name: valueShape })],
  ["conversation", fieldsShape({ id: valueShape, title: valueShape })],
  ["now", valueShape],
]);

function messageScope({ message, now }: CommandContext) {
  return {
    sender: { id: message.sender.id, name: message.sender.name },
    // `undefined` would be an unknown name to Liquid.
    conversation: { id: message.conversation.id, title: message.conversation.title ?? null },
    now,
  };
}

/** Nobody has an unknown role, so nobody could run the command: safe, but hardly meant. */
function warnOfUnknownRoles(draft: PackDraft, file: CommandFile, path: Path): void {
  const { roles: known } = draft.setting;
  for (const [index, role] of (file.allow?.roles ?? []).entries()) {
    if (known.includes(role)) continue;
    draft.report(
      draft.document.problem([...path, "allow", "roles", index], {
        message: `nobody has the role \`${role}\``,
        hint: didYouMean(role, known) ?? "give it to somebody under `roles` of config.yaml",
        severity: "warning",
      }),
    );
  }
}
