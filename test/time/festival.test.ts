import { expect, test } from "vitest";
import { festivalDate, festivals } from "../../src/time/dates/festival.ts";

test.each([
  ["national-day", 2026, "2026-10-01"],
  ["spring-festival-eve", 2024, "2024-02-09"],
  ["spring-festival-eve", 2026, "2026-02-16"],
  ["spring-festival", 2027, "2027-02-06"],
  ["dragon-boat", 2026, "2026-06-19"],
  ["mid-autumn", 2026, "2026-09-25"],
  ["laba", 2026, "2026-01-26"],
  ["little-new-year", 2026, "2026-02-10"],
  ["清明", 2026, "2026-04-05"],
  ["冬至", 2026, "2026-12-22"],
  ["thanksgiving", 2026, "2026-11-26"],
  ["black-friday", 2026, "2026-11-27"],
  ["mother-day", 2026, "2026-05-10"],
  ["father-day", 2026, "2026-06-21"],
  ["memorial-day", 2026, "2026-05-25"],
  ["memorial-day", 2027, "2027-05-31"],
  ["us-labor-day", 2026, "2026-09-07"],
  ["easter", 2025, "2025-04-20"],
  ["easter", 2026, "2026-04-05"],
  ["easter", 2038, "2038-04-25"],
  ["good-friday", 2026, "2026-04-03"],
])("%s of %i is on %s", (festival, year, expected) => {
  expect(isoOf(festivalDate(festival, year))).toBe(expected);
});

test("each festival is once in each year, or twice where the lunar year is short, from 1901 to 2100", () => {
  for (const festival of festivals) {
    for (let year = 1901; year <= 2100; year++) {
      const date = festivalDate(festival, year);
      if (festival === "laba" && date === undefined) continue;
      expect(date?.year, `${festival} ${year}`).toBe(year);
    }
  }
});

test("an unknown festival has no day, whatever JavaScript calls it", () => {
  expect(festivalDate("no-such-day", 2026)).toBeUndefined();
  expect(festivalDate("constructor", 2026)).toBeUndefined();
});

function isoOf(date: { year: number; month: number; day: number } | undefined): string {
  if (date === undefined) return "none";
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).toISOString().slice(0, 10);
}
