import * as fc from "fast-check";
import { test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { freshSqlite } from "../storage/databases.ts";
import { anyPlace, anySteps } from "./model.ts";
import { runSteps } from "./run-model.ts";

test("whatever is done to events and series, they take place as they were last said to, and are told once", async () => {
  const database = await freshSqlite();
  const open = () =>
    openStorage(database.url, { clock: createSystemClock(), log: silentLog, exclusive: true });
  try {
    await fc.assert(
      fc.asyncProperty(anyPlace, anySteps, (place, steps) => runSteps(open, place, steps)),
      { numRuns: 40 },
    );
  } finally {
    await database.dispose();
  }
}, 60_000);
