import type { ScheduleHandler } from "../commands/schedule-handler.ts";
import { dayMs } from "../core/clock.ts";
import type { Localized } from "../core/locale.ts";
import type { Path } from "../yaml/document.ts";
import { parseSetting } from "../yaml/duration.ts";
import { findGroup } from "./find-group.ts";
import { langOf, toLocalized } from "./localized.ts";
import { buildProgram } from "./runs/build-program.ts";
import { loadHandler } from "./handler-module.ts";
import type { PackSchedule } from "./pack.ts";
import type { ScheduleFile } from "./pack-schema.ts";
import type { PackDraft } from "./setting.ts";
import { varNames } from "./vars.ts";
import { valueShape, type Names } from "./template-names.ts";
import { compileContent } from "./templates.ts";
import { readTiming } from "./schedule-timing.ts";
import { compileValue } from "./values.ts";

/** The schedule of one entry of `schedules`; `undefined` when something is wrong with it, which is reported. */
export async function buildSchedule(
  draft: PackDraft,
  file: ScheduleFile,
  { path, packTitle }: { readonly path: Path; readonly packTitle: Localized },
): Promise<PackSchedule | undefined> {
  const zone = file.timezone ?? draft.setting.zone;
  const timing = readTiming(draft, file, { zone, path });
  const target = file.to === undefined ? undefined : findGroup(draft, file.to, [...path, "to"]);
  const action = await buildAction(draft, file, { path, packTitle });
  if (timing === undefined || action === undefined) return undefined;
  if (target === undefined && (file.to !== undefined || action.kind !== "call")) return undefined;
  return {
    key: `${draft.name}/${file.id}`,
    pack: draft.name,
    timing,
    zone,
    ...(target === undefined ? {} : { target }),
    catchUp: file.catch_up ?? "latest",
    withinMs: parseSetting(file.within ?? "24h") ?? dayMs,
    action,
  };
}

async function buildAction(
  draft: PackDraft,
  file: ScheduleFile,
  { path, packTitle }: { readonly path: Path; readonly packTitle: Localized },
): Promise<PackSchedule["action"] | undefined> {
  if (file.call !== undefined) {
    return buildCall(draft, file.call, { given: file.with ?? {}, path });
  }
  if (file.steps === undefined) return buildPost(draft, file, { path, packTitle });
  const program = await buildProgram(draft, {
    id: `schedules/${file.id}`,
    title: toLocalized(file.id),
    path,
    args: {},
    names: new Map([["slot", valueShape]]),
    hasSender: false,
    steps: file.steps,
    onError: file.on_error,
  });
  return program && { kind: "run", program };
}

function buildPost(
  draft: PackDraft,
  file: ScheduleFile,
  { path, packTitle }: { readonly path: Path; readonly packTitle: Localized },
): PackSchedule["action"] | undefined {
  if (file.post === undefined) return undefined;
  const names = namesOf(draft);
  const render = compileContent(draft, file.post, {
    path: [...path, "post"],
    names,
    defaultTitle: packTitle,
  });
  if (render === undefined) return undefined;
  const mentions = [...new Set(file.post.mention)];
  return {
    kind: "post",
    mentions,
    render: (slot, now, locale) => render({ slot, now, lang: langOf(locale), vars: draft.vars }),
  };
}

/** What templates of a schedule may ask for. */
function namesOf({ vars }: PackDraft): Names {
  return new Map([
    ["slot", valueShape],
    ["now", valueShape],
    ["lang", valueShape],
    ["vars", varNames(vars)],
  ]);
}

async function buildCall(
  draft: PackDraft,
  call: string,
  { given, path }: { readonly given: Readonly<Record<string, unknown>>; readonly path: Path },
): Promise<PackSchedule["action"] | undefined> {
  const found = await loadHandler(draft, call, [...path, "call"]);
  const place = { path: [...path, "with"], names: namesOf(draft) };
  const fill = compileValue(draft, given, place);
  if (found === undefined || fill === undefined) return undefined;
  const { vars } = draft;
  if (isHandler(found)) {
    return {
      kind: "call",
      handle(context) {
        const { slot, now, locale } = context;
        const filled = fill({ slot, now, lang: langOf(locale), vars }) as Readonly<
          Record<string, unknown>
        >;
        return found({ ...context, with: filled });
      },
    };
  }
  const message = "`call` leads to something that is not a schedule's handler";
  const hint = "export const … = defineSchedule((ctx) => …)";
  draft.report(draft.document.problem([...path, "call"], { message, hint }));
  return undefined;
}

function isHandler(value: unknown): value is ScheduleHandler {
  return typeof value === "function";
}
