import { describe, expect, test } from "vitest";
import type { DaySpec } from "../../../src/time/grammar/piece.ts";
import { pieceOf, piecesOf } from "./pieces.ts";

type Row = readonly [text: string, day: DaySpec];

function rows(title: string, all: readonly Row[]): void {
  describe(title, () => {
    test.each(all)("%s", (text, day) => {
      expect(pieceOf(text)).toEqual({ type: "day", day });
    });
  });
}

rows("days by their place from today", [
  ["today", { kind: "offset", days: 0 }],
  ["tmrw", { kind: "offset", days: 1 }],
  ["tommorow", { kind: "offset", days: 1 }],
  ["the day after tomorrow", { kind: "offset", days: 2 }],
  ["overmorrow", { kind: "offset", days: 2 }],
  ["yesterday", { kind: "offset", days: -1 }],
  ["thursday", { kind: "weekday", weekday: 4, weeks: null }],
  ["Thurs.", { kind: "weekday", weekday: 4, weeks: null }],
  ["wensday", { kind: "weekday", weekday: 3, weeks: null }],
  ["this thursday", { kind: "weekday", weekday: 4, weeks: null }],
  ["next thursday", { kind: "weekday", weekday: 4, weeks: 1 }],
  ["thursday next week", { kind: "weekday", weekday: 4, weeks: 1 }],
  ["thursday of this week", { kind: "weekday", weekday: 4, weeks: 0 }],
  ["last thursday", { kind: "weekday", weekday: 4, weeks: -1 }],
  ["this weekend", { kind: "weekend", weeks: null }],
  ["next weekend", { kind: "weekend", weeks: 1 }],
]);

rows("dates", [
  ["April 9th", { kind: "date", day: 9, month: 4 }],
  ["9 April 2027", { kind: "date", day: 9, month: 4, year: 2027 }],
  ["the ninth of April", { kind: "date", day: 9, month: 4 }],
  ["april twenty first", { kind: "date", day: 21, month: 4 }],
  ["Apr. 9", { kind: "date", day: 9, month: 4 }],
  ["Apr/9", { kind: "date", day: 9, month: 4 }],
  ["9APR", { kind: "date", day: 9, month: 4 }],
  ["9/Apr/2027", { kind: "date", day: 9, month: 4, year: 2027 }],
  ["2027-apr-9", { kind: "date", day: 9, month: 4, year: 2027 }],
  ["4/9", { kind: "date", day: 9, month: 4 }],
  ["19/4", { kind: "date", day: 19, month: 4 }],
  ["4-19", { kind: "date", day: 19, month: 4 }],
  ["4/9/27", { kind: "date", day: 9, month: 4, year: 2027 }],
  ["19.4.2027", { kind: "date", day: 19, month: 4, year: 2027 }],
  ["2027/4/9", { kind: "date", day: 9, month: 4, year: 2027 }],
  ["2027/19/4", { kind: "date", day: 19, month: 4, year: 2027 }],
  ["20270409", { kind: "date", day: 9, month: 4, year: 2027 }],
  ["the 19th", { kind: "date", day: 19 }],
  ["19th of next month", { kind: "date", day: 19, months: 1 }],
  ["the first day of next month", { kind: "date", day: 1, months: 1 }],
  ["last day of April", { kind: "date", day: -1, month: 4 }],
  ["3rd last day of April", { kind: "date", day: -3, month: 4 }],
]);

const april = { unit: "month", number: 4 } as const;
const nextMonth = { unit: "month", offset: 1 } as const;

rows("weekdays of a month, edges, festivals, days from days", [
  ["second tuesday of april", { kind: "nth-weekday", nth: 2, weekday: 2, in: april }],
  ["2nd to last tue in april", { kind: "nth-weekday", nth: -2, weekday: 2, in: april }],
  ["last friday of next month", { kind: "nth-weekday", nth: -1, weekday: 5, in: nextMonth }],
  [
    "first business day of next month",
    { kind: "nth-weekday", nth: 1, weekday: "workday", in: nextMonth },
  ],
  ["end of next month", { kind: "edge", edge: "end", of: nextMonth }],
  ["mid-April", { kind: "edge", edge: "middle", of: april }],
  ["eom", { kind: "edge", edge: "end", of: { unit: "month", offset: 0 } }],
  ["next month", { kind: "period", period: nextMonth }],
  ["april 2027", { kind: "period", period: { unit: "month", number: 4, year: 2027 } }],
  ["q3 2027", { kind: "period", period: { unit: "quarter", number: 3, year: 2027 } }],
  ["the week after next", { kind: "period", period: { unit: "week", offset: 2 } }],
  ["Mother's Day", { kind: "festival", festival: "mother-day" }],
  ["workers' day", { kind: "festival", festival: "labour-day" }],
  ["thanksgiving 2027", { kind: "festival", festival: "thanksgiving", year: 2027 }],
  ["next week's friday", { kind: "weekday", weekday: 5, weeks: 1 }],
  ["next month's last day", { kind: "date", day: -1, months: 1 }],
  ["halloween of next year", { kind: "festival", festival: "halloween", years: 1 }],
  [
    "2 weeks after easter",
    {
      kind: "shifted",
      from: { kind: "festival", festival: "easter" },
      length: { weeks: 2 },
      sign: 1,
    },
  ],
  [
    "a day before april 9",
    { kind: "shifted", from: { kind: "date", day: 9, month: 4 }, length: { days: 1 }, sign: -1 },
  ],
]);

describe("parts of a day", () => {
  test.each([
    ["tonight", 0, "night"],
    ["this morning", 0, "morning"],
    ["tomorrow afternoon", 1, "afternoon"],
    ["tomorrow, in the evening", 1, "evening"],
    ["end of tomorrow", 1, "end-of-work"],
  ])("%s", (text, days, part) => {
    expect(pieceOf(text)).toEqual({ type: "day", day: { kind: "offset", days }, part });
  });

  test.each(["EOD", "cob", "end of the day"])("%s is the end of work", (text) => {
    expect(pieceOf(text)).toEqual({ type: "part", part: "end-of-work" });
  });
});

test.each([
  "mar",
  "may",
  "march on",
  "may 3 of you",
  "sat with them",
  "the sun",
  "4-5-6",
  "1.4.19",
  "10.1",
  "2027",
  "the 3rd floor",
  "on the 3rd floor",
  "second half",
  "24/7",
  "3/4 of it",
  "10-15 minutes late",
  "finish the June plan",
  "xtomorrow",
])("%s is no day", (text) => {
  expect(piecesOf(text).filter(({ type }) => type === "day")).toEqual([]);
});
