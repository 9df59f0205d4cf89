import type { Answers, Collection, CollectionShare } from "./collection.ts";

/** Rounds of collections. */
export interface CollectionStore {
  /** `false`: a round of this plan is open there; nothing was added. People are kept in their order. */
  open(collection: Collection, people: readonly string[]): Promise<boolean>;
  find(id: string): Promise<Collection | undefined>;
  /** Rounds of a plan, in a place or that ask a person: open ones first, then the newest. */
  list(filter: CollectionFilter): Promise<Collection[]>;
  /** Groups whose newest round of a plan was opened since then and not cancelled. */
  places(plan: string, since: number): Promise<CollectionPlace[]>;
  /** In the order in which people were asked; who answered without having been asked comes last. */
  shares(id: string): Promise<CollectionShare[]>;
  /**
   * Keeps what a person answers, instead of what they answered before; late when the round is closed. `false`: it is
   * cancelled, or not there.
   */
  answer(
    id: string,
    share: { readonly person: string; readonly answers: Answers; readonly now: number },
  ): Promise<boolean>;
  /** `false`: it is not open, or to be cancelled and was before. One that is closed can still be cancelled. */
  end(id: string, state: "closed" | "cancelled"): Promise<boolean>;
  /** When an open round is looked at next. */
  moveOn(id: string, nextAt: number): Promise<void>;
  /** Open rounds to be looked at: soonest first, then by id; locked until the transaction ends. */
  due(now: number, limit: number): Promise<Collection[]>;
  nextDueAt(): Promise<number | null>;
}

export interface CollectionFilter {
  readonly plan: string;
  readonly robot?: string;
  readonly conversation?: string;
  readonly person?: string;
  readonly limit: number;
}

/** A group in which a plan collects. */
export interface CollectionPlace {
  readonly robot: string;
  readonly conversation: string;
  /** Who opened the newest round there. */
  readonly openedBy?: string;
}
