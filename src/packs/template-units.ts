import type { Liquid } from "liquidjs";
import { dayMs, hourMs, minuteMs, secondMs } from "../core/clock.ts";
import type { Locale } from "../core/locale.ts";

/** Filters for lengths of time and sizes: `${{ ms | duration }}` is 1 小时 30 分钟, `${{ size | bytes }}` is 1.5 MB. */
export function registerUnits(engine: Liquid, locale: Locale): void {
  engine.registerFilter("duration", (ms: unknown) => durationText(numberIn(ms), locale));
  engine.registerFilter("bytes", (size: unknown) => bytesText(numberIn(size)));
}

const units: readonly (readonly [number, string, string])[] = [
  [dayMs, "天", "d"],
  [hourMs, "小时", "h"],
  [minuteMs, "分钟", "min"],
  [secondMs, "秒", "s"],
];

/** The two largest units: seconds of a day interest nobody. */
function durationText(ms: number, locale: Locale): string {
  let left = Math.abs(ms);
  const parts: string[] = [];
  for (const [unitMs, zh, en] of units) {
    const count = Math.floor(left / unitMs);
    left -= count * unitMs;
    if (count > 0) parts.push(`${count} ${locale === "en" ? en : zh}`);
  }
  const shown = parts.slice(0, 2).join(" ");
  if (shown === "") return locale === "en" ? "0 s" : "0 秒";
  return ms < 0 ? `-${shown}` : shown;
}

function bytesText(size: number): string {
  const exponent = Math.min(Math.floor(Math.log2(Math.max(size, 1)) / 10), 4);
  const shown = size / 1024 ** exponent;
  const digits = exponent === 0 || shown >= 100 ? 0 : 1;
  return `${shown.toFixed(digits)} ${["B", "KB", "MB", "GB", "TB"][exponent] ?? "B"}`;
}

function numberIn(value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new TypeError("this filter takes a number");
}
