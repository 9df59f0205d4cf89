import { leftOver } from "../time/grammar/left-over.ts";
import { readEventWords, withoutEventWords } from "../time/event-words.ts";
import { understandTime } from "../time/understand.ts";
import type { TimeResult } from "../time/time-result.ts";
import type { ParseContext } from "./parse-arguments.ts";

/** A time somewhere in a text, and the text without it. */
export interface FoundTime {
  readonly result: TimeResult;
  /** The words of the time. */
  readonly words: string;
  /** Characters of it. */
  readonly length: number;
  /** The text that is left, verbatim. */
  readonly left: string;
}

/** The time in a text, understood or half understood; undefined where there is none. */
export function findTime(text: string, { now, zone, time }: ParseContext): FoundTime | undefined {
  return found(text, understandTime(text, { ...time, now, zone }));
}

/**
 * When an event is, in a text: how long it is and 提前10分钟提醒 belong to it. `plain` is what `findTime` found, which it
 * is where no such words are said.
 */
export function findSpan(
  text: string,
  plain: FoundTime | undefined,
  { now, zone, time }: ParseContext,
): FoundTime | undefined {
  const words = readEventWords(text);
  const bare = withoutEventWords(text, words)
    .replace(movedFrom, (to) => " ".repeat(to.length))
    .replaceAll(eventId, (id) => "e".repeat(id.length));
  if (bare === text) return plain;
  return found(text, understandTime(bare, { ...time, now, zone }), words.spans);
}

/** The number of E10 is no time. */
const eventId = /(?<![a-z0-9])E\d{1,9}(?![a-z0-9])/giu;

/** 改到9点到10点, move it to 9 to 10: only the second says until when. */
const movedFrom =
  /(?<=改期?|推迟|延迟|延期|提前|延后|推后|顺延|调整?|换|挪|移|定|E\d{1,9} ?)[到至]|(?<=\b(?:move|reschedule|push|postpone|change|shift|bring|put|delay|edit)\b.{1,60})\bto\b/iu;

/** The stretch of time in a text that is asked about: 有空 says no time in 明天有空吗. */
export function findPeriod(
  text: string,
  plain: FoundTime | undefined,
  { now, zone, time }: ParseContext,
): FoundTime | undefined {
  const masked = text.replace(/(?<=有)空/gu, "暇");
  return masked === text ? plain : found(text, understandTime(masked, { ...time, now, zone }));
}

function found(
  text: string,
  result: TimeResult,
  others: TimeResult["spans"] = [],
): FoundTime | undefined {
  if (result.spans.length === 0) return undefined;
  if (result.kind === "none" && result.why === undefined) return undefined;
  const spans = [...result.spans, ...others].toSorted(([a], [b]) => a - b);
  const words = spans.map(([start, end]) => text.slice(start, end));
  return {
    result,
    words: words.join(" "),
    length: words.join("").length,
    left: leftOver(text, spans),
  };
}

/**
 * Whether a time that need not be said is part of what is to be done instead: 写明天的议程, 把会改到3点, a talk of
 * 30 minutes.
 */
export function isOfContent(text: string, { result }: FoundTime): boolean {
  if (result.kind === "duration") return true;
  return result.spans.some(
    ([start, end]) =>
      /^\s*(?:的(?!时候|時候)|'s\b)/u.test(text.slice(end, end + 12)) ||
      movesTo.test(text.slice(Math.max(0, start - 12), start)),
  );
}

const movesTo =
  /(?:[改推延挪定约約订訂]|安排|提前|推迟|推遲)(?:到|至|在|成|为|為)\s*$|\b(?:move|push|postpone|reschedule)\b[^,.]*\bto\s*$/u;
