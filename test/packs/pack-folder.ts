import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { escapeMarkdown } from "../../src/dingtalk/markdown.ts";
import { loadPacks, type LoadedPacks, type LoadPacksOptions } from "../../src/packs/load-packs.ts";
import { checkCron } from "../../src/scheduler/cron.ts";
import { createScheduleRule } from "../../src/scheduler/schedule-rule.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { timeDefaults } from "../../src/time/defaults.ts";
import { renderProblems } from "../../src/yaml/problem.ts";

/** A folder `bots` with these files, gone when the test has finished. */
export function packFolder(files: Readonly<Record<string, string>>): string {
  const { folder, remove } = makePackFolder(files);
  onTestFinished(remove);
  return folder;
}

/** A folder `bots` with these files, to be removed by `remove`. */
export function makePackFolder(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), "bellhop-packs-"));
  const folder = join(root, "bots");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}

const now = Date.parse("2026-11-23T10:00:00+08:00");
const calendar = createWorkCalendar("cn");

/** Loads a folder of packs as the app does. */
export function load(
  folder: string,
  options: Partial<LoadPacksOptions> = {},
): Promise<LoadedPacks> {
  return loadPacks({ ...optionsFor(folder), ...options });
}

/** What packs of a folder are loaded with. */
export function optionsFor(folder: string): LoadPacksOptions {
  return {
    folder,
    groups: [
      { id: "dev", title: "研发群", conversation: "cid-dev", robot: "bell" },
      { id: "ops", title: "运维群", conversation: "cid-ops", robot: "bell" },
    ],
    roles: ["admin", "研发"],
    zone: "Asia/Shanghai",
    locale: "zh-CN",
    checkCron,
    firstSlot: (timing, zone) => createScheduleRule(timing, { zone, calendar }).rule.nextAfter(now),
    time: { now, calendar, defaults: timeDefaults },
    escapeMarkdown,
    importModule: (path) => import(path),
  };
}

/** A pack `p` of this YAML behind its first three lines. */
export function packYaml(rest: string, name = "p"): string {
  return `pack: ${name}\nversion: 1.0.0\ntitle: 测试\n${rest}`;
}

/** What is said of a pack `p` of this YAML behind its first three lines; `ok` when nothing is wrong with it. */
export async function saidOfPack(
  rest: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  return saidOfPacks({ "p/pack.yaml": packYaml(rest), ...files });
}

/** What is said of these files; `ok` when nothing is wrong with them. */
export async function saidOfPacks(files: Readonly<Record<string, string>>): Promise<string> {
  const { problems } = await load(packFolder(files));
  return problems.length === 0 ? "ok" : renderProblems(problems);
}
