import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createReloader, readPacks } from "../src/cli/load.ts";
import type { Config } from "../src/config/config.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { createRegistry } from "../src/commands/registry.ts";
import type { LoadedPack } from "../src/packs/pack.ts";
import { median, percentile, printTable } from "./figures.ts";
import { withFolder } from "./folder.ts";

const packCount = 200;
const commandsEach = 5;
const loads = 5;
const reloads = 40;

/** Loading many packs, loading one of them again, and the memory that each takes. */
export function packs(): Promise<void> {
  return withFolder(async (root) => {
    for (let number = 0; number < packCount; number += 1) writePack(root, number, 0);
    const config = configOf(root);
    const collect = collector();
    const loadsMs: number[] = [];
    const cpusMs: number[] = [];
    const firstCpu = process.cpuUsage();
    const firstAt = performance.now();
    let kept = await readPacks(config);
    const firstMs = performance.now() - firstAt;
    const firstCpuMs = process.cpuUsage(firstCpu).user / 1000;
    for (let round = 0; round < loads; round += 1) {
      const begun = process.cpuUsage();
      const at = performance.now();
      kept = await readPacks(config);
      loadsMs.push(performance.now() - at);
      cpusMs.push(process.cpuUsage(begun).user / 1000);
    }
    // What the first loads left behind in the compiler and in caches is not the packs'.
    const before = withoutPacks(collect);
    const held = await readPacks(config);
    collect();
    const bytes = process.memoryUsage().heapUsed - before;
    const reloaded = await reloadOne(config, root, held);
    if (kept.packs.length !== packCount) throw new Error(JSON.stringify(kept.problems[0]));
    printTable(`packs: ${packCount} packs with ${packCount * commandsEach} commands`, [
      {
        what: "load all, first in the process",
        value: firstMs,
        unit: "ms",
        goal: { atMost: 2000 },
      },
      { what: "CPU of it", value: firstCpuMs, unit: "ms" },
      { what: "load all, later", value: median(loadsMs), unit: "ms" },
      { what: "CPU of it", value: median(cpusMs), unit: "ms" },
      {
        what: "reload one, median",
        value: median(reloaded.tookMs),
        unit: "ms",
        goal: { atMost: 100 },
      },
      { what: "reload one, p95", value: percentile(reloaded.tookMs, 0.95), unit: "ms" },
      { what: "CPU of it", value: median(reloaded.cpuMs), unit: "ms" },
      {
        what: "memory of an idle pack",
        value: bytes / packCount / 1024,
        unit: "KB",
        goal: { atMost: 100 },
      },
    ]);
  });
}

function withoutPacks(collect: () => void): number {
  collect();
  return process.memoryUsage().heapUsed;
}

async function reloadOne(
  config: Config,
  root: string,
  loaded: Awaited<ReturnType<typeof readPacks>>,
): Promise<{ readonly tookMs: number[]; readonly cpuMs: number[] }> {
  const reloader = createReloader(config, loaded);
  const tookMs: number[] = [];
  const cpuMs: number[] = [];
  for (let round = 1; round <= reloads; round += 1) {
    writePack(root, (round * 7) % packCount, round);
    const begun = process.cpuUsage();
    const at = performance.now();
    const { changed } = await reloader.reload(async (all) => void registryOf(all));
    tookMs.push(performance.now() - at);
    const { user, system } = process.cpuUsage(begun);
    cpuMs.push((user + system) / 1000);
    if (changed.length !== 1) throw new Error(`${changed.length} packs changed`);
  }
  return { tookMs, cpuMs };
}

/** What the app makes of packs before it uses them. */
function registryOf(all: readonly LoadedPack[]) {
  return createRegistry(all.map(({ name, title, commands }) => ({ pack: name, title, commands })));
}

function configOf(root: string): Config {
  const path = join(root, "config.yaml");
  writeFileSync(path, "packs: { folder: packs }\n");
  const loaded = loadConfig({ path, env: {} });
  if ("config" in loaded) return loaded.config;
  throw new Error(JSON.stringify(loaded.problems));
}

function writePack(root: string, number: number, version: number): void {
  const folder = join(root, "packs", `pack${number}`);
  mkdirSync(folder, { recursive: true });
  const commands = Array.from({ length: commandsEach }, (_, index) => commandYaml(number, index));
  writeFileSync(
    join(folder, "pack.yaml"),
    `pack: pack${number}
version: 1.0.${version}
title: 仓库${number}
lists: { item: { 电脑: [laptop, 笔记本], 屏幕: [显示器], 键盘: [keyboard] } }
commands:
${commands.join("")}schedules:
  - { id: daily, when: 每个工作日 9:30, to: group:dev, post: { text: 早上好 } }
`,
  );
}

function commandYaml(number: number, index: number): string {
  return `  - id: c${number}-${index}
    names: [仓库${number}号${index}]
    say: ["(查|看)[一下]仓库${number}的{item}[在{place}]${index}楼", "仓库${number}第${index}层还有多少{item}"]
    summary: 查仓库
    args:
      item: { type: choice, list: item, ask: 查什么？ }
      place: { type: text, optional: true, max: 40 }
    reply: { markdown: "**\${{ item }}** 在 \${{ place | default: '仓库' }}，\${{ sender.name }}" }
`;
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  return () => collect();
}
