import type { SQLInputValue } from "node:sqlite";
import type { Arrival } from "../core/delivery.ts";
import { toCleanText } from "./dialect.ts";

/** Adds one arrival, unless its key is there; its parameters are {@link toArrivalRow}'s. */
export const insertArrival = `
  insert into inbox (key, kind, robot, conversation, payload, received_at, arrived)
  values (?, ?, ?, ?, ?, ?, 1) on conflict (key) do nothing`;

export type ArrivalRow = readonly [string, string, string, string, string, number];

export function toArrivalRow(arrival: Arrival): ArrivalRow {
  return [
    arrival.key,
    arrival.kind,
    arrival.robot,
    arrival.conversation,
    arrival.payload,
    arrival.receivedAt,
  ];
}

/** A value as node:sqlite takes it. */
export function toInput(value: unknown): SQLInputValue {
  if (typeof value === "string") return toCleanText(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  return (value ?? null) as SQLInputValue;
}
