import { secondMs } from "../core/clock.ts";
import type { Candidate } from "./grammar/candidate.ts";
import { compose } from "./grammar/compose.ts";
import { leftOver } from "./grammar/left-over.ts";
import { countsWorkdays, notCoveredNotes } from "./resolve/not-covered.ts";
import { resolvePhrase } from "./resolve/resolve.ts";
import { ask } from "./resolve/results.ts";
import { monthFirst, unreadBeside, whichOne } from "./describe/time-texts.ts";
import type { AmbiguousResult, TimeContext, TimeResult } from "./time-result.ts";
import { leavesUnread, lengthAhead } from "./grammar/unread.ts";

/**
 * Finds the time in a text, in Chinese or English or both at once, wherever it stands. Never throws, never guesses
 * silently: what was only half understood, or can be read in two ways, is `ambiguous`.
 */
export function understandTime(text: string, context: TimeContext): TimeResult {
  const [first, ...others] = compose(text).map((one) => resolved(one, text, context));
  if (first === undefined) return { kind: "none", reason: "none", spans: [] };
  return others.length === 0 ? first : oneOf([first, ...others]);
}

function resolved(one: Candidate, text: string, context: TimeContext): TimeResult {
  const { phrase, spans, start, end } = one;
  const place = { rest: leftOver(text, spans), spans, words: text.slice(start, end) };
  const { now, zone } = context;
  const result = withOrder(resolvePhrase(phrase, context, place), place.words);
  if (leavesUnread(text, one, now, zone)) {
    const choices = earlierOrThen(result, text, context);
    const question = choices.length === 0 ? unreadBeside(place.words) : whichOne;
    return ask(question, place, choices);
  }
  if (result.kind !== "once" || !countsWorkdays(phrase)) return result;
  return { ...result, notes: [...result.notes, ...notCoveredNotes([result.at], context)] };
}

/** 03/04/2027 may be the 3rd of April. */
function withOrder(result: TimeResult, words: string): TimeResult {
  if (result.kind === "none" || result.kind === "ambiguous") return result;
  const [, first, second] = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/\d{4}(?!\d)/u.exec(words) ?? [];
  if (first === undefined || second === undefined || first === second) return result;
  const isOpen = Number(first) <= 12 && Number(second) <= 12;
  return isOpen ? { ...result, notes: [...result.notes, monthFirst] } : result;
}

/** 明天8点的飞机，提前两小时提醒我: two hours before, or then; none when no length is said. */
function earlierOrThen(
  result: TimeResult,
  text: string,
  context: TimeContext,
): AmbiguousResult["choices"] {
  const ahead = lengthAhead(text);
  const length = ahead && understandTime(ahead.length, context);
  if (result.kind !== "once" || length?.kind !== "duration" || ahead === undefined) return [];
  const at = result.at - length.seconds * secondMs;
  const spans = [...result.spans, ahead.span].toSorted(([a], [b]) => a - b);
  const earlier = { ...result, at, spans, rest: leftOver(text, spans) };
  return at > context.now ? [earlier, result] : [result];
}

/** Two readings of a text; where only one of them can be, it is that one. */
function oneOf(results: readonly TimeResult[]): TimeResult {
  const choices: AmbiguousResult["choices"][number][] = [];
  for (const result of results) {
    if (result.kind === "once" || result.kind === "range" || result.kind === "recurring")
      choices.push(result);
  }
  const [only, another] = choices;
  const asked = results.find(({ kind }) => kind === "ambiguous");
  if (asked !== undefined) return asked;
  if (only === undefined) return results.at(-1) ?? { kind: "none", reason: "none", spans: [] };
  if (another === undefined) return only;
  return {
    kind: "ambiguous",
    question: whichOne,
    choices,
    spans: results.flatMap(({ spans }) => spans),
  };
}
