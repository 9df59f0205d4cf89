import { HolidayUtil } from "lunar-typescript";
import { expect, test } from "vitest";
import { dayMs } from "../../../src/core/clock.ts";
import { createWorkCalendar, publishedYears } from "../../../src/time/calendar/create.ts";
import type { CalendarDate } from "../../../src/time/dates/calendar-date.ts";

const china = createWorkCalendar("cn");

test("2024 to 2026 are what an independent package says of each day", () => {
  const differing: string[] = [];
  for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2027, 0, 1); day += dayMs) {
    const date = dateOf(day);
    const listed = HolidayUtil.getHoliday(date.year, date.month, date.day);
    const isWeekday = ![0, 6].includes(new Date(day).getUTCDay());
    const isWorked = listed === null ? isWeekday : listed.isWork();
    if (china.isWorkday(date) !== isWorked) differing.push(JSON.stringify(date));
  }
  expect(differing).toEqual([]);
});

test.each([
  ["2026-02-14", true, undefined],
  ["2026-02-16", false, "春节"],
  ["2026-09-20", true, undefined],
  ["2026-09-25", false, "中秋节"],
  ["2026-10-10", true, undefined],
  ["2026-11-21", false, undefined],
  ["2026-11-23", true, undefined],
])("%s is worked: %s", (text, isWorked, name) => {
  const date = dateOf(Date.parse(text));
  expect(china.isWorkday(date)).toBe(isWorked);
  expect(china.holidayName(date)).toBe(name);
});

test("each published year names its source", () => {
  expect(publishedYears.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  for (const { year, source } of publishedYears) {
    expect(source).toContain(`国务院办公厅关于${year}年部分节假日安排的通知`);
  }
});

test("a year that is not published is Monday to Friday without the days of the law, and says so", () => {
  expect(china.covers(2026)).toBe(true);
  expect(china.covers(2027)).toBe(false);
  const daysOff = [];
  for (let day = Date.UTC(2027, 0, 1); day < Date.UTC(2028, 0, 1); day += dayMs) {
    const date = dateOf(day);
    if (china.holidayName(date) !== undefined) daysOff.push(iso(day));
    expect(china.isWorkday(date)).toBe(
      ![0, 6].includes(new Date(day).getUTCDay()) && china.holidayName(date) === undefined,
    );
  }
  // 除夕 to 正月初三 of 2027 are 5 to 8 February, 清明 is 5 April, 端午 9 June, 中秋 15 September.
  expect(daysOff).toEqual([
    "2027-01-01",
    "2027-02-05",
    "2027-02-06",
    "2027-02-07",
    "2027-02-08",
    "2027-04-05",
    "2027-05-01",
    "2027-05-02",
    "2027-06-09",
    "2027-09-15",
    "2027-10-01",
    "2027-10-02",
    "2027-10-03",
  ]);
});

test("weekdays is Monday to Friday, of every year", () => {
  const weekdays = createWorkCalendar("weekdays");
  expect(weekdays.isWorkday({ year: 2026, month: 10, day: 1 })).toBe(true);
  expect(weekdays.isWorkday({ year: 2026, month: 10, day: 10 })).toBe(false);
  expect(weekdays.covers(2099)).toBe(true);
});

test("a company lays its days over the published ones", () => {
  const company = createWorkCalendar({
    base: "cn",
    daysOff: [{ date: { year: 2026, month: 12, day: 24 }, name: "年会" }],
    workdays: [{ year: 2026, month: 10, day: 1 }],
    complete: [2027],
  });
  expect(company.isWorkday({ year: 2026, month: 12, day: 24 })).toBe(false);
  expect(company.holidayName({ year: 2026, month: 12, day: 24 })).toBe("年会");
  expect(company.isWorkday({ year: 2026, month: 10, day: 1 })).toBe(true);
  expect(company.isWorkday({ year: 2026, month: 10, day: 2 })).toBe(false);
  // The company says that its file has all days of 2027: nothing of the law is added.
  expect(company.covers(2027)).toBe(true);
  expect(company.isWorkday({ year: 2027, month: 1, day: 1 })).toBe(true);
});

function dateOf(utc: number): CalendarDate {
  const date = new Date(utc);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function iso(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}
