import { buildPhrase } from "./build-phrase.ts";
import type { Moment, Phrase } from "./phrase.ts";
import type { Item } from "./scan.ts";

/** A phrase that may be the time of a text, and where its words stand. */
export interface Candidate {
  readonly items: readonly Item[];
  readonly phrase: Phrase;
  readonly spans: readonly (readonly [number, number])[];
  /** From its first word to its last. */
  readonly start: number;
  readonly end: number;
}

export function candidateOf(
  items: readonly Item[],
  spans?: readonly (readonly [number, number])[],
): Candidate {
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const phrase = buildPhrase(items.map(({ piece }) => piece));
  return { items, phrase, spans: spans ?? [[start, end]], start, end };
}

/** How much of a time a phrase is. */
export type Completeness = "complete" | "day" | "clock" | "part" | "length" | "bound" | "nothing";

/** A day or a rule with a time of day is complete, and so are a delay and a range of times. */
export function completeness({ phrase }: Candidate): Completeness {
  const all: readonly Moment[] = [...phrase.moments, phrase.from ?? {}, phrase.to ?? {}];
  const hasClock = all.some(({ clock }) => clock !== undefined);
  const hasPart = all.some(({ part }) => part !== undefined);
  const hasDay = all.some(({ day }) => day !== undefined);
  const { every, shift, invalid } = phrase;
  if (invalid !== undefined) return "day";
  if (isBound(phrase) && !hasDay) return "bound";
  if (every?.unit === "minute" || every?.unit === "hour") return "complete";
  if (every !== undefined || hasDay) return hasClock ? "complete" : "day";
  if (shift !== undefined) return hasClock || isTimePassing(phrase) ? "complete" : "day";
  if (hasClock) return "clock";
  if (hasPart) return "part";
  return phrase.length !== undefined || phrase.isVague ? "length" : "nothing";
}

function isTimePassing({ shift }: Phrase): boolean {
  const { hours, minutes, seconds } = shift?.length ?? {};
  return [hours, minutes, seconds].some((count) => count !== undefined && count > 0);
}

/** Whether it only says how long a rule goes on, or when it does not: 到年底为止, 共5次, 周三除外. */
export function isBound({
  every,
  moments,
  from,
  to,
  shift,
  length,
  count,
  except,
  onHoliday,
}: Phrase): boolean {
  if (every !== undefined || from !== undefined || shift !== undefined || length !== undefined) {
    return false;
  }
  if (moments.length > 0 || to?.clock !== undefined || to?.part !== undefined) return false;
  return (
    to?.day !== undefined || count !== undefined || except.length > 0 || onHoliday !== undefined
  );
}

/** 出差两天 下周一出发: beside a day without a clock a length says nothing of the time, and is content. */
export function withoutIdleLength(one: Candidate): Candidate {
  const { items, phrase } = one;
  const all: readonly Moment[] = [...phrase.moments, phrase.from ?? {}, phrase.to ?? {}];
  const isUsed =
    phrase.every !== undefined ||
    all.every(({ day }) => day === undefined) ||
    all.some(({ clock }) => clock !== undefined);
  if (phrase.length === undefined || isUsed) return one;
  const kept = items.filter(({ piece }) => piece.type !== "length");
  const isAtEdge = [items[0], items.at(-1)].some((item) => item?.piece.type === "length");
  if (isAtEdge) return candidateOf(kept);
  return { ...one, phrase: { ...phrase, isHalfUnderstood: true } };
}
