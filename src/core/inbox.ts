import type { Arrival, Delivery, LeaseRequest } from "./delivery.ts";

/** Deliveries kept before work. */
export interface Inbox {
  /** Keeps all in one commit. Answers, in order, whether each was new (`false`: its key was there already). */
  keep(arrivals: readonly Arrival[]): Promise<boolean[]>;
  /** Takes the oldest deliveries that nobody holds, oldest first, at most one per conversation and none behind a held one. */
  lease(request: LeaseRequest): Promise<Delivery[]>;
  /** Marks it handled. `false`: the lease was lost, so nothing done under it may be committed. */
  complete(id: number, holder: string, now: number): Promise<boolean>;
  /**
   * Marks those handled that `holder` still has, and takes the next of each of their conversations in place of them.
   * Answers those that were marked, each with what was taken: nothing where nothing waited.
   */
  goOn(
    ids: readonly number[],
    request: Omit<LeaseRequest, "limit">,
  ): Promise<ReadonlyMap<number, Delivery | undefined>>;
  /** Gives it back to be taken again at `retryAt`. */
  release(id: number, holder: string, retryAt: number): Promise<void>;
  /** When the next pending delivery may be taken; `null` when none is pending. */
  nextDueAt(): Promise<number | null>;
  countPending(): Promise<number>;
  /** What of this kind came to a robot since then, handled or not, in no order. */
  recent(filter: {
    readonly kind: Arrival["kind"];
    readonly robot: string;
    readonly since: number;
  }): Promise<Arrival[]>;
  /** Deletes handled deliveries received before `before`; answers how many. */
  prune(before: number): Promise<number>;
}
