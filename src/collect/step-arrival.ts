import type { Collection } from "../core/collection.ts";
import type { Arrival } from "../core/delivery.ts";

/** What is done with a round besides taking answers. */
export type RoundStep = "chase" | "summary";

/** A step of a round as a delivery: kept and worked on like a message, in the order of its group. */
export function stepArrival(
  { id, robot, conversation }: Pick<Collection, "id" | "robot" | "conversation">,
  step: RoundStep,
  about: { readonly key: string; readonly now: number },
): Arrival {
  return {
    key: `collection:${id}:${step}:${about.key}`,
    kind: "collection",
    robot,
    conversation,
    payload: JSON.stringify({ id, step }),
    receivedAt: about.now,
  };
}

/** The step of a delivery made by `stepArrival`. */
export function readStep(payload: string): { readonly id: string; readonly step: RoundStep } {
  // Written by stepArrival, never by anybody outside.
  return JSON.parse(payload) as { id: string; step: RoundStep };
}
