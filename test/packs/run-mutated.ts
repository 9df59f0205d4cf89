import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect } from "vitest";
import { loadSafely } from "../../src/packs/load-safely.ts";
import { createTemplateEngines } from "../../src/packs/template-engine.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { corpus } from "./mutated-corpus.ts";
import { mutated } from "./mutated-packs.ts";
import { optionsFor } from "./pack-folder.ts";

/** What became of a run of mutated packs. */
export interface MutatedRun {
  readonly count: number;
  /** How many were refused. */
  readonly problems: number;
  /** Processor time of the slowest. */
  readonly slowestMs: number;
}

/** Loads `count` packs that are nearly right; each is loaded, or refused with places inside it. */
export async function runMutated(count: number): Promise<MutatedRun> {
  const folder = mkdtempSync(join(tmpdir(), "bellhop-mutated-"));
  const path = join(folder, "pack.yaml");
  const options = optionsFor(folder);
  const setting = { ...options, engines: createTemplateEngines(options) };
  const run = { count: 0, problems: 0, slowestMs: 0 };
  try {
    await fc.assert(
      fc.asyncProperty(mutated(corpus), async (text) => {
        writeFileSync(path, text);
        const begun = process.cpuUsage();
        const place = { name: "p", folder, path, shownPath: "bots/p/pack.yaml" };
        const result = await loadSafely(place, setting);
        const said = renderProblems(result.problems);
        const { user, system } = process.cpuUsage(begun);
        run.slowestMs = Math.max(run.slowestMs, (user + system) / 1000);
        run.count += 1;
        if (result.pack === undefined) run.problems += 1;
        // A problem of ours, rather than of the pack, would be said so.
        expect(said).not.toContain("cannot be loaded: ");
        expect(result.pack !== undefined || result.problems.length > 0).toBe(true);
        const lines = text.split("\n").length;
        for (const { line, col } of result.problems) {
          expect(line >= 1 && line <= lines && col >= 1).toBe(true);
        }
        expect(Reflect.get({}, "polluted")).toBeUndefined();
      }),
      { numRuns: count, endOnFailure: count > 1000 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return run;
}
