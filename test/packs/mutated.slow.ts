import { expect, test } from "vitest";
import { runMutated } from "./run-mutated.ts";

test(
  "P-13 100,000 mutated packs: none crashes, none takes a second",
  { timeout: 900_000 },
  async () => {
    const count = Number(process.env["MUTATED_PACKS"] ?? 100_000);
    const run = await runMutated(count);
    process.stdout.write(
      `P-13: ${run.count} packs, ${run.problems} refused, slowest ${run.slowestMs.toFixed(0)} ms\n`,
    );
    expect(run.count).toBe(count);
    expect(run.slowestMs).toBeLessThan(1000);
  },
);
