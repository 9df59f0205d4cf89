import type { Delivery } from "../core/delivery.ts";
import { BellhopError } from "../core/errors.ts";
import { createGroupCommit } from "../core/group-commit.ts";
import type { Storage, Stores } from "../core/storage.ts";
import { commitUnits, type OpenUnitOfWork } from "../core/unit-of-work.ts";

/** A delivery that was worked on, and what is to be written for it. */
export interface Worked {
  readonly delivery: Delivery;
  readonly unit: OpenUnitOfWork;
}

/** How it ended: `lost`, or finished and, maybe, the next of its conversation, taken in the same commit. */
export type Finish = "lost" | { readonly next: Delivery | undefined };

export interface FinishOptions {
  readonly storage: Storage;
  readonly now: () => number;
  readonly holder: string;
  readonly leaseMs: number;
  /** Whether the next of a conversation is taken in place of what is finished. */
  readonly goesOn: () => boolean;
  /**
   * How many deliveries share a commit. One where transactions run side by side: two that each lock
   * many rows would wait for one another.
   */
  readonly together: number;
}

/**
 * Writes "done" and all that a delivery recorded, in one commit: both or neither. `lost`: the lease was, and
 * nothing of it is written. Deliveries that share a commit and cannot be written are each tried alone, so that
 * one never takes the others with it.
 */
export function createFinish(options: FinishOptions): (worked: Worked) => Promise<Finish> {
  const { storage, together } = options;

  const commit = (batch: readonly Worked[]): Promise<Finish[]> =>
    storage.transaction((stores) => write(stores, batch, options), {
      synced: batch.some(({ delivery }) => isHeardAtOnce(delivery)),
    });
  async function alone(worked: Worked): Promise<Finish> {
    const [finish = "lost"] = await commit([worked]);
    return finish;
  }
  if (together < 2) return alone;

  const shared = createGroupCommit<Worked, Finish>(commit, { limit: together });
  return async (worked) => {
    try {
      return await shared(worked);
    } catch (error) {
      if (error instanceof BellhopError && error.code === "storage_unavailable") throw error;
      return await alone(worked);
    }
  };
}

/**
 * Whether somebody is told as soon as it is committed, as who pressed a button is. What comes of a message is told by
 * way of the outbox, the todos or a run, and those are synced when they are taken: after a power cut before that, the
 * message is handled again, and nobody has heard of the first time.
 */
function isHeardAtOnce({ kind }: Delivery): boolean {
  return kind !== "message";
}

async function write(
  stores: Stores,
  batch: readonly Worked[],
  { holder, now, leaseMs, goesOn }: FinishOptions,
): Promise<Finish[]> {
  const at = now();
  // First, so that a lost lease writes nothing: whoever holds it now will.
  const finished = await finishAll(stores, batch, at);
  const ours = batch.filter(({ delivery }) => finished.has(delivery.id));
  await commitUnits(
    ours.map(({ unit }) => unit),
    stores,
    at,
  );
  return batch.map(({ delivery: { id } }) =>
    finished.has(id) ? { next: finished.get(id) } : "lost",
  );

  async function finishAll(
    { inbox }: Stores,
    all: readonly Worked[],
    finishedAt: number,
  ): Promise<ReadonlyMap<number, Delivery | undefined>> {
    const ids = all.map(({ delivery }) => delivery.id);
    if (goesOn()) return inbox.goOn(ids, { holder, now: finishedAt, leaseMs });
    const done = new Map<number, undefined>();
    for (const id of ids) {
      if (await inbox.complete(id, holder, finishedAt)) done.set(id, undefined);
    }
    return done;
  }
}
