import type { Localized } from "../../core/locale.ts";
import type { MomentReading } from "./moment.ts";
import type {
  AmbiguousResult,
  Assumption,
  NoTimeResult,
  OnceResult,
  TimeResult,
} from "../time-result.ts";

/** Where a phrase stands, and what is left without it. */
export interface Place {
  readonly rest: string;
  readonly spans: readonly (readonly [number, number])[];
  /** The phrase's words as written. */
  readonly words: string;
}

export function understood(
  { rest, spans }: Place,
  assumed: readonly Assumption[] = [],
  notes: readonly Localized[] = [],
) {
  return { rest, spans, assumed: [...new Set(assumed)], notes };
}

export function nothing(
  reason: NoTimeResult["reason"],
  why: Localized | undefined,
  { spans }: Place,
): NoTimeResult {
  return { kind: "none", reason, ...(why === undefined ? {} : { why }), spans };
}

export function ask(
  question: Localized,
  { spans }: Place,
  choices: AmbiguousResult["choices"] = [],
): TimeResult {
  return { kind: "ambiguous", question, choices, spans };
}

/** The result of a moment that was found. */
export function once(
  reading: Extract<MomentReading, { kind: "moment" }>,
  isDeadline: boolean,
  place: Place,
): OnceResult {
  const { at, grain, assumed, notes } = reading;
  return { kind: "once", at, grain, deadline: isDeadline, ...understood(place, assumed, notes) };
}

/** Readings that differ: 本周四（11月26日） is one. */
export function distinct<R extends AmbiguousResult["choices"][number]>(
  readings: readonly R[],
): readonly R[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = keyOf(reading);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function keyOf(reading: AmbiguousResult["choices"][number]): string {
  if (reading.kind === "once") return `${reading.at} ${reading.grain}`;
  if (reading.kind === "range") return `${reading.start} ${reading.end}`;
  return JSON.stringify(reading.recurrence);
}
