import { minuteMs } from "../core/clock.ts";
import { instantOf, wallTime } from "./zone.ts";

/** A moment named by day, by time of day, or by both. */
export interface Point {
  /** Undefined when the calendar or the clock has no such moment. */
  readonly at: number | undefined;
  readonly assumed: readonly string[];
  /** How many characters it takes. */
  readonly length: number;
}

// The time of day of a date that came without one.
const defaultHour = 9;

/** The moment at the start of `text`, which is half-width and in lower case: `明天 15:00`, `2026-11-24T15:00Z`. */
export function takePoint(text: string, now: number, zone: string): Point | undefined {
  return dated(text, zone) ?? relativeDay(text, now, zone) ?? clockOnly(text, now, zone);
}

const clockSource =
  "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?(?!\\d|:\\d)(?:\\s{0,3}([ap])\\.?m\\b\\.?)?";
const clockPattern = new RegExp(`^(?:at\\s{1,3})?${clockSource}`, "u");
const datedPattern = new RegExp(
  "^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)" +
    `(?:(?:t|\\s{0,3}(?:at\\s{1,3})?)${clockSource}\\s?(z(?![a-z])|[+-]\\d{2}:?\\d{2}(?!\\d))?)?`,
  "u",
);
const relativePattern = new RegExp(
  `^(今天|今日|明天|明日|后天|後天|today(?![a-z'])|tomorrow(?![a-z']))(?:\\s{0,3}(?:at\\s{1,3})?${clockSource})?`,
  "u",
);

function dated(text: string, zone: string): Point | undefined {
  const found = datedPattern.exec(text);
  if (found === null) return undefined;
  const [whole, year, , month, day, hour, minute, second, half, offset] = found;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const length = whole.trimEnd().length;
  if (!isDate(date)) return { at: undefined, assumed: [], length };
  if (hour === undefined) return dayAlone(date, zone, length);
  const clock = clockOf(hour, minute, second, half);
  if (clock === undefined) return { at: undefined, assumed: [], length };
  const at =
    offset === undefined
      ? instantOf({ ...date, ...clock }, zone)
      : instantOf({ ...date, ...clock }, "UTC") - offsetMinutes(offset) * minuteMs;
  return { at, assumed: [], length };
}

function relativeDay(text: string, now: number, zone: string): Point | undefined {
  const found = relativePattern.exec(text);
  if (found === null) return undefined;
  const [whole, word = "", hour, minute, second, half] = found;
  const today = wallTime(now, zone);
  const daysOn = /^[今]|^today/u.test(word) ? 0 : /^明|^tom/u.test(word) ? 1 : 2;
  const date = { year: today.year, month: today.month, day: today.day + daysOn };
  const length = whole.trimEnd().length;
  if (hour === undefined) return dayAlone(date, zone, length);
  const clock = clockOf(hour, minute, second, half);
  const at = clock === undefined ? undefined : instantOf({ ...date, ...clock }, zone);
  return { at, assumed: [], length };
}

function clockOnly(text: string, now: number, zone: string): Point | undefined {
  const found = clockPattern.exec(text);
  if (found === null) return undefined;
  const [whole, hour, minute, second, half] = found;
  const length = whole.trimEnd().length;
  const clock = clockOf(hour, minute, second, half);
  if (clock === undefined) return { at: undefined, assumed: [], length };
  const { year, month, day } = wallTime(now, zone);
  const next = [0, 1, 2]
    .map((daysOn) => instantOf({ year, month, day: day + daysOn, ...clock }, zone))
    .find((at) => at > now);
  return { at: next, assumed: ["day"], length };
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayAlone(date: DateParts, zone: string, length: number): Point {
  const at = instantOf({ ...date, hour: defaultHour, minute: 0 }, zone);
  return { at, assumed: ["time"], length };
}

function isDate({ year, month, day }: DateParts): boolean {
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
}

/** 24:00 is the end of the day; with am or pm the hours are 1 to 12. */
function clockOf(
  hourText: string | undefined,
  minuteText: string | undefined,
  secondText: string | undefined,
  half: string | undefined,
): { hour: number; minute: number; second: number } | undefined {
  const said = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText ?? 0);
  if (minute > 59 || second > 59) return undefined;
  if (half !== undefined) {
    if (said < 1 || said > 12) return undefined;
    return { hour: (said % 12) + (half === "p" ? 12 : 0), minute, second };
  }
  if (said > 24 || (said === 24 && minute + second > 0)) return undefined;
  return { hour: said, minute, second };
}

function offsetMinutes(offset: string): number {
  if (offset === "z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith("-") ? -minutes : minutes;
}
