import type { Locale } from "../core/locale.ts";
import type { Group } from "../core/robot.ts";
import type { ScheduleTiming } from "../core/schedule.ts";
import type { TimeContext } from "../time/time-result.ts";
import type { YamlDocument } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import type { Lists } from "./lists.ts";
import type { TemplateEngines } from "./template-engine.ts";

/** What tells the modules of a pack that changed from those imported before. */
export interface ModuleVersion {
  readonly id: string;
  /** The pack's folder: modules in it have the version, those elsewhere have not. */
  readonly folder: string;
}

/** What packs need to know of the deployment. */
export interface PackSetting {
  readonly groups: readonly Group[];
  readonly roles: readonly string[];
  /** IANA name. */
  readonly zone: string;
  readonly locale: Locale;
  /** What is wrong with a cron expression or its zone. */
  readonly checkCron: (expression: string, zone: string) => string | undefined;
  /** The first slot of a timing from now on; `null` when it has none. */
  readonly firstSlot: (timing: ScheduleTiming, zone: string) => number | null;
  /** What time phrases are read with, in the zone of each schedule. */
  readonly time: Omit<TimeContext, "zone">;
  /** Imports a module; with a version, afresh where that one was not imported before. */
  readonly importModule: (path: string, version?: ModuleVersion) => Promise<unknown>;
  readonly engines: TemplateEngines;
}

/** One pack on its way from YAML to commands. */
export interface PackDraft {
  readonly setting: PackSetting;
  /** The pack's folder, with symbolic links followed. */
  readonly folder: string;
  readonly document: YamlDocument;
  readonly name: string;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly lists: Lists;
  /** Pieces that sentences share. */
  readonly fragments: Readonly<Record<string, string>>;
  report(problem: Problem): void;
}
