import type { NewEntry } from "./entry.ts";
import type { Stores } from "./storage.ts";

/**
 * What a handler wants written. Nothing is written while it runs: replies, data and "delivery done" are
 * committed together at the end, so a handler that is run again adds nothing twice.
 */
export interface UnitOfWork {
  write(change: (stores: Stores) => Promise<void>): void;
  send(entry: NewEntry): void;
}

/** A unit of work that can be finished. */
export interface OpenUnitOfWork extends UnitOfWork {
  /** Hands everything recorded so far to another unit of work. */
  moveTo(other: UnitOfWork): void;
  /** Writes everything recorded so far, in order, entries last. */
  commit(stores: Stores, now: number): Promise<void>;
}

/** `prepare` may turn an entry into several, such as one that is too long for a message. */
export function createUnitOfWork(
  prepare: (entry: NewEntry) => readonly NewEntry[] = (entry) => [entry],
): OpenUnitOfWork {
  const changes: ((stores: Stores) => Promise<void>)[] = [];
  const entries: NewEntry[] = [];
  return {
    write: (change) => void changes.push(change),
    send: (entry) => void entries.push(...prepare(entry)),
    moveTo(other) {
      for (const change of changes) other.write(change);
      for (const entry of entries) other.send(entry);
    },
    async commit(stores, now) {
      for (const change of changes) await change(stores);
      if (entries.length > 0) await stores.outbox.add(entries, now);
    },
  };
}
