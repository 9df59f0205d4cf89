/** Something to be kept in the inbox: a message, event or press that arrived, or a slot that came due. */
export interface Arrival {
  /**
   * Dedupe key: `<robot> <msgId>` of a message, `schedule:<key>:<slot>` of a slot,
   * `event:<robot>:<event id>` of an event, `card:<robot>:<digest>` of a press of a card's button,
   * `change of <press>` of what that press changes on its card, `collection:<id>:<step>:…` of a step of a collection.
   */
  readonly key: string;
  readonly kind: "message" | "slot" | "event" | "card" | "card-change" | "collection";
  readonly robot: string;
  /** Deliveries of one conversation are handled one after the other, oldest first. */
  readonly conversation: string;
  /** The JSON as it came. */
  readonly payload: string;
  readonly receivedAt: number;
}

/** An arrival taken from the inbox to be worked on. */
export interface Delivery extends Arrival {
  readonly id: number;
  /** How often it has been taken, this time included. */
  readonly attempt: number;
}

/** How a lease is asked for: who holds it, and until when. */
export interface LeaseRequest {
  readonly holder: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}
