import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createBuiltins } from "../commands/builtins.ts";
import { createRegistry } from "../commands/registry.ts";
import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import { escapeMarkdown } from "../dingtalk/markdown.ts";
import { createWebRules, webHosts } from "../outbound/web-rules.ts";
import { loadPacks, type LoadedPacks, type LoadPacksOptions } from "../packs/load-packs.ts";
import type { OverlapMemory } from "../packs/overlap-memory.ts";
import { createPackReloader, type PackReloader } from "../packs/pack-reloader.ts";
import { checkCron } from "../scheduler/cron.ts";
import { createScheduleRule } from "../scheduler/schedule-rule.ts";
import { createWorkCalendar } from "../time/calendar/create.ts";
import { timeDefaultsOf } from "../time/defaults.ts";
import type { Problem } from "../yaml/problem.ts";
import { renderProblems } from "../yaml/problem.ts";
import { createSystemClock } from "../core/system-clock.ts";
import { BellhopError } from "../core/errors.ts";
import { importModule } from "./import-module.ts";
import { complain, type Terminal } from "./terminal.ts";

/** The words for `--config`, the same in every command. */
export const configOption = ["-c, --config <file>", "the configuration file"] as const;
const defaultConfig = "config.yaml";
/** Beside src in a checkout, beside what was built from it in the package. */
const shippedPacks = fileURLToPath(new URL("../../bots", import.meta.url));

/** Reads the configuration; answers problems instead when there are any. */
export function readConfig(terminal: Terminal, file: string | undefined) {
  const path = configPath(terminal, file);
  return loadConfig({ path, env: terminal.env, mustExist: file !== undefined });
}

/** Where the configuration is. */
export function configPath(terminal: Terminal, file: string | undefined): string {
  return resolve(terminal.cwd(), file ?? defaultConfig);
}

/** Says so where nothing is configured: a bot that starts in the wrong folder looks like a new one. */
export function noticeDefaults(terminal: Terminal, file: string | undefined): void {
  const path = resolve(terminal.cwd(), defaultConfig);
  if (file !== undefined || existsSync(path)) return;
  complain(terminal, `没有 ${path}，使用默认配置 / there is no ${path}: the defaults are used`);
}

/** Reads the configuration; throws `config_invalid` with every error and its place. */
export function requireConfig(terminal: Terminal, file: string | undefined): Config {
  const loaded = readConfig(terminal, file);
  if ("config" in loaded) return loaded.config;
  throw new BellhopError("config_invalid", reportOf(loaded.problems));
}

/**
 * Reads all packs of a configuration; those that come with Bellhop where it has no folder of its own. Their sentences
 * are searched for overlaps unless `overlaps` remembers that they have none.
 */
export function readPacks(
  config: Config,
  notice: (line: string) => void = () => undefined,
  overlaps?: OverlapMemory,
): Promise<LoadedPacks> {
  const options = packOptions(config, packsFolder(config, notice));
  return loadPacks(overlaps === undefined ? options : { ...options, overlaps });
}

/** Reads packs of `loaded` again when their files changed. */
export function createReloader(config: Config, loaded: LoadedPacks): PackReloader {
  return createPackReloader(loaded, () => packOptions(config, packsFolder(config)));
}

function packOptions(config: Config, folder: string): LoadPacksOptions {
  const now = createSystemClock().now();
  const calendar = createWorkCalendar(config.workCalendar);
  return {
    folder,
    groups: config.groups,
    roles: Object.keys(config.roles),
    zone: config.timezone,
    locale: config.locale,
    checkCron,
    firstSlot: (timing, zone) => createScheduleRule(timing, { zone, calendar }).rule.nextAfter(now),
    time: { now, calendar, defaults: timeDefaultsOf(config.times) },
    escapeMarkdown,
    packVars: config.packs.vars,
    secret: (name) => {
      const value = Object.hasOwn(config.environment, name) ? config.environment[name] : undefined;
      return value === "" ? undefined : value;
    },
    webRefusal: (url) => createWebRules(webHosts(config)).refusal(url, "en"),
    builtins: createBuiltins({
      registry: () => createRegistry([]),
      robotKind: () => undefined,
      audit: { list: () => Promise.resolve([]) },
      bot: config.name,
    }),
    importModule,
  };
}

/** Where the packs of a configuration are. */
export function packsFolder(
  { packs }: Config,
  notice: (line: string) => void = () => undefined,
): string {
  const { folder, orShipped } = packs;
  if (!orShipped || existsSync(folder)) return folder;
  notice(
    `没有 ${folder}，使用自带的命令包 / there is no ${folder}: the packs that come with Bellhop are used`,
  );
  return shippedPacks;
}

/** All problems, and how many there are of each kind. */
export function reportOf(problems: readonly Problem[]): string {
  const errors = problems.filter((one) => one.severity === "error").length;
  const warnings = problems.length - errors;
  return `${renderProblems(problems)}\n${errors} error(s), ${warnings} warning(s)`;
}
