import type { Localized } from "../../core/locale.ts";
import type { Run } from "../../core/run.ts";
import type { CompiledStep } from "../steps/step.ts";
import type { Scope } from "../template.ts";

/** The steps of a command, schedule or event of a pack. */
export interface Program {
  /** `<pack>/<command>`; of a schedule `<pack>/schedules/<id>`. */
  readonly key: string;
  readonly pack: string;
  /** What the audit calls it. */
  readonly command: string;
  readonly title: Localized;
  /** Changes when the steps do. */
  readonly fingerprint: string;
  readonly steps: readonly CompiledStep[];
  /** Done when a step failed that has no `on_error` of its own. */
  readonly onError: readonly CompiledStep[];
  /** What its templates may ask for before its first step. */
  scope(run: Run, now: number): Scope;
  /** Its arguments and results before its first step, where another command runs it. */
  names(args: Readonly<Record<string, unknown>>): Scope;
  /** Whether its templates ask for what the pack remembers. */
  readonly usesState: boolean;
  /** `null` for everything that the pack may have been told to remember. */
  readonly remembered: Readonly<
    Record<"person" | "group" | "pack", Readonly<Record<string, unknown>>>
  >;
  /** The text without secrets of the pack. */
  readonly mask: (text: string) => string;
}
