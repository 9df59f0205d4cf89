import type { Collection } from "../core/collection.ts";
import type { Stores } from "../core/storage.ts";

/** Rounds looked at in one transaction. */
const batch = 100;

export interface FireCollectionsOptions {
  /** Chases or closes a round that is to be looked at, and says when that is again. None are looked at when left out. */
  readonly advanceCollection?: (stores: Stores, round: Collection, now: number) => Promise<void>;
}

/** Chases and closes rounds of collections whose time has come; answers how many. */
export async function fireCollections(
  stores: Stores,
  { advanceCollection }: FireCollectionsOptions,
  now: number,
): Promise<number> {
  if (advanceCollection === undefined) return 0;
  const due = await stores.collections.due(now, batch);
  for (const round of due) await advanceCollection(stores, round, now);
  return due.length;
}
