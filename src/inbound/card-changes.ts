import type { CardPress, CardUpdate } from "../core/card-press.ts";
import type { Arrival, Delivery } from "../core/delivery.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Metrics } from "../core/metrics.ts";
import type { CardOutcomes } from "./card-outcomes.ts";

/** With the worker's pauses of 1, 5 and then 30 s: five minutes, in which a card's next presses wait. */
const attemptLimit = 12;

/** What a press changes on its card, kept with everything else the press did. */
interface KeptChange {
  readonly press: string;
  readonly outTrackId: string;
  readonly userId: string;
  readonly update: CardUpdate;
}

/** Changes a card by a call to DingTalk; the same again is harmless. */
export type ChangeCard = (robot: string, change: Omit<KeptChange, "press">) => Promise<void>;

export interface CardChangesOptions {
  readonly outcomes: CardOutcomes;
  readonly change: ChangeCard;
  /** Whether the call may succeed later. */
  readonly isWorthAnother: (error: unknown) => boolean;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Makes the changes that no answer to a press carried in time, even after a crash. */
export interface CardChanges {
  /** Resolves when the card shows the change; rejects when it is to be tried again. */
  apply(delivery: Delivery): Promise<void>;
}

/** What a press changes, as a delivery behind it in the card's lane; none when it changes nothing. */
export function changeArrival(
  key: string,
  press: CardPress,
  update: CardUpdate,
): readonly Arrival[] {
  if (update.everybody === undefined && update.presser === undefined) return [];
  const { robot, outTrackId, userId } = press;
  const kept: KeptChange = { press: key, outTrackId, userId, update };
  return [
    {
      key: `change of ${key}`,
      kind: "card-change",
      robot,
      conversation: cardLane(outTrackId),
      payload: JSON.stringify(kept),
      receivedAt: press.at,
    },
  ];
}

/** Presses of one card and their changes follow one another. */
export function cardLane(outTrackId: string): string {
  return `card:${outTrackId}`;
}

export function createCardChanges(options: CardChangesOptions): CardChanges {
  const { outcomes, change, isWorthAnother, metrics, log } = options;
  return {
    async apply({ key, robot, conversation, payload, attempt }) {
      // Written by changeArrival, never by anybody outside.
      const { press, ...wanted } = JSON.parse(payload) as KeptChange;
      if (outcomes.isAnswered(press)) return;
      outcomes.overtaken(conversation);
      const fields = { robot, card: wanted.outTrackId, delivery: key, attempt };
      try {
        await change(robot, wanted);
      } catch (error) {
        if (attempt < attemptLimit && isWorthAnother(error)) throw error;
        metrics.count("card_changes_failed");
        log.error({ ...fields, error: messageOf(error) }, "the card was not changed");
      }
    },
  };
}
