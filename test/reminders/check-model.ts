import * as fc from "fast-check";
import { silentLog } from "../../src/core/log.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { freshSqlite } from "../storage/databases.ts";
import { anySteps } from "./model.ts";
import { runSteps } from "./run-model.ts";

/** Runs the model so often from this seed, on one SQLite file. */
export async function checkModel(seed: number, numRuns: number): Promise<void> {
  const database = await freshSqlite();
  const open = () =>
    openStorage(database.url, { clock: createSystemClock(), log: silentLog, exclusive: true });
  try {
    await fc.assert(
      fc.asyncProperty(anySteps, (steps) => runSteps(open, steps)),
      { seed, numRuns },
    );
  } finally {
    await database.dispose();
  }
}
