import { createHash } from "node:crypto";
import { pick, type Locale, type Localized } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import type { Path } from "../../yaml/document.ts";
import { valueForTemplate, argumentNames } from "../arguments.ts";
import type { ArgumentFile } from "../argument-schema.ts";
import { langOf } from "../localized.ts";
import { createMask } from "../secrets.ts";
import type { PackDraft } from "../setting.ts";
import { compileConfirmFirst, type ConfirmFile } from "../steps/confirm.ts";
import { compileSteps, withError } from "../steps/compile-steps.ts";
import type { StepsAbout } from "../steps/place.ts";
import { compileReply } from "../steps/reply.ts";
import type { SaidFile } from "../steps/said.ts";
import type { StepList } from "../steps/step-list.ts";
import type { StepFile } from "../steps/step-schema.ts";
import { textOf } from "../steps/text-of.ts";
import type { CompiledStep, StepRun } from "../steps/step.ts";
import type { Scope } from "../template.ts";
import { fieldsShape, valueShape, type NameShape } from "../template-names.ts";
import { varNames } from "../vars.ts";
import type { Program } from "./program.ts";
import { runTexts } from "./texts.ts";

/** What a program is made of: the parts of a command, schedule or event that say what is done. */
export interface ProgramSource {
  /** Below the pack's name: `deploy`, `schedules/window`. */
  readonly id: string;
  readonly title: Localized;
  /** Where the parts stand. */
  readonly path: Path;
  readonly args: Readonly<Record<string, ArgumentFile>>;
  /** What templates may ask for besides, such as `slot`. */
  readonly names: ReadonlyMap<string, NameShape>;
  /** `false` where nobody said anything, so that nobody can be asked. */
  readonly hasSender?: boolean;
  readonly confirm?: ConfirmFile | undefined;
  readonly steps: readonly StepFile[];
  readonly reply?: SaidFile | undefined;
  readonly onError?: readonly StepFile[] | undefined;
}

/** Compiles what a command, schedule or event does; `undefined` when something is wrong, which is reported. */
export async function buildProgram(
  draft: PackDraft,
  source: ProgramSource,
): Promise<Program | undefined> {
  const about = aboutOf(draft, source);
  const base = new Map<string, NameShape>([
    ...messageNames,
    ["vars", varNames(draft.vars)],
    ["state", draft.remembered.shape],
    ["run", fieldsShape({ id: valueShape })],
    ...source.names,
    ...argumentNames(source.args),
  ]);
  const names = new Map(base);
  const list = (key: string): StepList => ({
    about,
    path: [...source.path, key],
    prefix: key === "steps" ? "" : `${key}.`,
    names,
  });
  const confirm =
    source.confirm === undefined
      ? []
      : [
          compileConfirmFirst(
            { about, path: [...source.path, "confirm"], names: base },
            source.confirm,
            (step) => shownCommand(step, source),
          ),
        ];
  const steps = await compileSteps(list("steps"), source.steps);
  const reply = source.reply === undefined ? [] : [finalReply(list("reply"), source.reply)];
  const onError =
    source.onError === undefined ? [] : await withError(list("on_error"), source.onError);
  const known = [...confirm, ...reply].filter((one) => one !== undefined);
  if (steps === undefined || onError === undefined) return undefined;
  if (known.length < confirm.length + reply.length) return undefined;
  const nothing = Object.fromEntries(
    [...names.keys()].filter((name) => !base.has(name)).map((name) => [name, null]),
  );
  const written = JSON.stringify([source.confirm, source.steps, source.reply, source.onError]);
  return {
    key: `${draft.name}/${source.id}`,
    pack: draft.name,
    command: source.id,
    title: source.title,
    fingerprint: createHash("sha256").update(written).digest("base64url").slice(0, 16),
    steps: [
      ...confirm.filter((one) => one !== undefined),
      ...steps,
      ...reply.filter((one) => one !== undefined),
    ],
    onError,
    usesState: written.includes("state"),
    remembered: draft.remembered.values,
    mask: createMask(draft.secrets),
    scope: (run, now) => ({
      ...messageScope(run.state.message, now, run.state.locale),
      vars: draft.vars,
      ...run.state.about,
      ...argumentScope(source.args, run.state.args, run.state.message.sender.id),
      ...nothing,
    }),
    names: (args) => ({ ...argumentScope(source.args, args, ""), ...nothing }),
  };
}

/** The arguments of a command as its templates see them. */
export function argumentScope(
  args: Readonly<Record<string, ArgumentFile>>,
  said: Readonly<Record<string, unknown>>,
  sender: string,
): Scope {
  return Object.fromEntries(
    Object.entries(args).map(([key, one]) => [key, valueForTemplate(one, said[key], sender)]),
  );
}

function aboutOf(draft: PackDraft, { title, hasSender = true }: ProgramSource): StepsAbout {
  return {
    draft,
    hasSender,
    title,
    commandIds: [...draft.runnable.keys()],
    command: (id) => draft.runnable.get(id),
  };
}

/** What is said when all steps are done. */
function finalReply({ about, path, names }: StepList, file: SaidFile): CompiledStep | undefined {
  const action = compileReply({ about, path, names }, file);
  return (
    action && {
      path: "reply",
      kind: "reply",
      timeoutMs: 30_000,
      retry: { times: 0, afterMs: 0 },
      action,
    }
  );
}

/** 李雷 要执行「发布」：服务 order，版本 1.4.2. */
function shownCommand({ context, scope }: StepRun, { title, args }: ProgramSource): string {
  const shown = Object.keys(args).flatMap((key) => {
    const value = scope[key];
    if (value === null || value === undefined || value === false) return [];
    const text = textOf(value);
    return [`${key} ${text}`];
  });
  const { name } = context.message.sender;
  return pick(runTexts.wants(name, title, shown.join("，")), context.locale);
}

/** What every template may ask of the message it answers. */
export const messageNames: ReadonlyMap<string, NameShape> = new Map([
  ["sender", fieldsShape({ id: valueShape, name: valueShape })],
  ["conversation", fieldsShape({ id: valueShape, title: valueShape })],
  ["now", valueShape],
  ["lang", valueShape],
]);

export function messageScope({ sender, conversation }: Message, now: number, locale: Locale) {
  return {
    sender: { id: sender.id, name: sender.name },
    // `undefined` would be an unknown name to Liquid.
    conversation: { id: conversation.id, title: conversation.title ?? null },
    now,
    lang: langOf(locale),
  };
}
