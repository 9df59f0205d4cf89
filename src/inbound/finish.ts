import { BellhopError } from "../core/errors.ts";
import { createGroupCommit } from "../core/group-commit.ts";
import type { Storage, Stores } from "../core/storage.ts";
import type { OpenUnitOfWork } from "../core/unit-of-work.ts";

/** A delivery that was worked on, and what is to be written for it. */
export interface Finished {
  readonly id: number;
  readonly unit: OpenUnitOfWork;
}

export interface FinishOptions {
  readonly storage: Storage;
  readonly now: () => number;
  readonly holder: string;
  /**
   * How many deliveries share a commit. One where transactions run side by side: two that each lock
   * many rows would wait for one another.
   */
  readonly together: number;
}

/**
 * Writes "done" and all that a delivery recorded, in one commit: both or neither. Answers false when the
 * lease was lost, and then writes nothing of it. Deliveries that share a commit and cannot be written are
 * each tried alone, so that one never takes the others with it.
 */
export function createFinish(options: FinishOptions): (finished: Finished) => Promise<boolean> {
  const { storage, holder, now, together } = options;

  async function write(stores: Stores, { id, unit }: Finished): Promise<boolean> {
    // First, so that a lost lease writes nothing: whoever holds it now will.
    if (!(await stores.inbox.complete(id, holder, now()))) return false;
    await unit.commit(stores, now());
    return true;
  }

  const alone = (finished: Finished): Promise<boolean> =>
    storage.transaction((stores) => write(stores, finished));
  if (together < 2) return alone;

  const shared = createGroupCommit<Finished, boolean>(
    (batch) =>
      storage.transaction(async (stores) => {
        const written: boolean[] = [];
        for (const finished of batch) written.push(await write(stores, finished));
        return written;
      }),
    { limit: together },
  );
  return async (finished) => {
    try {
      return await shared(finished);
    } catch (error) {
      if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
      return await alone(finished);
    }
  };
}
