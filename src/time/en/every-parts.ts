import type { DayPart, EverySpec, Piece } from "../grammar/piece.ts";
import { readEveryWord, readNth } from "./every-unit.ts";
import { readBarePart, readPartAfterDay } from "./parts.ts";
import { after, type Found, lexicon, textAt, type Word } from "./words.ts";

/** The part of each day: every monday morning, weekday mornings. */
export function withPart(words: readonly Word[], rule: Found<EverySpec>): Found<Piece> {
  const every: Piece = { type: "every", every: rule.value };
  const isOfDays = rule.value.unit !== "minute" && rule.value.unit !== "hour";
  const part = isOfDays
    ? (readParts(words, rule.next) ?? readPartAfterDay(words, rule.next))
    : undefined;
  if (part === undefined) return { value: every, next: rule.next };
  return {
    value: { type: "group", pieces: [every, { type: "part", part: part.value }] },
    next: part.next,
  };
}

export function ofDayParts({
  value,
  next,
}: Found<{ readonly interval: number; readonly part: DayPart }>): Found<Piece> {
  const every = { unit: "day", interval: value.interval } as const;
  return {
    value: {
      type: "group",
      pieces: [
        { type: "every", every },
        { type: "part", part: value.part },
      ],
    },
    next,
  };
}

/** Another part of the same days: every morning and evening. */
export function withMoreParts(words: readonly Word[], found: Found<Piece>): Found<Piece> {
  const next = after(words, found.next, "and");
  const more =
    next === undefined ? undefined : (readParts(words, next) ?? readBarePart(words, next));
  if (more === undefined || found.value.type !== "group") return found;
  const { pieces } = found.value;
  const part: Piece = { type: "part", part: more.value };
  return {
    value: { type: "group", pieces: [...pieces, { type: "mark", mark: "and" }, part] },
    next: more.next,
  };
}

/** mornings, evenings: the part of each day. */
export const readParts = lexicon<DayPart>({
  mornings: "morning",
  afternoons: "afternoon",
  evenings: "evening",
  nights: "night",
  nightly: "night",
});

/** mornings, on evenings, nightly. */
export function readPartPlural(
  words: readonly Word[],
  at: number,
): Found<{ interval: number; part: DayPart }> | undefined {
  const found = readParts(words, at);
  const isCounted =
    textAt(words, at) === "nights" && words[at - 1] !== undefined && textAt(words, at - 1) !== "on";
  return found === undefined || isCounted
    ? undefined
    : { value: { interval: 1, part: found.value }, next: found.next };
}

/** every morning, each night, every other evening. */
export function readEveryPart(
  words: readonly Word[],
  at: number,
): Found<{ interval: number; part: DayPart }> | undefined {
  const every = readEveryWord(words, at);
  if (every === undefined) return undefined;
  const nth = readNth(words, every.next);
  const part = readBarePart(words, nth?.next ?? every.next);
  return part && { value: { interval: nth?.value ?? 1, part: part.value }, next: part.next };
}
