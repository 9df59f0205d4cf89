import type { ArgSpecs, CommandDefinition, Permission } from "../commands/definition.ts";
import { hasHan } from "../commands/fold.ts";
import type { Path } from "../yaml/document.ts";
import { completeArguments } from "./argument-defaults.ts";
import { toArgSpec, type ArgumentFile } from "./argument-schema.ts";
import { argumentNames, checkArguments } from "./arguments.ts";
import { withLists } from "./lists.ts";
import { toLocalized } from "./localized.ts";
import type { CommandFile } from "./pack-schema.ts";
import { beginRun } from "./runs/begin-run.ts";
import { argumentScope, buildProgram, messageNames, messageScope } from "./runs/build-program.ts";
import type { Program } from "./runs/program.ts";
import { checkSay } from "./sentences.ts";
import type { PackDraft } from "./setting.ts";
import type { Names } from "./template-names.ts";
import { compileSaid } from "./steps/said.ts";
import { varNames } from "./vars.ts";

/** A command that YAML alone says, and its steps where it has any. */
export interface BuiltCommand {
  readonly definition: CommandDefinition;
  readonly program?: Program;
}

/** The command of an entry without `call`; `undefined` when something is wrong with it, which is reported. */
export async function buildTemplated(
  draft: PackDraft,
  file: CommandFile,
  { path, allow }: { readonly path: Path; readonly allow: Permission | undefined },
): Promise<BuiltCommand | undefined> {
  const { id, summary } = file;
  if (id === undefined || summary === undefined) return undefined;
  const args = withLists(draft, file.args ?? {}, [...path, "args"]);
  if (args === undefined) return undefined;
  const argumentsFit = checkArguments(draft, args, [...path, "args"]);
  const handling = await buildHandling(draft, file, { id, args, path });
  if (handling === undefined || allow === undefined || !argumentsFit) return undefined;
  const specs: ArgSpecs = Object.fromEntries(
    Object.entries(args).map(([key, one]) => [key, toArgSpec(one)]),
  );
  const sentences = { say: file.say ?? [], fragments: draft.fragments };
  if (!checkSay(draft, { ...sentences, args: specs }, path)) return undefined;
  const definition: CommandDefinition = {
    name: id,
    aliases: file.names ?? [],
    ...sentences,
    summary: toLocalized(summary),
    args: specs,
    ...(file.usage !== undefined && { examples: file.usage }),
    ...(file.allow !== undefined && { allow }),
    handle: handling.handle,
  };
  return handling.program === undefined
    ? { definition }
    : { definition, program: handling.program };
}

interface Handling {
  readonly handle: CommandDefinition["handle"];
  readonly program?: Program;
}

interface Handled {
  readonly id: string;
  readonly args: Readonly<Record<string, ArgumentFile>>;
  readonly path: Path;
}

/** What it does: a run where there is more than an answer. */
async function buildHandling(
  draft: PackDraft,
  file: CommandFile,
  { id, args, path }: Handled,
): Promise<Handling | undefined> {
  const isRun = file.steps !== undefined || file.confirm !== undefined;
  if (!isRun && !draft.runnable.has(id)) return buildAnswer(draft, file, { id, args, path });
  const program = await buildProgram(draft, {
    id,
    title: { zh: file.names?.find(hasHan) ?? id, en: id },
    path,
    args,
    names: new Map(),
    confirm: file.confirm,
    steps: file.steps ?? [],
    reply: file.reply,
    onError: file.on_error,
  });
  if (program === undefined) return undefined;
  draft.inner.set(id, program);
  if (!isRun) return buildAnswer(draft, file, { id, args, path });
  return {
    program,
    async handle(context, host) {
      const { message, caller, locale } = context;
      const said = await completeArguments(args, context);
      await beginRun(program, { message, args: said, roles: [...caller.roles], locale }, host);
    },
  };
}

/** A command that only answers needs no record of its steps. */
function buildAnswer(
  draft: PackDraft,
  file: CommandFile,
  { id, args, path }: Handled,
): Handling | undefined {
  if (file.reply === undefined) return undefined;
  const names: Names = new Map([
    ...messageNames,
    ["vars", varNames(draft.vars)],
    ...argumentNames(args),
  ]);
  const title = toLocalized(file.summary ?? id);
  const about = { draft, title, hasSender: true, commandIds: [], command: () => undefined };
  const said = compileSaid({ about, path: [...path, "reply"], names }, file.reply);
  return (
    said && {
      async handle(context, host) {
        const { message, now, locale } = context;
        const given = await completeArguments(args, context);
        const scope = {
          ...messageScope(message, now, locale),
          vars: draft.vars,
          ...argumentScope(args, given, message.sender.id),
        };
        const mentions = said.mentions(scope, host.roles);
        context.reply(said.content(scope), { mentions });
      },
    }
  );
}
