import { dayMs } from "../../core/clock.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { firstLunarYear, lunarYears } from "./lunar-table.ts";

/** A day of the Chinese lunar calendar (农历). */
export interface LunarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 30. */
  readonly day: number;
  readonly isLeapMonth: boolean;
}

const firstDay = Date.UTC(1900, 0, 31) / dayMs;

let sums: readonly number[] | undefined;

/** Days of the table before a lunar year; also of the one after its last. */
function daysBefore(year: number): number | undefined {
  // When somebody first asks: most who load this never do.
  sums ??= sumsOf(lunarYears.map((_, index) => daysInYear(firstLunarYear + index)));
  return sums[year - firstLunarYear];
}

/** What comes before each number, and after the last. */
function sumsOf(numbers: readonly number[]): number[] {
  const found = [0];
  for (const number of numbers) found.push((found.at(-1) ?? 0) + number);
  return found;
}

/** Which month is repeated in a lunar year; 0 when none is, undefined outside of 1900–2100. */
export function leapMonth(year: number): number | undefined {
  const bits = bitsOf(year);
  return bits === undefined ? undefined : (bits >> 12) & 0xf;
}

/** 29 or 30; undefined when there is no such month, or outside of 1900–2100. */
export function daysInLunarMonth(
  year: number,
  month: number,
  isLeapMonth = false,
): number | undefined {
  const bits = bitsOf(year);
  if (bits === undefined || month < 1 || month > 12) return undefined;
  if (!isLeapMonth) return (bits >> (month - 1)) & 1 ? 30 : 29;
  return leapMonth(year) === month ? 29 + ((bits >> 16) & 1) : undefined;
}

/** The Gregorian date of a lunar one; undefined when that lunar day does not exist, or outside of 1900–2100. */
export function lunarToGregorian(
  year: number,
  month: number,
  day: number,
  isLeapMonth = false,
): CalendarDate | undefined {
  const length = daysInLunarMonth(year, month, isLeapMonth);
  if (length === undefined || day < 1 || day > length) return undefined;
  let days = (daysBefore(year) ?? 0) + day - 1;
  for (const before of monthsOf(year)) {
    if (before.month === month && before.isLeapMonth === isLeapMonth) break;
    days += before.length;
  }
  const date = new Date((firstDay + days) * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The lunar date of a Gregorian one; undefined before 31 January 1900 and after the lunar year 2100. */
export function gregorianToLunar({ year, month, day }: CalendarDate): LunarDate | undefined {
  const days = Date.UTC(year, month - 1, day) / dayMs - firstDay;
  // Lunar new year is between 21 January and 21 February.
  const index = (daysBefore(year) ?? Infinity) <= days ? 0 : -1;
  const lunarYear = year + index;
  let left = days - (daysBefore(lunarYear) ?? Infinity);
  if (!(left >= 0) || bitsOf(lunarYear) === undefined) return undefined;
  for (const one of monthsOf(lunarYear)) {
    if (left < one.length) {
      return { year: lunarYear, month: one.month, day: left + 1, isLeapMonth: one.isLeapMonth };
    }
    left -= one.length;
  }
  return undefined;
}

function monthsOf(year: number) {
  const leap = leapMonth(year);
  return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
    const plain = { month, isLeapMonth: false, length: daysInLunarMonth(year, month) ?? 0 };
    if (month !== leap) return [plain];
    return [plain, { month, isLeapMonth: true, length: daysInLunarMonth(year, month, true) ?? 0 }];
  });
}

function daysInYear(year: number): number {
  return monthsOf(year).reduce((sum, { length }) => sum + length, 0);
}

function bitsOf(year: number): number | undefined {
  return lunarYears[year - firstLunarYear];
}
