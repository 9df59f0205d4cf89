import type { RunHost } from "../../commands/run-host.ts";
import type { Run } from "../../core/run.ts";
import type { CompiledStep, StepAction } from "../steps/step.ts";
import type { RunBook } from "./book.ts";
import type { Program } from "./program.ts";
import type { RunScope } from "./scope.ts";
import type { StepFailed } from "./step-failed.ts";

/** What a walk over the steps of a run needs. */
export interface WalkTools {
  readonly book: RunBook;
  readonly program: Program;
  readonly host: RunHost;
  readonly scope: RunScope;
  /** Commits what the run has come to and holds it on. */
  readonly checkpoint?: (run: Run) => Promise<void>;
}

/** What one walk has come to so far. */
export interface Progress {
  /** Something is recorded that is not committed. */
  isDirty: boolean;
}

/** A step that does something, and where it is done. */
export interface StepTurn {
  readonly step: CompiledStep;
  readonly action: Extract<StepAction, { readonly kind: "inside" | "outside" | "wait" }>;
  /** In the record. */
  readonly path: string;
  readonly scope: RunScope;
}

export type StepOutcome =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly failure: StepFailed };
