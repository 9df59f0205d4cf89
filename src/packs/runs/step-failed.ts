import { BellhopError, ReplyError } from "../../core/errors.ts";
import type { Localized } from "../../core/locale.ts";
import { PackStopped } from "../../core/pack-breaker.ts";
import type { RunStep } from "../../core/run.ts";
import { StepError, StepRefusal } from "../steps/step-error.ts";
import type { CompiledStep } from "../steps/step.ts";
import { runTexts } from "./texts.ts";

/** Why a step failed, as the record keeps it and `error` shows it. */
export interface FailureAbout {
  readonly message: string;
  readonly step: string;
  readonly kind: string;
  /** The pack or a rule said why; it is no fault of anything. */
  readonly refused: boolean;
  readonly why: Localized;
  readonly [more: string]: unknown;
}

/** A step of a run failed for good. */
export class StepFailed extends Error {
  override readonly name = "StepFailed";
  readonly about: FailureAbout;
  /** What was thrown; not known of a failure that the record has. */
  readonly reason: unknown;

  constructor(step: Pick<CompiledStep, "kind">, path: string, reason: unknown, known?: RunStep) {
    super(`step ${path} failed`);
    this.reason = reason;
    this.about = known === undefined ? aboutOf(step, path, reason) : (known.result as FailureAbout);
  }
}

function aboutOf(step: Pick<CompiledStep, "kind">, path: string, reason: unknown): FailureAbout {
  const why = whyOf(reason);
  return {
    ...(reason instanceof StepError ? reason.about : {}),
    message: why.zh,
    step: path,
    kind: step.kind,
    refused: reason instanceof StepRefusal || reason instanceof ReplyError,
    why,
  };
}

/** What may be told of an error: our own words, and not what a module or a library threw. */
function whyOf(reason: unknown): Localized {
  if (reason instanceof StepError) return reason.why;
  if (reason instanceof StepRefusal || reason instanceof ReplyError) return both(reason.message);
  if (reason instanceof PackStopped) return runTexts.stopped;
  if (reason instanceof BellhopError && reason.expose) return both(reason.message);
  if (reason instanceof BellhopError && reason.code === "handler_timeout")
    return runTexts.tookTooLong;
  return runTexts.ours;
}

function both(text: string): Localized {
  return { zh: text, en: text };
}
