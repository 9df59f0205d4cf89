import type { Config } from "../../config/config.ts";
import { silentLog } from "../../core/log.ts";
import { createSystemClock } from "../../core/system-clock.ts";
import { checkExample } from "../../packs/check-example.ts";
import { loadExamples, type ExampleAt } from "../../packs/load-examples.ts";
import type { LoadedPack } from "../../packs/pack.ts";
import { openStorage } from "../../storage/open.ts";
import { sortProblems, type Problem } from "../../yaml/problem.ts";
import { runExample } from "./run-example.ts";

/** How many examples there are, and what is wrong with those that do not hold. */
export interface ExamplesReport {
  readonly count: number;
  readonly problems: readonly Problem[];
}

/**
 * Runs the examples of `wanted`, each on a bot that has all of `packs` and a storage of its own, so that none depends
 * on another.
 */
export async function runExamples(
  config: Config,
  packs: readonly LoadedPack[],
  wanted: readonly LoadedPack[] = packs,
): Promise<ExamplesReport> {
  const commands = packs.flatMap((pack) => pack.commands.map(({ name }) => name));
  const problems: Problem[] = [];
  let count = 0;
  for (const pack of wanted) {
    const loaded = loadExamples(pack.place);
    problems.push(...loaded.problems);
    for (const one of loaded.examples) {
      count += 1;
      const wrong = checkExample(one, { pack, commands });
      problems.push(...wrong, ...(wrong.length > 0 ? [] : await run(one, pack, config, packs)));
    }
  }
  return { count, problems: sortProblems(problems) };
}

async function run(
  { example, problem }: ExampleAt,
  pack: LoadedPack,
  config: Config,
  packs: readonly LoadedPack[],
): Promise<Problem[]> {
  const clock = createSystemClock();
  const storage = await openStorage("sqlite::memory:", { clock, log: silentLog, exclusive: true });
  try {
    const misses = await runExample(example, { config, packs, pack: pack.name, storage });
    return misses.map(({ path, ...finding }) => problem(path, finding));
  } finally {
    await storage.close();
  }
}
