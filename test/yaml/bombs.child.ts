import { readYaml } from "../../src/yaml/read-yaml.ts";
import { bombs } from "./bombs.ts";

// Run as a process of its own, because what a bomb kills is the process.
const results = Object.entries(bombs).map(([name, text]) => {
  const timesMs: number[] = [];
  let said = "";
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now();
    const read = readYaml("pack.yaml", text);
    timesMs.push(performance.now() - begun);
    said = "problems" in read ? (read.problems[0]?.message ?? "") : "accepted";
  }
  return { name, said, slowestMs: Math.max(...timesMs) };
});
process.stdout.write(JSON.stringify({ results, rss: process.memoryUsage.rss() }));
