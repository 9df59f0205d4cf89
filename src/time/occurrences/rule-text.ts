import type { Weekday } from "../dates/calendar-date.ts";
import type { Recurrence } from "./recurrence.ts";

/** The part of a recurrence that an RFC 5545 RRULE says here: which days, without times, bounds and calendar. */
export type RuleDays = Pick<
  Recurrence,
  "freq" | "interval" | "byDay" | "byMonthDay" | "byMonth" | "bySetPos"
>;

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE`: parts that say nothing are left out. */
export function writeRuleText(recurrence: RuleDays): string {
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos } = recurrence;
  const days = byDay?.map(({ weekday, nth }) => `${nth ?? ""}${weekdayNames[weekday - 1]}`);
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["FREQ", freq],
    ["INTERVAL", interval === 1 ? undefined : String(interval)],
    ["BYDAY", days?.join(",")],
    ["BYMONTHDAY", byMonthDay?.join(",")],
    ["BYMONTH", byMonth?.join(",")],
    ["BYSETPOS", bySetPos?.toString()],
  ];
  return parts
    .flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`${name}=${value}`]))
    .join(";");
}

/** Reads what `writeRuleText` writes. Throws a RangeError that names the part that is wrong. */
export function readRuleText(text: string): RuleDays {
  const parts = new Map<string, string>();
  for (const part of text.split(";")) {
    const [name = "", value = ""] = part.split("=", 2);
    if (!partNames.has(name) || parts.has(name)) throw wrong(part);
    parts.set(name, value);
  }
  const freq = frequencies.find((one) => one === parts.get("FREQ"));
  if (freq === undefined) throw wrong(`FREQ=${parts.get("FREQ") ?? ""}`);
  const interval = parts.get("INTERVAL");
  const days = parts.get("BYDAY");
  const byMonthDay = numbersOf(parts, "BYMONTHDAY", isMonthDay);
  const byMonth = numbersOf(parts, "BYMONTH", (value) => value >= 1 && value <= 12);
  const position = numbersOf(parts, "BYSETPOS", (value) => value !== 0 && Math.abs(value) <= 366);
  return {
    freq,
    interval: interval === undefined ? 1 : numberOf("INTERVAL", interval, isInterval),
    ...(days === undefined ? {} : { byDay: days.split(",").map(readDay) }),
    ...(byMonthDay === undefined ? {} : { byMonthDay }),
    ...(byMonth === undefined ? {} : { byMonth }),
    ...(position?.[0] === undefined ? {} : { bySetPos: position[0] }),
  };
}

const weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const partNames = new Set(["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"]);
const frequencies = ["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;

const isMonthDay = (value: number): boolean => value !== 0 && Math.abs(value) <= 31;
const isInterval = (value: number): boolean => value >= 1 && value <= 100_000;

function readDay(text: string): { readonly weekday: Weekday; readonly nth?: number } {
  const [, nth = "", name = ""] = /^(-?\d{1,2})?([A-Z]{2})$/u.exec(text) ?? [];
  const index = weekdayNames.indexOf(name);
  if (index === -1 || nth === "0") throw wrong(`BYDAY=${text}`);
  const weekday = (index + 1) as Weekday;
  return nth === "" ? { weekday } : { weekday, nth: Number(nth) };
}

function numbersOf(
  parts: ReadonlyMap<string, string>,
  name: string,
  isRight: (value: number) => boolean,
): readonly number[] | undefined {
  return parts
    .get(name)
    ?.split(",")
    .map((value) => numberOf(name, value, isRight));
}

function numberOf(name: string, text: string, isRight: (value: number) => boolean): number {
  const value = /^-?\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
  if (!isRight(value)) throw wrong(`${name}=${text}`);
  return value;
}

function wrong(part: string): RangeError {
  return new RangeError(`not a rule this version knows: ${part}`);
}
