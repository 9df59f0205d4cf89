import { expect, test } from "vitest";
import { freshSqlite } from "./databases.ts";
import { survivesKills } from "./kill-cycles.ts";

test("S-01 kill -9 in mid writing loses no acknowledged row (5 cycles)", async () => {
  const fresh = await freshSqlite();
  expect(await survivesKills(fresh.url, 5)).toBeGreaterThan(100);
  await fresh.dispose();
});
