import type { NewEntry } from "../core/entry.ts";
import type { PaceOver } from "../core/pace.ts";
import type { Stores } from "../core/storage.ts";

/** People told in one transaction. */
const batch = 100;

export interface FirePaceOptions {
  /** What somebody is told who is heard again. Nothing when left out. */
  readonly paceOverEntry?: (over: PaceOver) => NewEntry;
}

/** Tells those who said too much in a minute that it is over; answers how many. */
export async function firePace(
  stores: Stores,
  { paceOverEntry }: FirePaceOptions,
  now: number,
): Promise<number> {
  const over = await stores.turns.takeOver(now, batch);
  if (paceOverEntry !== undefined && over.length > 0) {
    await stores.outbox.add(over.map(paceOverEntry), now);
  }
  return over.length;
}
