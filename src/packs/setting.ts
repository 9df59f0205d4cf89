import type { Locale } from "../core/locale.ts";
import type { Group } from "../core/robot.ts";
import type { ScheduleTiming } from "../core/schedule.ts";
import type { TimeContext } from "../time/time-result.ts";
import type { YamlDocument } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import type { Lists } from "./lists.ts";
import type { TemplateEngines } from "./template-engine.ts";

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
  /** `version` tells a module that changed from what was imported before. */
  readonly importModule: (path: string, version?: string) => Promise<unknown>;
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
