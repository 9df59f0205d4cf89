import { parseDuration } from "../../core/duration.ts";

/** Milliseconds of `2h`, `1h30m` or, back in time, `-5m`; `undefined` when it is none. */
export function parseJump(text: string): number | undefined {
  const isBack = text.startsWith("-");
  const durationMs = parseDuration(isBack ? text.slice(1) : text);
  return durationMs !== undefined && isBack ? -durationMs : durationMs;
}
