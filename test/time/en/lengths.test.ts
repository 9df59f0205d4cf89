import { describe, expect, test } from "vitest";
import type { Length } from "../../../src/time/grammar/piece.ts";
import { pieceOf, piecesOf } from "./pieces.ts";

type Row = readonly [text: string, length: Length];

describe("a length without a direction", () => {
  const rows: readonly Row[] = [
    ["25 minutes", { minutes: 25 }],
    ["twenty-five minutes", { minutes: 25 }],
    ["an hour", { hours: 1 }],
    ["an hour and a half", { hours: 1, minutes: 30 }],
    ["3 and a half hours", { hours: 3, minutes: 30 }],
    ["three and a quarter hours", { hours: 3, minutes: 15 }],
    ["three quarters of an hour", { minutes: 45 }],
    ["½ hour", { minutes: 30 }],
    ["1 1/2 hours", { hours: 1, minutes: 30 }],
    ["2.25 hours", { hours: 2, minutes: 15 }],
    ["1h20", { hours: 1, minutes: 20 }],
    ["1h20m", { hours: 1, minutes: 20 }],
    ["2 hours, 5 minutes and 10 seconds", { hours: 2, minutes: 5, seconds: 10 }],
    ["a couple of weeks", { weeks: 2 }],
    ["a fortnight", { weeks: 2 }],
    ["several days", { days: 3 }],
    ["one and a half days", { days: 1, hours: 12 }],
    ["three business days", { workdays: 3 }],
    ["all day", { days: 1 }],
    ["another hour", { hours: 1 }],
    ["half a year", { years: 0.5 }],
    ["for two nights", { days: 2 }],
  ];
  test.each(rows)("%s", (text, length) => {
    expect(pieceOf(text)).toEqual({ type: "length", length });
  });

  test.each([
    "1 m",
    "3y",
    "a day",
    "a few hour",
    "two night markets",
    "an hourglass",
    "secondhand",
  ])("%s is none", (text) => {
    expect(piecesOf(text).filter(({ type }) => type === "length")).toEqual([]);
  });
});

test("a longer unit begins another length", () => {
  expect(piecesOf("10 minutes 2 hours")).toEqual([
    { type: "length", length: { minutes: 10 } },
    { type: "length", length: { hours: 2 } },
  ]);
});

describe("a length from now", () => {
  const after: readonly Row[] = [
    ["in 25 min", { minutes: 25 }],
    ["in an hour", { hours: 1 }],
    ["in 2 more minutes", { minutes: 2 }],
    ["in about half an hour", { minutes: 30 }],
    ["in two weeks' time", { weeks: 2 }],
    ["in 1'", { minutes: 1 }],
    ["in 3d", { days: 3 }],
    ["after 10 minutes", { minutes: 10 }],
    ["+90m", { minutes: 90 }],
    ["25 minutes from now", { minutes: 25 }],
    ["3 weeks later", { weeks: 3 }],
    ["a month hence", { months: 1 }],
    ["next hour", { hours: 1 }],
    ["set a timer for 10 minutes", { minutes: 10 }],
    ["in half a year", { months: 6 }],
    ["right now", { seconds: 0 }],
  ];
  test.each(after)("%s", (text, length) => {
    expect(pieceOf(text)).toEqual({ type: "shift", length, direction: "after" });
  });

  const within: readonly Row[] = [
    ["within 3 days", { days: 3 }],
    ["within the next hour", { hours: 1 }],
    ["next 2 weeks 3 days", { weeks: 2, days: 3 }],
    ["two upcoming days", { days: 2 }],
  ];
  test.each(within)("%s is up to then", (text, length) => {
    expect(pieceOf(text)).toEqual({ type: "shift", length, direction: "within" });
  });

  test.each(["10 minutes ago", "the last 10 minutes", "past 10 minutes"])("%s is past", (text) => {
    expect(pieceOf(text)).toEqual({
      type: "shift",
      length: { minutes: 10 },
      direction: "before",
    });
  });

  test("what lasts two hours is not past", () => {
    expect(pieceOf("it won't last 2 hours")).toEqual({ type: "length", length: { hours: 2 } });
  });
});
