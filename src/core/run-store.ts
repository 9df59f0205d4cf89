import type { LeaseRequest } from "./delivery.ts";
import type { Run, RunFilter } from "./run.ts";

/** Runs of packs' steps: those that go on, and those that are over for as long as they may be asked about. */
export interface RunStore {
  add(run: Run): Promise<void>;
  find(id: string): Promise<Run | undefined>;
  /** The newest first. */
  list(filter: RunFilter): Promise<Run[]>;
  /** Takes runs that are ready and that nobody holds, those that are ready longest first. */
  lease(request: LeaseRequest): Promise<Run[]>;
  /** Writes how far a held run has come and holds it on. `false`: the lease was lost, and nothing is written. */
  checkpoint(run: Run, holder: string, heldUntil: number): Promise<boolean>;
  /** Writes how far it has come and gives it back. `false`: the lease was lost, and nothing is written. */
  settle(run: Run, holder: string): Promise<boolean>;
  /**
   * Changes a run that is not over; whoever holds it loses it. `false`: there is none, or `change` answered
   * `undefined`.
   */
  change(id: string, change: (run: Run) => Run | undefined): Promise<boolean>;
  /** When the next run can be taken; `null` when none goes on. */
  nextReadyAt(): Promise<number | null>;
  /** Deletes runs that were over before `before`; answers how many. */
  prune(before: number): Promise<number>;
}
