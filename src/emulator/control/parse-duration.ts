import { dayMs, hourMs, minuteMs, secondMs } from "../../core/clock.ts";

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: secondMs,
  m: minuteMs,
  h: hourMs,
  d: dayMs,
};

/** Reads `2h`, `10m`, `30s`, `1d`, `500ms`, `1h30m` or `-5m`; `undefined` when it is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^-?(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  const sizes = text
    .matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)
    .map(([, number, unit]) => Number(number) * (units[unit ?? ""] ?? 0));
  const sum = [...sizes].reduce((total, size) => total + size, 0);
  return text.startsWith("-") ? -sum : sum;
}
