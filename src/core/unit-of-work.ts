import type { Stores } from "./storage.ts";

/**
 * What a handler wants written. Nothing is written while it runs: replies, data and "delivery done" are
 * committed together at the end, so a handler that is run again adds nothing twice.
 */
export interface UnitOfWork {
  add(write: (stores: Stores) => Promise<void>): void;
}
