import type { RunHost } from "../../commands/run-host.ts";
import { endRun } from "../../core/run-changes.ts";
import type { Run } from "../../core/run.ts";
import { createBook, type RunBook } from "./book.ts";
import { failRun } from "./fail-run.ts";
import { RunEnded, RunPaused } from "./interrupts.ts";
import { limits } from "./limits.ts";
import type { Program } from "./program.ts";
import { openScope } from "./scope.ts";
import { createWalk } from "./walk.ts";

export interface AdvanceOptions {
  /**
   * Commits what the run has come to so far and holds it on. Without it a run pauses, to be gone on with by somebody
   * who can.
   */
  readonly checkpoint?: (run: Run) => Promise<void>;
}

/**
 * Does the steps of a run that are not done yet, until it is over, waits for something, or needs a commit. What steps
 * record is in the unit of `host`; what became of the run is answered, to be written with it.
 */
export async function advance(
  run: Run,
  program: Program,
  host: RunHost,
  options: AdvanceOptions = {},
): Promise<Run> {
  const book = createBook(run, program.mask, host.clock);
  try {
    const scope = await openScope(run, program, host);
    const walk = createWalk({ book, program, host, scope, ...options });
    try {
      await walk(program.steps);
    } catch (error) {
      await failRun(error, { book, program, host, scope, walk });
    }
    return book.end("done");
  } catch (error) {
    if (error instanceof RunPaused) return paused(book, error);
    if (error instanceof RunEnded) return book.end(error.status);
    throw error;
  }
}

function paused(book: RunBook, { wait, readyAt }: RunPaused): Run {
  const run = book.pause(wait, readyAt);
  if (JSON.stringify(run.state).length <= limits.state) return run;
  return endRun({ ...run }, "failed", run.changedAt);
}
