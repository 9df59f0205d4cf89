import { Solar } from "lunar-typescript";
import { expect, test } from "vitest";
import { dayMs } from "../../src/core/clock.ts";
import {
  daysInLunarMonth,
  gregorianToLunar,
  leapMonth,
  lunarToGregorian,
} from "../../src/time/dates/lunar.ts";

test("each day from 1900 to 2100 is the one of lunar-typescript, there and back", () => {
  const differing: string[] = [];
  let days = 0;
  for (let day = Date.UTC(1900, 0, 31); day < Date.UTC(2101, 0, 29); day += dayMs) {
    const gregorian = dateOf(day);
    const expected = Solar.fromYmd(gregorian.year, gregorian.month, gregorian.day).getLunar();
    const lunar = gregorianToLunar(gregorian);
    const back = lunar && lunarToGregorian(lunar.year, lunar.month, lunar.day, lunar.isLeapMonth);
    const isSame =
      lunar?.year === expected.getYear() &&
      lunar.month === Math.abs(expected.getMonth()) &&
      lunar.isLeapMonth === expected.getMonth() < 0 &&
      lunar.day === expected.getDay() &&
      JSON.stringify(back) === JSON.stringify(gregorian);
    if (!isSame) differing.push(JSON.stringify(gregorian));
    days++;
  }
  expect(differing).toEqual([]);
  expect(days).toBe(73_412);
});

test("a lunar day that does not exist is none", () => {
  expect(lunarToGregorian(2026, 12, 30)).toBeUndefined();
  expect(lunarToGregorian(2026, 6, 1, true)).toBeUndefined();
  expect(lunarToGregorian(2025, 6, 30, true)).toBeUndefined();
  expect(lunarToGregorian(2026, 13, 1)).toBeUndefined();
  expect(lunarToGregorian(2026, 1, 0)).toBeUndefined();
});

test("leap months and lengths of months", () => {
  expect(leapMonth(2025)).toBe(6);
  expect(leapMonth(2026)).toBe(0);
  expect(daysInLunarMonth(2025, 6, true)).toBe(29);
  expect(lunarToGregorian(2025, 6, 1, true)).toEqual({ year: 2025, month: 7, day: 25 });
});

test("outside of the table there is no answer rather than a wrong one", () => {
  expect(gregorianToLunar({ year: 1900, month: 1, day: 30 })).toBeUndefined();
  expect(gregorianToLunar({ year: 2101, month: 1, day: 29 })).toBeUndefined();
  expect(lunarToGregorian(1899, 1, 1)).toBeUndefined();
  expect(lunarToGregorian(2101, 1, 1)).toBeUndefined();
  expect(leapMonth(2101)).toBeUndefined();
});

function dateOf(utc: number) {
  const date = new Date(utc);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
