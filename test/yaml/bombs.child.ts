import { readYaml } from "../../src/yaml/read-yaml.ts";
import { bombs } from "./bombs.ts";

const rounds = 50;

// Run as a process of its own, because what a bomb kills is the process.
function explode(times: number) {
  return Object.entries(bombs).map(([name, text]) => {
    let slowestMs = 0;
    let said = "";
    for (let round = 0; round < times; round += 1) {
      const begun = performance.now();
      const read = readYaml("pack.yaml", text);
      slowestMs = Math.max(slowestMs, performance.now() - begun);
      said = "problems" in read ? (read.problems[0]?.message ?? "") : "accepted";
    }
    return { name, said, slowestMs };
  });
}

explode(1);
const before = process.memoryUsage.rss();
const results = explode(rounds);
const grownBytes = process.memoryUsage.rss() - before;
process.stdout.write(JSON.stringify({ results, grownBytes }));
