import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecurrence, writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";
import { readRuleText, writeRuleText } from "../../src/time/occurrences/rule-text.ts";
import { anyRecurrence } from "./any-recurrence.ts";

test.each<[Parameters<typeof writeRuleText>[0], string]>([
  [{ freq: "DAILY", interval: 1 }, "FREQ=DAILY"],
  [
    { freq: "WEEKLY", interval: 2, byDay: [{ weekday: 1 }, { weekday: 7 }] },
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
  ],
  [
    { freq: "MONTHLY", interval: 1, byDay: [{ weekday: 5, nth: -1 }], byMonth: [3, 9] },
    "FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=3,9",
  ],
  [{ freq: "MONTHLY", interval: 1, byMonthDay: [15, -1] }, "FREQ=MONTHLY;BYMONTHDAY=15,-1"],
  [{ freq: "MONTHLY", interval: 1, bySetPos: -2 }, "FREQ=MONTHLY;BYSETPOS=-2"],
])("%j is %s", (rule, text) => {
  expect(writeRuleText(rule)).toBe(text);
  expect(readRuleText(text)).toEqual(rule);
});

test.each([
  ["nothing", "", /not a rule/],
  ["another frequency", "FREQ=SECONDLY", /SECONDLY/],
  ["no frequency", "INTERVAL=2", /FREQ/],
  ["an interval of 0", "FREQ=DAILY;INTERVAL=0", /INTERVAL=0/],
  ["an interval that is none", "FREQ=DAILY;INTERVAL=1.5", /INTERVAL/],
  ["another part", "FREQ=DAILY;BYHOUR=9", /BYHOUR=9/],
  ["a part twice", "FREQ=DAILY;FREQ=DAILY", /FREQ=DAILY/],
  ["no such weekday", "FREQ=WEEKLY;BYDAY=MU", /BYDAY=MU/],
  ["the zeroth Monday", "FREQ=MONTHLY;BYDAY=0MO", /BYDAY=0MO/],
  ["day 32", "FREQ=MONTHLY;BYMONTHDAY=32", /BYMONTHDAY=32/],
  ["month 13", "FREQ=YEARLY;BYMONTH=13", /BYMONTH=13/],
])("%s is refused by its name", (_what, text, reason) => {
  expect(() => readRuleText(text)).toThrow(RangeError);
  expect(() => readRuleText(text)).toThrow(reason);
});

describe("a recurrence as it is kept", () => {
  const full: Recurrence = {
    freq: "HOURLY",
    interval: 2,
    byDay: [{ weekday: 1 }],
    times: [],
    calendar: "workday",
    onHoliday: "before",
    between: { from: "09:00", to: "18:00" },
    start: { year: 2026, month: 12, day: 1 },
    until: { year: 2027, month: 1, day: 31 },
    count: 5,
    except: { dates: [{ year: 2026, month: 12, day: 25 }], weekdays: [6, 7], holidays: true },
  };

  test("comes back as it was", () => {
    expect(readRecurrence(writeRecurrence(full))).toEqual(full);
    const lunar = { freq: "YEARLY", interval: 1, times: ["09:00"], lunar: { month: 8, day: 15 } };
    expect(readRecurrence(writeRecurrence(lunar as Recurrence))).toEqual(lunar);
    const festival = { freq: "YEARLY", interval: 1, times: ["09:00"], festival: "清明" };
    expect(readRecurrence(writeRecurrence(festival as Recurrence))).toEqual(festival);
    fc.assert(
      fc.property(anyRecurrence, (rule) => {
        expect(readRecurrence(writeRecurrence(rule))).toEqual(rule);
      }),
      { numRuns: 300 },
    );
  });

  test("says its rule as RFC 5545 does, without what is not said", () => {
    expect(
      writeRecurrence({ freq: "WEEKLY", interval: 1, byDay: [{ weekday: 1 }], times: ["09:30"] }),
    ).toBe('{"rule":"FREQ=WEEKLY;BYDAY=MO","times":["09:30"]}');
  });

  test.each([
    ["no JSON", "FREQ=DAILY", "JSON"],
    ["a list", "[]", "recurrence"],
    ["no times", '{"rule":"FREQ=DAILY"}', "times"],
    ["a time that is none", '{"rule":"FREQ=DAILY","times":["25:00"]}', "times"],
    ["another calendar", '{"rule":"FREQ=DAILY","times":[],"calendar":"school"}', "calendar"],
    ["a date that is none", '{"rule":"FREQ=DAILY","times":[],"until":"2026-02-30"}', "until"],
    ["a count of 0", '{"rule":"FREQ=DAILY","times":[],"count":0}', "count"],
    ["a lunar month 13", '{"rule":"FREQ=YEARLY","times":[],"lunar":{"month":13,"day":1}}', "month"],
    ["no such festival", '{"rule":"FREQ=YEARLY","times":[],"festival":"payday"}', "festival"],
    ["a weekday 8", '{"rule":"FREQ=DAILY","times":[],"except":{"weekdays":[8]}}', "except"],
  ])("%s is refused by its name", (_what, text, name) => {
    expect(() => readRecurrence(text)).toThrow(
      new RangeError(`not a recurrence this version knows: ${name}`),
    );
  });
});
