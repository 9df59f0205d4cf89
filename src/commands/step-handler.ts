import type { ArgSpec, CommandContext } from "./definition.ts";

/** Types the handler of a `call` step. */
export function defineStep(handler: StepHandler): StepHandler {
  return handler;
}

/** What a `call` step does; what it returns is what later steps know it by, and must be plain JSON. */
export type StepHandler = (context: StepContext) => unknown;

/** What the handler of a `call` step gets. */
export interface StepContext extends Omit<CommandContext, "args" | "sessions" | "askFor"> {
  /** What the step says under `with`, its templates filled in. */
  readonly with: Readonly<Record<string, unknown>>;
  /** The same whenever this step of this run is tried again: an idempotency key for calls of other systems. */
  readonly key: string;
  /**
   * Asks the person and waits. The handler ends here and is run anew from its start when the answer has come, so
   * questions come before everything that has an effect elsewhere.
   */
  ask(question: string, options?: AskOptions): Promise<unknown>;
}

export interface AskOptions {
  /** What kind of answer is wanted; any words when left out. */
  readonly spec?: ArgSpec;
  /** How long to wait, in milliseconds; a quarter of an hour when left out. */
  readonly ttlMs?: number;
}
