import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createBuiltins } from "../commands/builtins.ts";
import { callerOf } from "../commands/permissions.ts";
import { createRegistry } from "../commands/registry.ts";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { escapeMarkdown } from "../dingtalk/markdown.ts";
import { loadPacks, type LoadedPacks } from "../packs/load-packs.ts";
import { checkCron } from "../scheduler/cron.ts";
import { createScheduleRule } from "../scheduler/schedule-rule.ts";
import { createWorkCalendar } from "../time/calendar/create.ts";
import { timeDefaultsOf } from "../time/defaults.ts";
import type { Problem } from "../yaml/problem.ts";
import { renderProblems } from "../yaml/problem.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { BellhopError } from "../core/errors.ts";
import type { Terminal } from "./terminal.ts";

/** The words for `--config`, the same in every command. */
export const configOption = ["-c, --config <file>", "the configuration file"] as const;
const defaultConfig = "config.yaml";

/** Reads the configuration; answers problems instead when there are any. */
export function readConfig(terminal: Terminal, file: string | undefined) {
  const path = resolve(terminal.cwd(), file ?? defaultConfig);
  return loadConfig({ path, env: terminal.env, mustExist: file !== undefined });
}

/** Reads the configuration; throws `config_invalid` with every error and its place. */
export function requireConfig(terminal: Terminal, file: string | undefined): Config {
  const loaded = readConfig(terminal, file);
  if ("config" in loaded) return loaded.config;
  throw new BellhopError("config_invalid", reportOf(loaded.problems));
}

/** Reads all packs of a configuration. */
export function readPacks(config: Config): Promise<LoadedPacks> {
  const now = createSystemClock().now();
  const calendar = createWorkCalendar(config.workCalendar);
  return loadPacks({
    folder: config.packs.folder,
    groups: config.groups,
    roles: Object.keys(config.roles),
    zone: config.timezone,
    locale: config.locale,
    checkCron,
    firstSlot: (timing, zone) => createScheduleRule(timing, { zone, calendar }).rule.nextAfter(now),
    time: { now, calendar, defaults: timeDefaultsOf(config.times) },
    escapeMarkdown,
    builtins: createBuiltins({
      registry: () => createRegistry([]),
      caller: (message) => callerOf(message, config.roles),
      robotKind: () => undefined,
      bot: config.name,
    }),
    importModule: (path) => import(pathToFileURL(path).href),
  });
}

/** All problems, and how many there are of each kind. */
export function reportOf(problems: readonly Problem[]): string {
  const errors = problems.filter((one) => one.severity === "error").length;
  const warnings = problems.length - errors;
  return `${renderProblems(problems)}\n${errors} error(s), ${warnings} warning(s)`;
}
