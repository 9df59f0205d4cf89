import { expect, test } from "vitest";
import { runMutated } from "./run-mutated.ts";

test("P-13 mutated packs are refused with a place or loaded, and nothing else happens", async () => {
  const { slowestMs, count, problems } = await runMutated(300);
  expect(count).toBe(300);
  expect(problems).toBeGreaterThan(100);
  // The bound of P-13 is a second; the whole run of 100,000 is in the slow suite.
  expect(slowestMs).toBeLessThan(1000);
});
