import { describe, expect, test } from "vitest";
import { checkCron, createCron } from "../../src/scheduler/cron.ts";

const zone = "Asia/Shanghai";
const beijing = (wall: string) => Date.parse(`${wall}+08:00`);
const nextOf = (expression: string, after: string) =>
  createCron(expression, zone).nextAfter(beijing(after));

describe("R-11 one example of each form", () => {
  test.each([
    ["31st: months without one are left out", "0 9 31 * *", "2026-04-01T00:00", "2026-05-31T09:00"],
    ["29 February", "0 0 29 2 *", "2026-11-23T00:00", "2028-02-29T00:00"],
    ["29 February, eight years away", "0 0 29 2 *", "2096-02-29T00:00", "2104-02-29T00:00"],
    ["Friday the 13th: both must fit", "0 9 13 * 5", "2026-11-23T00:00", "2027-08-13T09:00"],
    ["*/7 starts anew each hour", "*/7 * * * *", "2026-11-23T09:56", "2026-11-23T10:00"],
    ["seconds", "30 0 9 * * *", "2026-11-23T09:00", "2026-11-23T09:00:30"],
    ["L, the last day", "0 9 L * *", "2026-11-23T00:00", "2026-11-30T09:00"],
    ["L in a leap February", "0 9 L 2 *", "2028-01-01T00:00", "2028-02-29T09:00"],
    ["LW, the last working day", "0 9 LW * *", "2026-10-01T00:00", "2026-10-30T09:00"],
    ["LW where it is the last day", "0 9 LW * *", "2026-11-01T00:00", "2026-11-30T09:00"],
    ["15W on a Sunday: Monday", "0 9 15W * *", "2026-11-01T00:00", "2026-11-16T09:00"],
    ["15W on a Saturday: Friday", "0 9 15W * *", "2026-08-01T00:00", "2026-08-14T09:00"],
    ["1W on a Saturday: Monday the 3rd", "0 9 1W * *", "2026-07-31T00:00", "2026-08-03T09:00"],
    ["31W on a Sunday: Friday the 29th", "0 9 31W * *", "2026-05-01T00:00", "2026-05-29T09:00"],
    ["L-3", "0 9 L-3 * *", "2026-11-23T00:00", "2026-11-27T09:00"],
    ["5L, the last Friday", "0 9 * * 5L", "2026-11-23T00:00", "2026-11-27T09:00"],
    ["1L on the last day, not a week before", "0 9 * * 1L", "2026-11-01T00:00", "2026-11-30T09:00"],
    ["7L, the last Sunday", "0 9 * * 7L", "2026-11-23T00:00", "2026-11-29T09:00"],
    ["1#2, the second Monday", "0 9 * * 1#2", "2026-11-23T00:00", "2026-12-14T09:00"],
    ["1#5: months without one are left out", "0 9 * * 1#5", "2026-11-01T00:00", "2026-11-30T09:00"],
    ["7 is Sunday", "0 9 * * 7", "2026-11-23T00:00", "2026-11-29T09:00"],
    ["names", "0 9 * dec mon-fri", "2026-11-23T00:00", "2026-12-01T09:00"],
    ["@hourly", "@hourly", "2026-11-23T09:00", "2026-11-23T10:00"],
    ["@daily", "@daily", "2026-11-23T09:00", "2026-11-24T00:00"],
    ["@weekly", "@weekly", "2026-11-23T09:00", "2026-11-29T00:00"],
    ["@monthly", "@monthly", "2026-11-23T09:00", "2026-12-01T00:00"],
    ["@yearly", "@yearly", "2026-11-23T09:00", "2027-01-01T00:00"],
  ])("%s: %s", (_name, expression, after, slot) => {
    expect(new Date(nextOf(expression, after) ?? 0)).toEqual(new Date(beijing(slot)));
  });
});

describe("R-13 what cannot be read is refused with the reason", () => {
  test.each([
    ["too few fields", "0 9 * *", zone, /5 or 6 fields/],
    ["too many fields", "0 0 9 * * * *", zone, /5 or 6 fields/],
    ["nothing", "", zone, /./],
    ["a word", "daily", zone, /./],
    ["minute 60", "60 * * * *", zone, /60 .*minute/],
    ["hour 24", "0 24 * * *", zone, /24 .*hour/],
    ["day 32", "0 0 32 * *", zone, /32 .*day/],
    ["month 13", "0 0 1 13 *", zone, /13 .*month/],
    ["weekday 8", "0 0 * * 8", zone, /8 .*week/],
    ["the sixth Monday", "0 0 * * 1#6", zone, /1#6/],
    ["30 February", "0 0 30 2 *", zone, /impossible/],
    ["31 April and June", "0 0 31 4,6 *", zone, /impossible/],
    ["no such zone", "0 9 * * *", "Mars/Olympus", /Mars\/Olympus/],
    ["an empty zone", "0 9 * * *", "", /time zone/],
    ["a zone with a line break", "0 9 * * *", "Asia/Shanghai\n", /time zone/],
  ])("%s", (_name, expression, inZone, reason) => {
    expect(checkCron(expression, inZone)).toMatch(reason);
    expect(() => createCron(expression, inZone)).toThrow(RangeError);
    expect(() => createCron(expression, inZone)).toThrow(reason);
  });

  test("a good one has no problem", () => {
    expect(checkCron("30 9 * * 1-5", zone)).toBeUndefined();
  });
});

test("a date that is possible and yet does not come in eight years has no next slot", () => {
  expect(nextOf("0 0 29 2 1", "2029-01-01T00:00")).toBeNull();
});
