import type { CommandGroup } from "../commands/registry.ts";
import { sortProblems, type Problem } from "../yaml/problem.ts";
import { builtinNames, builtinSentences } from "./builtin-words.ts";
import { findPacks } from "./find-packs.ts";
import { loadSafely } from "./load-safely.ts";
import { printOfSentences, type OverlapMemory } from "./overlap-memory.ts";
import { nameKey, takenNames, type NamedAt } from "./pack-names.ts";
import { printOf } from "./pack-print.ts";
import type { LoadedPack } from "./pack.ts";
import { overlapProblems, type OverlapProblem, type SpokenInPack } from "./sentences.ts";
import type { PackSetting } from "./setting.ts";
import type { ShelvedPack } from "./shelved-pack.ts";
import { createTemplateEngines } from "./template-engine.ts";

/** What `loadPacks` needs to know. */
export interface LoadPacksOptions extends Omit<PackSetting, "engines"> {
  /** Absolute; each sub-folder with a pack.yaml is a pack. */
  readonly folder: string;
  /** Applied to what people wrote where it lands in markdown. */
  readonly escapeMarkdown: (text: string) => string;
  /** Commands that are there whatever the packs are; their names are taken. */
  readonly builtins?: CommandGroup;
  /** What earlier loads found; each searches for itself when left out. */
  readonly overlaps?: OverlapMemory;
}

/** The packs that can be used, and all that is wrong with the others. */
export interface LoadedPacks {
  readonly packs: readonly LoadedPack[];
  /** Warnings are of packs that can be used. */
  readonly problems: readonly Problem[];
  /** `packs`, and what loading one of them again needs to know of the others. */
  readonly shelf: ReadonlyMap<string, ShelvedPack>;
}

/** Loads every pack of a folder. One that is broken never takes the others down. */
export async function loadPacks(options: LoadPacksOptions): Promise<LoadedPacks> {
  const setting: PackSetting = { ...options, engines: createTemplateEngines(options) };
  const found = findPacks(options.folder);
  if ("problem" in found) return { packs: [], problems: [found.problem], shelf: new Map() };
  const shelf = new Map<string, ShelvedPack>();
  const problems: Problem[] = [];
  const spoken: SpokenInPack[] = builtinSentences(options.builtins);
  const taken = new Map<string, NamedAt | string>(builtinNames(options.builtins));
  for (const place of found.places) {
    const print = printOf(place.folder);
    const { pack, ...words } = await loadSafely(place, setting);
    const clashes = takenNames(words.names, taken);
    problems.push(...words.problems, ...clashes);
    if (pack === undefined || clashes.length > 0) continue;
    shelf.set(place.name, { ...words, pack, print });
    for (const one of words.names) taken.set(nameKey(one), one);
    spoken.push(...words.spoken.map((one) => ({ ...one, pack: place.name })));
  }
  const overlaps = overlapsOf(spoken, options.overlaps);
  problems.push(...overlaps.map((one) => one.problem));
  for (const one of overlaps) if (one.isInside) shelf.delete(one.pack);
  const packs = [...shelf.values()].map(({ pack }) => pack);
  return { packs, problems: sortProblems(problems), shelf };
}

function overlapsOf(
  spoken: readonly SpokenInPack[],
  memory: OverlapMemory | undefined,
): readonly OverlapProblem[] {
  if (memory === undefined) return overlapProblems(spoken);
  const print = printOfSentences(spoken);
  if (memory.isClear(print)) return [];
  const overlaps = overlapProblems(spoken);
  if (overlaps.length === 0) memory.keepClear(print);
  return overlaps;
}
