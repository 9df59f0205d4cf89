import { expect, test } from "vitest";
import { freshSqlite } from "./databases.ts";
import { survivesKills } from "./kill-cycles.ts";

test("S-01 kill -9 in mid writing loses no acknowledged row (40 cycles)", async () => {
  const fresh = await freshSqlite();
  expect(await survivesKills(fresh.url, 40)).toBeGreaterThan(5000);
  await fresh.dispose();
});
