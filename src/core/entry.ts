import type { Destination } from "./destination.ts";
import type { Reply } from "./reply.ts";

/** A reply to be kept in the outbox. */
export interface NewEntry {
  /** Idempotency key; a second entry with the same key is not added. Sent to DingTalk as `msgUuid`. */
  readonly key: string;
  readonly destination: Destination;
  readonly reply: Reply;
  /** Entries waiting in one lane with the same `merge` may leave as one message. */
  readonly merge?: string;
}

/** One line of the outbox. */
export interface Entry extends NewEntry {
  readonly id: number;
  readonly lane: string;
  readonly status: "waiting" | "sent" | "dead";
  readonly createdAt: number;
  /** Not tried before this. */
  readonly dueAt: number;
  /** Attempts already made. */
  readonly attempts: number;
  readonly lastError?: string;
  /** The way it went, and DingTalk's id where it gave one. */
  readonly receipt?: string;
}

/** A lane taken by a dispatcher, with what may leave it now: the head, and those that may join it. */
export interface LeasedLane {
  readonly lane: string;
  readonly entries: readonly Entry[];
  /** Set on the message that fills the lane's window: when the next one may leave. */
  readonly fullUntil?: number;
}

/** How many messages a lane may carry in any window of time. */
export interface LaneLimit {
  readonly messages: number;
  readonly windowMs: number;
}

/** What became of the entries of one leased lane. */
export interface Settlement {
  readonly lane: string;
  readonly results: readonly EntryResult[];
  /** Nothing leaves the lane before this: DingTalk is throttling. */
  readonly pauseUntil?: number;
}

export type EntryResult =
  | { readonly id: number; readonly outcome: "sent"; readonly receipt: string }
  | {
      readonly id: number;
      readonly outcome: "retry";
      readonly at: number;
      readonly error: string;
      /** `false`: no fault of the entry, so not one of its attempts. */
      readonly counted?: false;
    }
  | { readonly id: number; readonly outcome: "dead"; readonly error: string };
