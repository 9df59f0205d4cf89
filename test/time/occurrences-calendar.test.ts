import { describe, expect, test } from "vitest";
import { countOccurrences, latestOccurrence } from "../../src/time/occurrences/occurrences.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";
import { beijing, date, nine, now, shanghai, shown } from "./shown.ts";

describe("the work calendar", () => {
  const workday = { ...nine, freq: "DAILY", calendar: "workday" } as const;

  test("holidays are left out, make-up Saturdays are in", () => {
    expect(shown(workday, "2026-09-30T10:00", 4)).toEqual([
      "10-08 09:00",
      "10-09 09:00",
      "10-10 09:00",
      "10-12 09:00",
    ]);
  });

  test("every other workday is counted in workdays", () => {
    const rule = { ...workday, interval: 2, start: date("2026-09-29") };
    expect(shown(rule, "2026-09-28T10:00")).toEqual(["09-29 09:00", "10-08 09:00", "10-10 09:00"]);
    const until = beijing("2026-10-09T23:00");
    const since = beijing("2026-09-01T00:00");
    expect(latestOccurrence(rule, { ...shanghai, since, until })).toBe(beijing("2026-10-08T09:00"));
  });

  test.each([
    ["the first", 1, ["12-01 09:00", "01-04 09:00", "02-01 09:00"]],
    ["the third", 3, ["12-03 09:00", "01-06 09:00", "02-03 09:00"]],
    ["the last", -1, ["11-30 09:00", "12-31 09:00", "01-29 09:00"]],
  ])("%s workday of the month", (_name, bySetPos, slots) => {
    expect(shown({ ...workday, freq: "MONTHLY", bySetPos }, now)).toEqual(slots);
  });

  const first = { ...nine, freq: "MONTHLY", byMonthDay: [1] } as const;
  test.each([
    ["skip", ["09-01 09:00", "12-01 09:00", "02-01 09:00"]],
    ["before", ["09-01 09:00", "09-30 09:00", "10-30 09:00"]],
    ["after", ["09-01 09:00", "10-08 09:00", "11-02 09:00"]],
  ] as const)("on a day off: %s", (onHoliday, slots) => {
    expect(shown({ ...first, onHoliday }, "2026-08-31T10:00")).toEqual(slots);
  });

  test("asked on the day between, the moved day is found", () => {
    expect(shown({ ...first, onHoliday: "after" }, "2026-10-05T00:00", 1)).toEqual(["10-08 09:00"]);
    const rule: Recurrence = { ...first, onHoliday: "before" };
    const span = { since: beijing("2026-09-29T00:00"), until: beijing("2026-09-30T12:00") };
    expect(latestOccurrence(rule, { ...shanghai, ...span })).toBe(beijing("2026-09-30T09:00"));
  });

  test("days moved to one workday come once", () => {
    const rule = { ...nine, freq: "DAILY", onHoliday: "after" } as const;
    expect(shown(rule, "2026-09-30T10:00")).toEqual(["10-08 09:00", "10-09 09:00", "10-10 09:00"]);
    const from = beijing("2026-10-01T00:00");
    const to = beijing("2026-10-10T23:00");
    expect(countOccurrences(rule, { ...shanghai, from, to })).toBe(3);
    expect(
      latestOccurrence(rule, { ...shanghai, since: from, until: beijing("2026-10-08T10:00") }),
    ).toBe(beijing("2026-10-08T09:00"));
  });

  test("except on holidays: plain weekends stay", () => {
    const rule: Recurrence = { ...nine, freq: "DAILY", except: { holidays: true } };
    expect(shown(rule, "2026-09-30T10:00")).toEqual(["10-08 09:00", "10-09 09:00", "10-10 09:00"]);
    expect(shown(rule, "2026-10-10T10:00", 1)).toEqual(["10-11 09:00"]);
  });
});

describe("the lunar calendar and festivals", () => {
  test("a lunar day of every year", () => {
    expect(shown({ ...nine, freq: "YEARLY", lunar: { month: 8, day: 15 } }, now)).toEqual([
      "09-15 09:00",
      "10-03 09:00",
      "09-22 09:00",
    ]);
  });

  test("腊月三十 is the last day of a short month", () => {
    const eve = { ...nine, freq: "YEARLY", lunar: { month: 12, day: 30 } } as const;
    expect(shown(eve, "2026-01-01T00:00", 4)).toEqual([
      "02-16 09:00",
      "02-05 09:00",
      "01-25 09:00",
      "02-12 09:00",
    ]);
  });

  test("a leap month repeats nothing", () => {
    // 2025 has two sixth months.
    const rule = { ...nine, freq: "YEARLY", lunar: { month: 6, day: 1 } } as const;
    expect(shown(rule, "2025-01-01T00:00", 2)).toEqual(["06-25 09:00", "07-14 09:00"]);
  });

  test("a festival", () => {
    expect(shown({ ...nine, freq: "YEARLY", festival: "清明" }, now)).toEqual([
      "04-05 09:00",
      "04-04 09:00",
      "04-04 09:00",
    ]);
    expect(shown({ ...nine, freq: "YEARLY", festival: "no such day" }, now)).toEqual([]);
  });
});
