import { hourMs, minuteMs, secondMs } from "../core/clock.ts";
import { numeralSource, numeralValue } from "./numeral.ts";

/** A length of time from now: days keep the wall clock, the rest is elapsed time. */
export interface Delay {
  readonly days: number;
  readonly elapsedMs: number;
  /** How many characters it takes. */
  readonly length: number;
}

/** The delay at the start of `text`, which is half-width and in lower case: `in 1h30m`, `一个半小时后`. */
export function takeDelay(text: string): Delay | undefined {
  return english(text) ?? chinese(text);
}

const englishPart =
  "(?:\\d{1,12}(?:\\.\\d{1,3})?|half an\\s|an?\\s)\\s{0,3}(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|[smhdw])";
// A unit ends where a letter does not follow: "in 10 mangoes" is no time.
const englishDelay = new RegExp(
  `^(?:in\\s{0,3}(${englishPart}(?:(?:\\s{0,3}(?:and|,)?\\s{0,3})${englishPart}){0,4})(?![a-z])|` +
    `(${englishPart}(?:\\s{0,3}${englishPart}){0,4})\\s{0,3}(?:以后|之后|后))`,
  "u",
);
const englishPieces = new RegExp(
  "(\\d{1,12}(?:\\.\\d{1,3})?|half an\\s|an?\\s)\\s{0,3}(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|[smhdw])",
  "gu",
);

function english(text: string): Delay | undefined {
  const found = englishDelay.exec(text);
  if (found === null) return undefined;
  const parts = [...(found[1] ?? found[2] ?? "").matchAll(englishPieces)];
  return sum(
    parts.map(([, count = "", unit = ""]) => ({
      count: englishCount(count),
      unit: unit.charAt(0),
    })),
    found[0].length,
  );
}

function englishCount(text: string): number {
  if (text.startsWith("half")) return 0.5;
  return text.startsWith("a") ? 1 : Number(text);
}

const chineseUnit =
  "(?:个半|個半)?(?:分钟|分鐘|分|秒钟|秒鐘|秒|个小时|個小時|小时|小時|个钟头|個鐘頭|钟头|鐘頭|天|个星期|個星期|星期|个礼拜|礼拜|周|刻钟|刻鐘)半?";
const chinesePart = `(?:${numeralSource}|半个?|半個)\\s?${chineseUnit}`;
const chineseDelay = new RegExp(
  `^((?:${chinesePart}\\s?零?){1,4})(?:以后|以後|之后|之後|后|後)`,
  "u",
);
const chinesePieces = new RegExp(
  `(${numeralSource}|半)(?:个|個)?(半?)\\s?(?:个|個)?(分|秒|小时|小時|钟头|鐘頭|天|星期|礼拜|周|刻)(?:钟|鐘)?(半?)`,
  "gu",
);

function chinese(text: string): Delay | undefined {
  const found = chineseDelay.exec(text);
  if (found === null) return undefined;
  const parts = [...(found[1] ?? "").matchAll(chinesePieces)];
  return sum(
    parts.map(([, count = "", halfBefore = "", unit = "", halfAfter = ""]) => ({
      count: (count === "半" ? 0.5 : numeralValue(count)) + (halfBefore + halfAfter ? 0.5 : 0),
      unit: chineseUnits[unit] ?? "",
    })),
    found[0].length,
  );
}

const chineseUnits: Readonly<Record<string, string>> = {
  秒: "s",
  分: "m",
  刻: "q",
  小时: "h",
  小時: "h",
  钟头: "h",
  鐘頭: "h",
  天: "d",
  周: "w",
  星期: "w",
  礼拜: "w",
};

const elapsedUnitMs: Readonly<Record<string, number>> = {
  s: secondMs,
  m: minuteMs,
  q: 15 * minuteMs,
  h: hourMs,
};

function sum(
  parts: readonly { readonly count: number; readonly unit: string }[],
  length: number,
): Delay | undefined {
  let days = 0;
  let elapsedMs = 0;
  for (const { count, unit } of parts) {
    const unitMs = elapsedUnitMs[unit];
    if (unitMs === undefined) days += count * (unit === "w" ? 7 : 1);
    else elapsedMs += Math.round(count * unitMs);
  }
  // Half a day has no wall clock to keep, and nobody means twelve hours to the minute by it.
  if (!Number.isInteger(days)) return undefined;
  return { days, elapsedMs, length };
}
