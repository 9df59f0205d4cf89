import { describe, expect, test } from "vitest";
import { dayMs } from "../../src/core/clock.ts";
import {
  countOccurrences,
  latestOccurrence,
  nextOccurrence,
  nextOccurrences,
} from "../../src/time/occurrences/occurrences.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";
import { beijing, date, nine, now, shanghai, shown } from "./shown.ts";

describe("each form of a rule", () => {
  test.each<[what: string, rule: Recurrence, after: string, slots: readonly string[]]>([
    ["daily", { ...nine, freq: "DAILY" }, now, ["11-24 09:00", "11-25 09:00", "11-26 09:00"]],
    [
      "several times a day, one of them still today",
      { ...nine, freq: "DAILY", times: ["09:00", "18:00"] },
      now,
      ["11-23 18:00", "11-24 09:00", "11-24 18:00"],
    ],
    [
      "every other day, counted from its start",
      { ...nine, freq: "DAILY", interval: 2, start: date("2026-11-20") },
      now,
      ["11-24 09:00", "11-26 09:00", "11-28 09:00"],
    ],
    [
      "weekdays",
      { ...nine, freq: "WEEKLY", byDay: [{ weekday: 1 }, { weekday: 3 }, { weekday: 5 }] },
      now,
      ["11-25 09:00", "11-27 09:00", "11-30 09:00"],
    ],
    [
      "every other week, anchored on the first Monday from its start",
      {
        ...nine,
        freq: "WEEKLY",
        interval: 2,
        byDay: [{ weekday: 1 }],
        start: date("2026-11-25"),
      },
      now,
      ["11-30 09:00", "12-14 09:00", "12-28 09:00"],
    ],
    [
      "every other week on two days: the same week has both",
      {
        ...nine,
        freq: "WEEKLY",
        interval: 2,
        byDay: [{ weekday: 1 }, { weekday: 4 }],
        start: date("2026-11-25"),
      },
      now,
      ["11-26 09:00", "12-07 09:00", "12-10 09:00"],
    ],
    [
      "weekly without a day: the weekday of its start",
      { ...nine, freq: "WEEKLY", start: date("2026-11-26") },
      now,
      ["11-26 09:00", "12-03 09:00", "12-10 09:00"],
    ],
    [
      "the 31st: short months are left out",
      { ...nine, freq: "MONTHLY", byMonthDay: [31] },
      "2026-01-31T10:00",
      ["03-31 09:00", "05-31 09:00", "07-31 09:00"],
    ],
    [
      "the last day",
      { ...nine, freq: "MONTHLY", byMonthDay: [-1] },
      "2028-01-31T10:00",
      ["02-29 09:00", "03-31 09:00", "04-30 09:00"],
    ],
    [
      "the last but one",
      { ...nine, freq: "MONTHLY", byMonthDay: [-2] },
      now,
      ["11-29 09:00", "12-30 09:00", "01-30 09:00"],
    ],
    [
      "monthly without a day: that of its start",
      { ...nine, freq: "MONTHLY", start: date("2026-11-30") },
      "2026-12-31T00:00",
      ["01-30 09:00", "03-30 09:00", "04-30 09:00"],
    ],
    [
      "every quarter, counted from its start",
      { ...nine, freq: "MONTHLY", interval: 3, byMonthDay: [15], start: date("2026-11-23") },
      now,
      ["12-15 09:00", "03-15 09:00", "06-15 09:00"],
    ],
    [
      "the last Friday",
      { ...nine, freq: "MONTHLY", byDay: [{ weekday: 5, nth: -1 }] },
      now,
      ["11-27 09:00", "12-25 09:00", "01-29 09:00"],
    ],
    [
      "the second and the last Friday",
      {
        ...nine,
        freq: "MONTHLY",
        byDay: [
          { weekday: 5, nth: 2 },
          { weekday: 5, nth: -1 },
        ],
      },
      now,
      ["11-27 09:00", "12-11 09:00", "12-25 09:00"],
    ],
    [
      "the fifth Monday: months without one are left out",
      { ...nine, freq: "MONTHLY", byDay: [{ weekday: 1, nth: 5 }] },
      now,
      ["11-30 09:00", "03-29 09:00", "05-31 09:00"],
    ],
    [
      "a day of the year",
      { ...nine, freq: "YEARLY", byMonth: [3], byMonthDay: [15] },
      now,
      ["03-15 09:00", "03-15 09:00", "03-15 09:00"],
    ],
    [
      "the fourth Thursday of November",
      { ...nine, freq: "YEARLY", byMonth: [11], byDay: [{ weekday: 4, nth: 4 }] },
      now,
      ["11-26 09:00", "11-25 09:00", "11-23 09:00"],
    ],
    [
      "the first Friday of the year",
      { ...nine, freq: "YEARLY", byDay: [{ weekday: 5, nth: 1 }] },
      now,
      ["01-01 09:00", "01-07 09:00", "01-05 09:00"],
    ],
    [
      "29 February",
      { ...nine, freq: "YEARLY", byMonth: [2], byMonthDay: [29] },
      now,
      ["02-29 09:00", "02-29 09:00", "02-29 09:00"],
    ],
    [
      "each quarter's fifth day",
      { ...nine, freq: "MONTHLY", byMonth: [1, 4, 7, 10], byMonthDay: [5] },
      now,
      ["01-05 09:00", "04-05 09:00", "07-05 09:00"],
    ],
    [
      "between two dates, both included",
      { ...nine, freq: "DAILY", start: date("2026-11-25"), until: date("2026-11-26") },
      now,
      ["11-25 09:00", "11-26 09:00"],
    ],
    ["so often in all", { ...nine, freq: "DAILY", count: 2 }, now, ["11-24 09:00", "11-25 09:00"]],
    [
      "except on some days",
      {
        ...nine,
        freq: "DAILY",
        except: { dates: [date("2026-11-25")], weekdays: [4, 6, 7] },
      },
      now,
      ["11-24 09:00", "11-27 09:00", "11-30 09:00"],
    ],
  ])("%s", (_what, rule, after, slots) => {
    expect(shown(rule, after)).toEqual(slots);
  });
});

