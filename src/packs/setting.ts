import type { Locale } from "../core/locale.ts";
import type { Group } from "../core/robot.ts";
import type { ScheduleTiming } from "../core/schedule.ts";
import type { TimeContext } from "../time/time-result.ts";
import type { YamlDocument } from "../yaml/document.ts";
import type { Problem } from "../yaml/problem.ts";
import type { Lists } from "./lists.ts";
import type { Remembered } from "./remembered.ts";
import type { RunnableCommand } from "./steps/place.ts";
import type { InnerProgram } from "./steps/step.ts";
import type { NameShape } from "./template-names.ts";
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
  /** Why an address may not be called by packs; all may where nothing is known. */
  readonly webRefusal?: (url: string) => string | undefined;
  /** The value of an environment variable that a pack has declared as a secret. */
  readonly secret?: (name: string) => string | undefined;
  /** Values of config.yaml in place of those of `vars`, by pack. */
  readonly packVars?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
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
  /** Declared secrets that have a value, and optional ones that have none. */
  readonly secrets: Readonly<Record<string, string | undefined>>;
  /** What `set` keeps anywhere in the pack, by whose it is. */
  readonly remembered: { readonly values: Remembered; readonly shape: NameShape };
  /** Commands that a step runs, by id. */
  readonly runnable: ReadonlyMap<string, RunnableCommand>;
  /** Their programs, as they are built. */
  readonly inner: Map<string, InnerProgram>;
  readonly lists: Lists;
  /** Pieces that sentences share. */
  readonly fragments: Readonly<Record<string, string>>;
  report(problem: Problem): void;
}
