import type { RunWait } from "../../core/run.ts";
import type { StepRun } from "./step.ts";

/** Thrown by a handler that asks: what it did so far is left out, and it is run anew with the answer. */
export class AskAgain extends Error {
  override readonly name = "AskAgain";
  readonly begin: (step: StepRun) => RunWait;

  constructor(begin: (step: StepRun) => RunWait) {
    super("a handler has asked something");
    this.begin = begin;
  }
}
