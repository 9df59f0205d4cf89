import { compose } from "./compose.ts";
import { leftOver } from "./left-over.ts";
import { resolvePhrase } from "./resolve.ts";
import type { TimeContext, TimeResult } from "./time-result.ts";

/**
 * Finds the time in a text, in Chinese or English or both at once, wherever it stands. Never throws, never guesses
 * silently: what was only half understood, or can be read in two ways, is `ambiguous`.
 */
export function understandTime(text: string, context: TimeContext): TimeResult {
  const found = compose(text);
  if (found === undefined) return { kind: "none", reason: "none", spans: [] };
  const { phrase, spans } = found;
  const start = spans[0]?.[0] ?? 0;
  const end = spans.at(-1)?.[1] ?? 0;
  const words = text.slice(start, end);
  return resolvePhrase(phrase, context, { rest: leftOver(text, spans), spans, words });
}
