import { describe, expect, test } from "vitest";
import type { EverySpec } from "../../../src/time/grammar/piece.ts";
import { piecesOf } from "./pieces.ts";

type Row = readonly [text: string, every: EverySpec];

function rows(title: string, all: readonly Row[]): void {
  describe(title, () => {
    test.each(all)("%s", (text, every) => {
      expect(piecesOf(text).find(({ type }) => type === "every")).toEqual({ type: "every", every });
    });
  });
}

const daily = { unit: "day", interval: 1 } as const;
const weekly = { unit: "week", interval: 1 } as const;
const monthly = { unit: "month", interval: 1 } as const;
const yearly = { unit: "year", interval: 1 } as const;
const workWeek = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday }));

rows("how often", [
  ["daily", daily],
  ["everyday", daily],
  ["each day", daily],
  ["every single day", daily],
  ["every other day", { ...daily, interval: 2 }],
  ["every 5 days", { ...daily, interval: 5 }],
  ["every 5th day", { ...daily, interval: 5 }],
  ["once a week", weekly],
  ["every couple of weeks", { ...weekly, interval: 2 }],
  ["every fortnight", { ...weekly, interval: 2 }],
  ["quarterly", { ...monthly, interval: 3 }],
  ["once per year", yearly],
  ["every 40 minutes", { unit: "minute", interval: 40 }],
  ["every half hour", { unit: "minute", interval: 30 }],
  ["every hour and a half", { unit: "minute", interval: 90 }],
  ["every other hour", { unit: "hour", interval: 2 }],
  ["every business day", { ...daily, calendar: "workday" }],
]);

rows("on which weekdays", [
  ["every tuesday", { ...weekly, weekdays: [{ weekday: 2 }] }],
  ["tuesdays", { ...weekly, weekdays: [{ weekday: 2 }] }],
  ["every other tues", { ...weekly, interval: 2, weekdays: [{ weekday: 2 }] }],
  ["weekly on tue and sat", { ...weekly, weekdays: [{ weekday: 2 }, { weekday: 6 }] }],
  ["every 4 weeks on tue", { ...weekly, interval: 4, weekdays: [{ weekday: 2 }] }],
  ["every sat-mon", { ...weekly, weekdays: [{ weekday: 1 }, { weekday: 6 }, { weekday: 7 }] }],
  ["every weekday", { ...weekly, weekdays: workWeek }],
  ["weekdays", { ...weekly, weekdays: workWeek }],
  ["weekends", { ...weekly, weekdays: [{ weekday: 6 }, { weekday: 7 }] }],
  ["tue thu sat", { ...weekly, weekdays: [{ weekday: 2 }, { weekday: 4 }, { weekday: 6 }] }],
]);

rows("on which days of a month or year", [
  ["every month on the 9th", { ...monthly, monthDays: [9] }],
  ["the 9th of every other month", { ...monthly, interval: 2, monthDays: [9] }],
  ["every 9th and 19th", { ...monthly, monthDays: [9, 19] }],
  ["last day of each month", { ...monthly, monthDays: [-1] }],
  ["each month at the end", { ...monthly, monthDays: [-1] }],
  ["monthly on the 2nd last tuesday", { ...monthly, weekdays: [{ weekday: 2, nth: -2 }] }],
  [
    "1st and last tuesday of each month",
    {
      ...monthly,
      weekdays: [
        { weekday: 2, nth: 1 },
        { weekday: 2, nth: -1 },
      ],
    },
  ],
  ["every last working day of the month", { ...monthly, nthWorkday: -1 }],
  ["every april 9th", { ...yearly, months: [4], monthDays: [9] }],
  ["every year on april 9", { ...yearly, months: [4], monthDays: [9] }],
  ["each 4/9", { ...yearly, months: [4], monthDays: [9] }],
  ["every second tuesday in april", { ...yearly, months: [4], weekdays: [{ weekday: 2, nth: 2 }] }],
  ["every 9th and 19th of april", { ...yearly, months: [4], monthDays: [9, 19] }],
  ["every year on day 15 of lunar month 8", { ...yearly, lunar: { month: 8, day: 15 } }],
  ["every halloween", { ...yearly, festival: "halloween" }],
]);

describe("what goes with a repetition", () => {
  test("the part of each day", () => {
    expect(piecesOf("every tuesday evening")).toEqual([
      { type: "every", every: { ...weekly, weekdays: [{ weekday: 2 }] } },
      { type: "part", part: "evening" },
    ]);
    expect(piecesOf("tuesday nights")).toEqual([
      { type: "every", every: { ...weekly, weekdays: [{ weekday: 2 }] } },
      { type: "part", part: "night" },
    ]);
    expect(piecesOf("mornings")).toEqual([
      { type: "every", every: daily },
      { type: "part", part: "morning" },
    ]);
  });

  test.each([
    ["daily for 4 times", 4],
    ["daily, 4x", 4],
    ["daily twice", 2],
    ["daily for four occurrences", 4],
    ["daily at 9am once", 1],
  ])("%s: how often in all", (text, count) => {
    expect(piecesOf(text)).toContainEqual({ type: "count", count });
  });

  test("an end by a length", () => {
    expect(piecesOf("daily for the next 4 weeks").slice(1)).toEqual([
      { type: "mark", mark: "to" },
      { type: "shift", length: { weeks: 4 }, direction: "after" },
    ]);
  });

  test("until next month is until it begins", () => {
    expect(piecesOf("daily until next month").slice(1)).toEqual([
      { type: "mark", mark: "to" },
      { type: "day", day: { kind: "edge", edge: "start", of: { unit: "month", offset: 1 } } },
    ]);
  });

  test("weekdays left out are days", () => {
    expect(piecesOf("daily except weekends").slice(1)).toEqual([
      { type: "mark", mark: "except-pre" },
      { type: "day", day: { kind: "weekday", weekday: 6, weeks: null } },
      { type: "mark", mark: "and" },
      { type: "day", day: { kind: "weekday", weekday: 7, weeks: null } },
    ]);
  });
});

test.each([
  "send the weekly report",
  "a monthly fee",
  "each of you",
  "three weekends",
  "in a daily paper",
])("%s is no repetition", (text) => {
  expect(piecesOf(text).filter(({ type }) => type === "every")).toEqual([]);
});

test.each(["every few days", "every damn day", "three times a week", "every"])(
  "%s is asked about",
  (text) => {
    expect(piecesOf(text)).toContainEqual({ type: "stray" });
  },
);
