import { dayMs, hourMs, minuteMs, secondMs } from "../core/clock.ts";

const units: Readonly<Record<string, number>> = {
  s: secondMs,
  m: minuteMs,
  h: hourMs,
  d: dayMs,
};

/** Milliseconds of `30s`, `10m`, `24h`, `7d`; `undefined` for anything else, more than 366 days included. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const durationMs = Number(count) * (units[unit ?? ""] ?? Number.NaN);
  return durationMs > 0 && durationMs <= 366 * dayMs ? durationMs : undefined;
}
