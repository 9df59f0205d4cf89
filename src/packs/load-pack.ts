import type { Path } from "../yaml/document.ts";
import type { Localized } from "../core/locale.ts";
import { problemAt } from "../yaml/problem-at.ts";
import type { Problem } from "../yaml/problem.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { readTextFile } from "../yaml/text-file.ts";
import { valueAt } from "../yaml/schema-walk.ts";
import { validate } from "../yaml/validate.ts";
import { buildCommand } from "./build-command.ts";
import type { BuiltCommand } from "./build-templated.ts";
import { buildReaction, type BuiltReaction } from "./build-reaction.ts";
import { buildCollection, type BuiltCollection } from "./collect/build-collection.ts";
import { collect } from "./collect/collect-schema.ts";
import { buildSchedule } from "./build-schedule.ts";
import { localized, toLocalized } from "./localized.ts";
import { checkPack } from "./pack-checks.ts";
import { command, fragments, lists, packFile, reaction, schedule, vars } from "./pack-schema.ts";
import { collectNames, collectSpoken, sharedIds } from "./collect/collect-places.ts";
import { findRemembered } from "./remembered.ts";
import { findRunnable } from "./runs/find-runnable.ts";
import { runCycles } from "./runs/run-graph.ts";
import { readSecrets } from "./secrets.ts";
import { overrideVars } from "./vars.ts";
import { findNames, duplicateNames, type NamedAt } from "./pack-names.ts";
import type { PackPlace } from "./pack-place.ts";
import type { LoadedPack, PackSchedule } from "./pack.ts";
import type { SpokenAt } from "./sentences.ts";
import type { Finding } from "../yaml/source-text.ts";
import type { PackDraft, PackSetting } from "./setting.ts";

/** A pack, unless something is wrong with it. */
export interface PackResult {
  readonly pack?: LoadedPack;
  /** Every name of its commands, and where it is given. */
  readonly names: readonly NamedAt[];
  /** Its commands, and where their sentences are. */
  readonly spoken: readonly SpokenAt[];
  readonly problems: readonly Problem[];
}

/** Loads one pack; everything wrong with it is found in one go. */
export async function loadPack(place: PackPlace, setting: PackSetting): Promise<PackResult> {
  const read = readYaml(place.shownPath, readTextFile(place.path) ?? "");
  if ("problems" in read) return { names: [], spoken: [], problems: read.problems };
  const { document } = read;
  if (document.value === null) {
    const message = "the file is empty";
    const hint = "a pack has at least `pack`, `version` and `title`";
    return { names: [], spoken: [], problems: [document.problem([], { message, hint })] };
  }
  const validation = validate(document, packFile);
  const problems = checkPack(document, place.name);
  if ("problems" in validation) problems.push(...validation.problems);
  const report = (problem: Problem): void => void problems.push(problem);
  const inner: PackDraft["inner"] = new Map();
  const draft: PackDraft = {
    setting,
    folder: place.folder,
    document,
    name: place.name,
    lists: lists.safeParse(valueAt(document.value, ["lists"])).data ?? {},
    fragments: fragments.safeParse(valueAt(document.value, ["fragments"])).data ?? {},
    vars: overrideVars(
      document,
      vars.safeParse(valueAt(document.value, ["vars"])).data ?? {},
      setting.packVars?.[place.name] ?? {},
      report,
    ),
    secrets: readSecrets(document, setting.secret ?? (() => undefined), report),
    remembered: findRemembered(document.value),
    runnable: findRunnable(document.value, inner),
    inner,
    report,
  };
  problems.push(...runCycles(document));
  const commands = await buildCommands(draft);
  const schedules = await buildSchedules(draft);
  const reactions = await buildReactions(draft);
  const collections = buildCollections(draft);
  problems.push(...sharedIds(document));
  const asking = collections.flatMap((one) => one.commands);
  const names = [
    ...commands.flatMap((one) => findNames(document, one)),
    ...asking.flatMap((one) => collectNames(document, one)),
  ];
  problems.push(...duplicateNames(names));
  const spoken = [
    ...commands.map(({ definition, path }) => {
      const there = document.problem([...path, "say"], { message: "" }, "key");
      return { definition, problem: (finding: Finding) => problemAt(there, finding) };
    }),
    ...asking.map((one) => collectSpoken(document, one)),
  ];
  // What was built keeps the draft, and with it the document.
  document.release();
  if ("problems" in validation || problems.some((one) => one.severity === "error")) {
    return { names, spoken: [], problems };
  }
  const { version, title } = validation.value;
  const definitions = [...commands, ...asking].map((one) => one.definition);
  return {
    pack: {
      name: place.name,
      place,
      version,
      title: toLocalized(title),
      commands: definitions,
      schedules: [...schedules, ...collections.flatMap((one) => one.schedule ?? [])],
      collections: collections.map((one) => one.plan),
      events: reactions.flatMap((one) => ("event" in one ? [one.event] : [])),
      cards: reactions.flatMap((one) => ("card" in one ? [one.card] : [])),
      programs: [
        ...commands.flatMap(({ program }) => program ?? []),
        ...schedules.flatMap(({ action }) => (action.kind === "run" ? [action.program] : [])),
      ],
      secrets: Object.values(draft.secrets).filter((one) => one !== undefined),
    },
    names,
    spoken,
    problems,
  };
}

type CommandAt = BuiltCommand & { readonly path: Path };

// What follows takes one entry after the other, so that what is wrong with one hides nothing in another.

async function buildCommands(draft: PackDraft): Promise<CommandAt[]> {
  const built: CommandAt[] = [];
  for (const [index, one] of entriesAt(draft, "commands")) {
    const path = ["commands", index];
    const file = command.safeParse(one);
    const found = file.success ? await buildCommand(draft, file.data, path) : undefined;
    if (found !== undefined) built.push({ ...found, path });
  }
  return built;
}

async function buildSchedules(draft: PackDraft): Promise<PackSchedule[]> {
  const built: PackSchedule[] = [];
  for (const [index, one] of entriesAt(draft, "schedules")) {
    const at = { path: ["schedules", index], packTitle: packTitle(draft) };
    const file = schedule.safeParse(one);
    const found = file.success ? await buildSchedule(draft, file.data, at) : undefined;
    if (found !== undefined) built.push(found);
  }
  return built;
}

function buildCollections(draft: PackDraft): BuiltCollection[] {
  return entriesAt(draft, "collect").flatMap(([index, one]) => {
    const file = collect.safeParse(one);
    return (file.success ? buildCollection(draft, file.data, ["collect", index]) : undefined) ?? [];
  });
}

async function buildReactions(draft: PackDraft): Promise<BuiltReaction[]> {
  const built: BuiltReaction[] = [];
  for (const [index, one] of entriesAt(draft, "on")) {
    const at = { path: ["on", index], packTitle: packTitle(draft) };
    const file = reaction.safeParse(one);
    const found = file.success ? await buildReaction(draft, file.data, at) : undefined;
    if (found !== undefined) built.push(found);
  }
  return built;
}

function packTitle(draft: PackDraft): Localized {
  const title = localized.safeParse(valueAt(draft.document.value, ["title"])).data;
  return toLocalized(title ?? draft.name);
}

function entriesAt(draft: PackDraft, key: string): [number, unknown][] {
  const list = valueAt(draft.document.value, [key]);
  return Array.isArray(list) ? [...list.entries()] : [];
}
