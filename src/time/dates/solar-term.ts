import { dayMs, hourMs } from "../../core/clock.ts";
import type { CalendarDate } from "./calendar-date.ts";

/** The 24 solar terms (节气) in the order of the year, from 小寒 in January; each is 15° of the sun's longitude on. */
export const solarTerms = [
  "小寒",
  "大寒",
  "立春",
  "雨水",
  "惊蛰",
  "春分",
  "清明",
  "谷雨",
  "立夏",
  "小满",
  "芒种",
  "夏至",
  "小暑",
  "大暑",
  "立秋",
  "处暑",
  "白露",
  "秋分",
  "寒露",
  "霜降",
  "立冬",
  "小雪",
  "大雪",
  "冬至",
] as const;

export type SolarTerm = (typeof solarTerms)[number];

/** Of 小寒, in degrees. */
const firstLongitude = 285;
const chinaOffsetMs = 8 * hourMs;

// Terms so close to midnight that the formula takes the day beside the right one.
const corrections: Readonly<Record<string, 1 | -1>> = {
  "1912寒露": 1,
  "1917大雪": 1,
  "1923雨水": -1,
  "1950谷雨": -1,
  "1978小雪": 1,
  "2008小满": 1,
  "2014惊蛰": 1,
  "2016小暑": 1,
  "2045小暑": 1,
  "2047惊蛰": 1,
  "2051春分": -1,
  "2082大寒": 1,
  "2084芒种": 1,
  "2097立夏": 1,
};

/**
 * The day in China on which the sun reaches a term; checked for 1900 to 2100. Meeus, Astronomical Algorithms, 2nd edition, chapter 25
 * (apparent longitude to 0.01°, about a quarter of an hour).
 */
export function solarTermDate(term: SolarTerm, year: number): CalendarDate {
  const index = solarTerms.indexOf(term);
  const target = (firstLongitude + 15 * index) % 360;
  // Within two days of its place in an even year; one step of Newton's method gains three digits.
  let instant = Date.UTC(year, 0, 6) + index * 15.2184 * dayMs;
  for (let step = 0; step < 5; step++) {
    const behind = ((target - longitudeOfSun(instant) + 540) % 360) - 180;
    instant += (behind / 360) * 365.2422 * dayMs;
  }
  const local = new Date(instant + chinaOffsetMs + (corrections[`${year}${term}`] ?? 0) * dayMs);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

const j2000 = Date.UTC(2000, 0, 1, 12);

/** Apparent longitude of the sun in degrees. */
function longitudeOfSun(instant: number): number {
  // Terrestrial time is about a minute ahead of the clock between 1990 and 2060.
  const centuries = (instant + 69_000 - j2000) / (36_525 * dayMs);
  const mean = 280.46646 + centuries * (36_000.76983 + centuries * 0.0003032);
  const anomaly = 357.52911 + centuries * (35_999.05029 - centuries * 0.0001537);
  const center =
    (1.914602 - centuries * (0.004817 + centuries * 0.000014)) * sine(anomaly) +
    (0.019993 - centuries * 0.000101) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const apparent = mean + center - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * centuries);
  return ((apparent % 360) + 360) % 360;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
