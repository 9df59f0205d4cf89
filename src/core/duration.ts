import { dayMs, hourMs, minuteMs, secondMs } from "./clock.ts";

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: secondMs,
  m: minuteMs,
  h: hourMs,
  d: dayMs,
  w: 7 * dayMs,
};

/** Milliseconds of `10s`, `5m`, `2h`, `1d`, `1h30m`; undefined when it is not a duration. */
export function parseDuration(text: string): number | undefined {
  const compact = text.trim().toLowerCase();
  if (!/^(?:\d{1,9}(?:ms|[smhdw]))+$/u.test(compact)) return undefined;
  let totalMs = 0;
  for (const [, count = "", unit = ""] of compact.matchAll(/(\d+)(ms|[smhdw])/gu)) {
    totalMs += Number(count) * (unitMs[unit] ?? 0);
  }
  return totalMs;
}
