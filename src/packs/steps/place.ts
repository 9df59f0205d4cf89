import type { Path } from "../../yaml/document.ts";
import type { Finding } from "../../yaml/source-text.ts";
import type { ArgumentFile } from "../argument-schema.ts";
import type { LocalizedText } from "../localized.ts";
import type { PackDraft } from "../setting.ts";
import type { Names, NameShape } from "../template-names.ts";
import type { Scope } from "../template.ts";
import { compileValue, compileWords, type Evaluate } from "../values.ts";
import type { InnerProgram } from "./step.ts";

/** What the steps of one program share while they are compiled. */
export interface StepsAbout {
  readonly draft: PackDraft;
  /** Whether somebody said something, who can be asked. */
  readonly hasSender: boolean;
  /** The title of a markdown message that has none of its own. */
  readonly title: LocalizedText;
  /** The other commands of the pack, for `run`. */
  command(id: string): RunnableCommand | undefined;
  readonly commandIds: readonly string[];
}

/** A command that `run` may run. */
export interface RunnableCommand {
  readonly args: Readonly<Record<string, ArgumentFile>>;
  /** Its steps, once they are compiled. */
  program(): InnerProgram | undefined;
}

/** Where one step stands. */
export interface StepPlace {
  readonly about: StepsAbout;
  /** In the file. */
  readonly path: Path;
  /** What its templates may ask for. */
  readonly names: Names;
}

/** Reports something at a part of a step; answers `undefined`, so that it can be returned. */
export function reportAt(
  { about, path }: StepPlace,
  at: Path,
  finding: Finding,
  place: "key" | "value" = "value",
): undefined {
  about.draft.report(about.draft.document.problem([...path, ...at], finding, place));
}

/** The value at a part of a step. */
export function valueIn(
  { about, path, names }: StepPlace,
  at: Path,
  value: unknown,
): Evaluate | undefined {
  return compileValue(about.draft, value, { path: [...path, ...at], names });
}

/** The text at a part of a step, which may be left out. */
export function wordsIn(
  { about, path, names }: StepPlace,
  at: Path,
  text: LocalizedText | undefined,
): { readonly of?: (scope: Scope) => string } | undefined {
  if (text === undefined) return {};
  const compiled = compileWords(about.draft, text, { path: [...path, ...at], names });
  return compiled && { of: compiled };
}

/** The place with more names. */
export function withNames(place: StepPlace, more: readonly (readonly [string, NameShape])[]) {
  return { ...place, names: new Map([...place.names, ...more]) };
}
