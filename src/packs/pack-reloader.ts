import { renderProblems, sortProblems, type Problem } from "../yaml/problem.ts";
import { builtinNames, builtinSentences } from "./builtin-words.ts";
import { findPacks } from "./find-packs.ts";
import type { LoadedPacks, LoadPacksOptions } from "./load-packs.ts";
import { fileProblem, loadSafely } from "./load-safely.ts";
import { nameKey, takenNames, type NamedAt } from "./pack-names.ts";
import type { PackPlace } from "./pack-place.ts";
import { printOf, type PackPrint } from "./pack-print.ts";
import type { LoadedPack } from "./pack.ts";
import { overlapProblems } from "./sentences.ts";
import type { PackSetting } from "./setting.ts";
import type { ShelvedPack } from "./shelved-pack.ts";
import { createTemplateEngines } from "./template-engine.ts";

/** Versions of handler modules that one process takes: Node never forgets a module it has loaded. */
const mostModuleVersions = 200;

/** What looking at the disk again came to. */
export interface Reloaded {
  /** Names of packs that are new, changed or gone. */
  readonly changed: readonly string[];
  /** What is wrong with changes that were not taken; each is told once. */
  readonly problems: readonly Problem[];
  /** Names of packs whose files cannot be used as they are now. */
  readonly broken: readonly string[];
}

export interface PackReloader {
  /**
   * Loads what changed on the disk aside and hands all packs to `use`, which puts them in place of those before; when it
   * rejects, those before stay. A pack that is broken stays as it was.
   */
  reload(use: (packs: readonly LoadedPack[]) => Promise<void>): Promise<Reloaded>;
}

/** Loads again what changed since `loaded`. `options` are asked for each time, for time goes on. */
export function createPackReloader(
  loaded: LoadedPacks,
  options: () => LoadPacksOptions,
): PackReloader {
  const engines = createTemplateEngines(options());
  const versions = createModuleVersions(loaded);
  const refusals = new Map<string, string>();
  let shelf = loaded.shelf;

  async function load(
    place: PackPlace,
    print: PackPrint,
    others: ReadonlyMap<string, ShelvedPack>,
  ): Promise<ShelvedPack | { readonly problems: readonly Problem[] }> {
    const version = versions.of(place.name, print);
    if (version === "too many") {
      const message = `its handler modules changed ${mostModuleVersions} times since the start: restart the bot`;
      return { problems: [fileProblem(place.shownPath, message)] };
    }
    const given = options();
    const setting: PackSetting = {
      ...given,
      engines,
      importModule: (path) =>
        version === undefined
          ? given.importModule(path)
          : given.importModule(path, { id: version, folder: place.folder }),
    };
    const { pack, ...words } = await loadSafely(place, setting);
    const taken = new Map<string, NamedAt | string>(builtinNames(given.builtins));
    for (const [name, other] of others) {
      if (name !== place.name) for (const one of other.names) taken.set(nameKey(one), one);
    }
    const spoken = words.spoken.map((one) => ({ ...one, pack: place.name }));
    const problems = [
      ...words.problems,
      ...takenNames(words.names, taken),
      ...overlapProblems(spoken).map((one) => one.problem),
    ];
    const isBroken = pack === undefined || problems.some((one) => one.severity === "error");
    return isBroken ? { problems } : { ...words, pack, print };
  }

  return {
    async reload(use) {
      const { folder } = options();
      const found = findPacks(folder);
      if ("problem" in found) return { changed: [], problems: [found.problem], broken: [] };
      const next = new Map(shelf);
      const changed: string[] = [];
      const problems: Problem[] = [];
      const broken: string[] = [];
      const names = new Set(found.places.map(({ name }) => name));
      for (const name of [...shelf.keys(), ...refusals.keys()]) {
        if (names.has(name)) continue;
        refusals.delete(name);
        if (next.delete(name)) changed.push(name);
      }
      for (const place of found.places) {
        const { name } = place;
        const print = printOf(place.folder);
        if (shelf.get(name)?.print.all === print.all) {
          refusals.delete(name);
          continue;
        }
        const result = await load(place, print, next);
        if ("pack" in result) {
          refusals.delete(name);
          next.set(name, result);
          changed.push(name);
          continue;
        }
        broken.push(name);
        const said = renderProblems(result.problems);
        if (refusals.get(name) !== said) problems.push(...result.problems);
        refusals.set(name, said);
      }
      if (changed.length > 0) {
        await use(inOrder(next));
        shelf = next;
        problems.push(...overlapsOf(shelf, new Set(changed), options().builtins));
      }
      return { changed, problems: sortProblems(problems), broken };
    },
  };
}

/** Warnings of what changed packs and others claim both; it is not the change that is wrong, so they are in use. */
function overlapsOf(
  shelf: ReadonlyMap<string, ShelvedPack>,
  changed: ReadonlySet<string>,
  builtins: LoadPacksOptions["builtins"],
): Problem[] {
  const spoken = [...shelf].flatMap(([pack, one]) => one.spoken.map((said) => ({ ...said, pack })));
  const overlaps = overlapProblems([...builtinSentences(builtins), ...spoken], ({ pack }) =>
    changed.has(pack),
  );
  return overlaps.map(({ problem }) => problem);
}

function inOrder(shelf: ReadonlyMap<string, ShelvedPack>): LoadedPack[] {
  const names = [...shelf.keys()].toSorted();
  return names.flatMap((name) => shelf.get(name)?.pack ?? []);
}

/** By what name the handler modules of a pack are imported; those that the process began with have none. */
function createModuleVersions({ shelf }: LoadedPacks) {
  const first = new Map([...shelf].map(([name, { print }]) => [name, print.modules]));
  const seen = new Set<string>();
  return {
    of(name: string, { modules }: PackPrint): string | undefined {
      if (first.get(name) === modules) return undefined;
      if (seen.size >= mostModuleVersions && !seen.has(modules)) return "too many";
      seen.add(modules);
      return modules;
    },
  };
}