describe("several times an hour or a day", () => {
  test.each<[what: string, rule: Recurrence, slots: readonly string[]]>([
    [
      "every 30 minutes, on the clock",
      { freq: "MINUTELY", interval: 30, times: [] },
      ["11-23 10:30", "11-23 11:00", "11-23 11:30"],
    ],
    [
      "every six hours, on the clock",
      { freq: "HOURLY", interval: 6, times: [] },
      ["11-23 12:00", "11-23 18:00", "11-24 00:00"],
    ],
    [
      "every 50 minutes, counted from the start of its first day",
      { freq: "MINUTELY", interval: 50, times: [], start: date("2026-11-23") },
      ["11-23 10:50", "11-23 11:40", "11-23 12:30"],
    ],
    [
      "every seven hours, on through the night",
      { freq: "HOURLY", interval: 7, times: [], start: date("2026-11-23") },
      ["11-23 14:00", "11-23 21:00", "11-24 04:00"],
    ],
    [
      "between two times",
      { freq: "HOURLY", interval: 4, times: [], between: { from: "09:00", to: "18:00" } },
      ["11-23 13:00", "11-23 17:00", "11-24 09:00"],
    ],
    [
      "between two times, over midnight",
      { freq: "HOURLY", interval: 4, times: [], between: { from: "22:00", to: "06:00" } },
      ["11-23 22:00", "11-24 02:00", "11-24 06:00"],
    ],
    [
      "every 50 minutes between two times: each day from the first",
      { freq: "MINUTELY", interval: 50, times: [], between: { from: "15:00", to: "16:00" } },
      ["11-23 15:00", "11-23 15:50", "11-24 15:00"],
    ],
    [
      "only on some weekdays",
      { freq: "HOURLY", interval: 12, times: [], byDay: [{ weekday: 3 }] },
      ["11-25 00:00", "11-25 12:00", "12-02 00:00"],
    ],
    [
      "every seven hours on Wednesdays",
      {
        freq: "HOURLY",
        interval: 7,
        times: [],
        byDay: [{ weekday: 3 }],
        start: date("2026-11-23"),
      },
      ["11-25 01:00", "11-25 08:00", "11-25 15:00"],
    ],
  ])("%s", (_what, rule, slots) => {
    expect(shown(rule, now)).toEqual(slots);
  });

  test("count and latest agree with what comes one after the other", () => {
    for (const interval of [50, 420]) {
      const rule: Recurrence = { freq: "MINUTELY", interval, times: [], byDay: [{ weekday: 3 }] };
      const from = beijing("2026-11-23T10:00");
      const to = from + 20 * dayMs;
      const all = nextOccurrences(rule, { ...shanghai, after: from - 1 }, 500);
      const within = all.filter((at) => at <= to);
      expect(countOccurrences(rule, { ...shanghai, from, to })).toBe(within.length);
      expect(latestOccurrence(rule, { ...shanghai, since: from, until: to })).toBe(within.at(-1));
    }
  });
});

function quickly<T>(search: () => T): T {
  const before = performance.now();
  const found = search();
  expect(performance.now() - before).toBeLessThan(50);
  return found;
}

describe("what has an end, or never begins, is found out quickly", () => {
  test.each<[what: string, rule: Recurrence]>([
    ["30 February", { ...nine, freq: "MONTHLY", byMonth: [2], byMonthDay: [30] }],
    ["30 February, day by day", { ...nine, freq: "DAILY", byMonth: [2], byMonthDay: [30] }],
    [
      "Mondays except Mondays",
      { ...nine, freq: "WEEKLY", byDay: [{ weekday: 1 }], except: { weekdays: [1] } },
    ],
    ["the sixth Monday", { ...nine, freq: "MONTHLY", byDay: [{ weekday: 1, nth: 6 }] }],
    ["the 25th workday", { ...nine, freq: "MONTHLY", calendar: "workday", bySetPos: 25 }],
    ["no time of day", { ...nine, freq: "DAILY", times: [] }],
    ["over", { ...nine, freq: "DAILY", until: date("2026-11-22") }],
    [
      "an end before its start",
      { ...nine, freq: "DAILY", start: date("2026-12-02"), until: date("2026-12-01") },
    ],
  ])("%s", (_what, rule) => {
    const after = beijing(now);
    const span = { since: after, until: after + dayMs, from: after, to: after + 365 * dayMs };
    const place = { ...shanghai, ...span, after };
    expect(quickly(() => nextOccurrence(rule, place))).toBeNull();
    expect(quickly(() => latestOccurrence(rule, place))).toBeNull();
    expect(quickly(() => countOccurrences(rule, place))).toBe(0);
  });
});

test("a count is counted from the start, or from the moment asked about on the first day", () => {
  const rule: Recurrence = { ...nine, freq: "DAILY", count: 3, start: date("2026-11-20") };
  expect(shown(rule, "2026-11-20T10:00", 9)).toEqual(["11-21 09:00", "11-22 09:00", "11-23 09:00"]);
  expect(shown(rule, "2026-11-21T10:00", 9)).toEqual(["11-22 09:00"]);
  expect(shown(rule, "2026-11-22T10:00", 9)).toEqual([]);
});
