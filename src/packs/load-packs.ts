import { readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fold } from "../commands/fold.ts";
import { namesOf, type CommandGroup } from "../commands/registry.ts";
import { messageOf } from "../core/errors.ts";
import { clip } from "../yaml/describe-issue.ts";
import { sortProblems, type Problem } from "../yaml/problem.ts";
import { realPathOf } from "./handler-module.ts";
import { loadPack, type PackResult } from "./load-pack.ts";
import { takenNames, type NamedAt } from "./pack-names.ts";
import type { PackPlace } from "./pack-place.ts";
import type { LoadedPack } from "./pack.ts";
import { overlapProblems, type SpokenInPack } from "./sentences.ts";
import type { PackSetting } from "./setting.ts";
import type { Finding } from "../yaml/source-text.ts";
import { createTemplateEngines } from "./template-engine.ts";

/** What `loadPacks` needs to know. */
export interface LoadPacksOptions extends Omit<PackSetting, "engines"> {
  /** Absolute; each sub-folder with a pack.yaml is a pack. */
  readonly folder: string;
  /** Applied to what people wrote where it lands in markdown. */
  readonly escapeMarkdown: (text: string) => string;
  /** Commands that are there whatever the packs are; their names are taken. */
  readonly builtins?: CommandGroup;
}

/** The packs that can be used, and all that is wrong with the others. */
export interface LoadedPacks {
  readonly packs: readonly LoadedPack[];
  /** Warnings are of packs that can be used. */
  readonly problems: readonly Problem[];
}

/** Loads every pack of a folder. One that is broken never takes the others down. */
export async function loadPacks(options: LoadPacksOptions): Promise<LoadedPacks> {
  const setting: PackSetting = { ...options, engines: createTemplateEngines(options) };
  const found = findPacks(options.folder);
  if ("problem" in found) return { packs: [], problems: [found.problem] };
  const packs: LoadedPack[] = [];
  const problems: Problem[] = [];
  const spoken: SpokenInPack[] = builtinSentences(options.builtins);
  const taken = new Map<string, NamedAt | string>(builtinNames(options.builtins));
  for (const place of found.places) {
    const result = await loadSafely(place, setting);
    const clashes = takenNames(result.names, taken);
    problems.push(...result.problems, ...clashes);
    if (result.pack === undefined || clashes.length > 0) continue;
    packs.push(result.pack);
    for (const one of result.names) taken.set(fold(one.name), one);
    spoken.push(...result.spoken.map((one) => ({ ...one, pack: place.name })));
  }
  const overlaps = overlapProblems(spoken);
  problems.push(...overlaps.map((one) => one.problem));
  const broken = new Set(overlaps.flatMap((one) => (one.isInside ? [one.pack] : [])));
  return {
    packs: packs.filter(({ name }) => !broken.has(name)),
    problems: sortProblems(problems),
  };
}

function builtinSentences(group: CommandGroup | undefined) {
  return (group?.commands ?? []).map((definition) => ({
    definition,
    pack: "",
    problem: (finding: Finding) => ({
      ...fileProblem(`the built-in \`${definition.name}\``, finding.message),
      severity: finding.severity ?? ("error" as const),
    }),
  }));
}

function builtinNames(group: CommandGroup | undefined): [string, string][] {
  return (group?.commands ?? []).flatMap((command) =>
    namesOf(command).map((name): [string, string] => [
      fold(name),
      `the built-in \`${command.name}\``,
    ]),
  );
}

async function loadSafely(place: PackPlace, setting: PackSetting): Promise<PackResult> {
  try {
    const real = realPathOf(place.path);
    if (real === undefined || relative(place.folder, real).startsWith("..")) {
      return {
        names: [],
        spoken: [],
        problems: [fileProblem(place.shownPath, "leads out of its folder")],
      };
    }
    return await loadPack(place, setting);
  } catch (error) {
    const message = `cannot be loaded: ${clip(messageOf(error))}`;
    return { names: [], spoken: [], problems: [fileProblem(place.shownPath, message)] };
  }
}

function fileProblem(file: string, message: string): Problem {
  return { file, line: 1, col: 1, message, severity: "error" };
}

type FoundPacks = { readonly places: readonly PackPlace[] } | { readonly problem: Problem };

/** Sub-folders with a pack.yaml, by name, so that no order of the disk's shows. */
function findPacks(folder: string): FoundPacks {
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch (error) {
    const message = `the folder of packs cannot be read: ${clip(messageOf(error))}`;
    return { problem: { file: folder, line: 1, col: 1, message, severity: "error" } };
  }
  const places = entries.toSorted().flatMap((name) => {
    const own = realPathOf(join(folder, name));
    if (own === undefined || !readdirSafely(own).includes("pack.yaml")) return [];
    const shownPath = join(basename(folder), name, "pack.yaml");
    return [{ name, folder: own, path: join(own, "pack.yaml"), shownPath }];
  });
  return { places };
}

function readdirSafely(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
