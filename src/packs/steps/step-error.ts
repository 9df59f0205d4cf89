import type { Localized } from "../../core/locale.ts";

/** A step could not be done, for a reason that may be told. */
export class StepError extends Error {
  override readonly name = "StepError";
  readonly why: Localized;
  /** Whether it may go better the next time. */
  readonly retryable: boolean;
  /** What `error` knows in the steps of `on_error`. */
  readonly about: Readonly<Record<string, unknown>>;

  constructor(
    why: Localized,
    options: {
      readonly retryable?: boolean;
      readonly about?: Readonly<Record<string, unknown>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(why.zh, options.cause === undefined ? {} : { cause: options.cause });
    this.why = why;
    this.retryable = options.retryable ?? false;
    this.about = options.about ?? {};
  }
}

/** A step of the pack said why the run goes no further: `fail:`. */
export class StepRefusal extends Error {
  override readonly name = "StepRefusal";
}
