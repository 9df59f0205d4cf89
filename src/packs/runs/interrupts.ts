import type { RunStatus, RunWait } from "../../core/run.ts";

/** A run goes no further for now. */
export class RunPaused extends Error {
  override readonly name = "RunPaused";
  /** What it waits for; nothing when it only needs a commit. */
  readonly wait: RunWait | undefined;
  readonly readyAt: number;

  constructor(readyAt: number, wait?: RunWait) {
    super("the run pauses");
    this.readyAt = readyAt;
    this.wait = wait;
  }
}

/** A run is over before its last step, and what there was to say about it is said. */
export class RunEnded extends Error {
  override readonly name = "RunEnded";
  readonly status: RunStatus;

  constructor(status: RunStatus) {
    super("the run is over");
    this.status = status;
  }
}
