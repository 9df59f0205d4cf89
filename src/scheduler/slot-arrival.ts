import type { Arrival } from "../core/delivery.ts";

/** A slot whose handler is to be run, as a delivery: it is kept and worked on like a message. */
export function slotArrival(slot: {
  readonly schedule: string;
  readonly at: number;
  readonly robot: string;
  readonly conversation: string;
  readonly now: number;
}): Arrival {
  return {
    key: slotKey(slot.schedule, slot.at),
    kind: "slot",
    robot: slot.robot,
    conversation: slot.conversation,
    payload: JSON.stringify({ schedule: slot.schedule, at: slot.at }),
    receivedAt: slot.now,
  };
}

/** Names one slot of one schedule: `schedule:collab/standup:2026-11-23T01:30:00.000Z`. */
export function slotKey(schedule: string, at: number): string {
  return `schedule:${schedule}:${new Date(at).toISOString()}`;
}

/** The slot of a delivery made by `slotArrival`. */
export function readSlot(payload: string): { readonly schedule: string; readonly at: number } {
  // Written by slotArrival, never by anybody outside.
  return JSON.parse(payload) as { schedule: string; at: number };
}
