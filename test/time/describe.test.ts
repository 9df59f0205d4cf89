import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Locale } from "../../src/core/locale.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { timeDefaults } from "../../src/time/defaults.ts";
import { describeRecurrence } from "../../src/time/describe/describe.ts";
import { festivals } from "../../src/time/dates/festival.ts";
import { nextOccurrence } from "../../src/time/occurrences/occurrences.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";
import { understandTime } from "../../src/time/understand.ts";
import { anyRecurrence } from "./any-recurrence.ts";

const context = {
  now: Date.parse("2026-11-23T10:00:00+08:00"),
  zone: "Asia/Shanghai",
  calendar: createWorkCalendar("cn"),
  defaults: timeDefaults,
};
const nine = { interval: 1, times: ["09:00"] } as const;

const date = (year: number, month: number, day: number) => ({ year, month, day });

describe("a rule as a sentence", () => {
  test.each<[zh: string, en: string, rule: Recurrence]>([
    ["每天 09:00", "every day at 09:00", { ...nine, freq: "DAILY" }],
    [
      "每天 09:00、18:00",
      "every day at 09:00 and 18:00",
      { ...nine, freq: "DAILY", times: ["09:00", "18:00"] },
    ],
    [
      "每周一、三、五 09:30",
      "every Monday, Wednesday and Friday at 09:30",
      {
        freq: "WEEKLY",
        interval: 1,
        byDay: [{ weekday: 1 }, { weekday: 3 }, { weekday: 5 }],
        times: ["09:30"],
      },
    ],
    [
      "每周一、二、三、四、五 09:00",
      "every weekday at 09:00",
      { ...nine, freq: "DAILY", byDay: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday })) },
    ],
    [
      "每个工作日 18:00",
      "every working day at 18:00",
      { ...nine, freq: "DAILY", calendar: "workday", times: ["18:00"] },
    ],
    [
      "从 2026-11-30 起每2周的周一 09:00",
      "every other Monday at 09:00 from 2026-11-30",
      { ...nine, freq: "WEEKLY", interval: 2, byDay: [{ weekday: 1 }], start: date(2026, 11, 30) },
    ],
    [
      "每月最后一个周五 09:00",
      "every month on the last Friday at 09:00",
      { ...nine, freq: "MONTHLY", byDay: [{ weekday: 5, nth: -1 }] },
    ],
    [
      "每月31号 09:00",
      "every month on the 31st at 09:00",
      { ...nine, freq: "MONTHLY", byMonthDay: [31] },
    ],
    [
      "每月最后一天、1号、22号 09:00",
      "every month on the last day, 1st and 22nd at 09:00",
      { ...nine, freq: "MONTHLY", byMonthDay: [-1, 1, 22] },
    ],
    [
      "每月最后一个工作日 09:00",
      "every month on the last working day at 09:00",
      { ...nine, freq: "MONTHLY", calendar: "workday", bySetPos: -1 },
    ],
    [
      "每年3月15日 09:00",
      "every year on 15 March at 09:00",
      { ...nine, freq: "YEARLY", byMonth: [3], byMonthDay: [15] },
    ],
    [
      "每年1月、4月、7月、10月的5号 09:00",
      "every year on the 5th of January, April, July and October at 09:00",
      { ...nine, freq: "MONTHLY", byMonth: [1, 4, 7, 10], byMonthDay: [5] },
    ],
    [
      "每年11月第四个周四 09:00",
      "every year on the 4th Thursday of November at 09:00",
      { ...nine, freq: "YEARLY", byMonth: [11], byDay: [{ weekday: 4, nth: 4 }] },
    ],
    [
      "每年农历腊月廿三 09:00",
      "every year on day 23 of lunar month 12 at 09:00",
      { ...nine, freq: "YEARLY", lunar: { month: 12, day: 23 } },
    ],
    [
      "每年清明 09:00",
      "every year on Qingming at 09:00",
      { ...nine, freq: "YEARLY", festival: "清明" },
    ],
    [
      "09:00 到 18:00 每30分钟",
      "every 30 minutes from 09:00 to 18:00",
      { freq: "MINUTELY", interval: 30, times: [], between: { from: "09:00", to: "18:00" } },
    ],
    [
      "7月、8月每天 09:00",
      "every day in July and August at 09:00",
      { ...nine, freq: "DAILY", byMonth: [7, 8] },
    ],
    [
      "每周二、四 09:00 到 18:00 每2小时",
      "every Tuesday and Thursday every other hour from 09:00 to 18:00",
      {
        freq: "HOURLY",
        interval: 2,
        times: [],
        byDay: [{ weekday: 2 }, { weekday: 4 }],
        between: { from: "09:00", to: "18:00" },
      },
    ],
    ["每小时", "every hour", { freq: "HOURLY", interval: 1, times: [] }],
    [
      "每天 09:00，到 2026-12-31 为止，共 5 次，周三除外，2026-12-25除外，节假日除外",
      "every day at 09:00 until 2026-12-31 5 times except Wednesday, 2026-12-25 and holidays",
      {
        ...nine,
        freq: "DAILY",
        until: date(2026, 12, 31),
        count: 5,
        except: { weekdays: [3], dates: [date(2026, 12, 25)], holidays: true },
      },
    ],
    [
      "每月1号 09:00，遇休息日顺延到后一个工作日",
      "every month on the 1st at 09:00 (on the working day after a day off)",
      { ...nine, freq: "MONTHLY", byMonthDay: [1], onHoliday: "after" },
    ],
  ])("%s", (zh, en, rule) => {
    expect(describeRecurrence(rule, "zh-CN")).toBe(zh);
    expect(describeRecurrence(rule, "en")).toBe(en);
  });
});

/** Solar terms whose names are weather first of all, which nobody sets a rule by. */
const weather = new Set(["雨水", "小满", "小雪", "大雪"]);
const saidFestivals = festivals.filter((festival) => !weather.has(festival));

/** Rules that follow the work calendar, the lunar one, festivals, or come several times an hour. */
const anyOther: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.constant<Recurrence>({ ...nine, freq: "DAILY", calendar: "workday" }),
  fc
    .constantFrom(1, 2, 3, -1, -2)
    .map((bySetPos) => ({ ...nine, freq: "MONTHLY", calendar: "workday", bySetPos }) as const),
  fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
    })
    .map((lunar) => ({ ...nine, freq: "YEARLY", lunar }) as const),
  fc
    .constantFrom(...saidFestivals)
    .map((festival) => ({ ...nine, freq: "YEARLY", festival }) as const),
  fc.record({
    freq: fc.constant("MINUTELY" as const),
    interval: fc.constantFrom(5, 10, 15, 20, 30, 45),
    times: fc.constant([]),
  }),
  fc.record({
    freq: fc.constantFrom("MINUTELY" as const, "HOURLY" as const),
    interval: fc.constantFrom(30, 10),
    times: fc.constant([]),
    between: fc.constant({ from: "09:00", to: "18:00" }),
  }),
  fc.record(
    {
      freq: fc.constant("HOURLY" as const),
      interval: fc.constantFrom(1, 2, 3, 6),
      times: fc.constant([]),
      between: fc.constant({ from: "09:00", to: "18:00" }),
      byDay: fc.constantFrom(
        [{ weekday: 1 } as const],
        [{ weekday: 2 } as const, { weekday: 4 } as const],
      ),
    },
    { requiredKeys: ["freq", "interval", "times"] },
  ),
  fc.constantFrom<Recurrence>(
    { freq: "MINUTELY", interval: 30, times: [], calendar: "workday" },
    { ...nine, freq: "DAILY", byMonth: [7] },
    { ...nine, freq: "DAILY", byMonth: [12], calendar: "workday" },
    { ...nine, freq: "WEEKLY", byMonth: [3], byDay: [{ weekday: 1 }, { weekday: 5 }] },
  ),
);

const start = { year: 2026, month: 12, day: 1 };
const anyBounds = fc.record(
  {
    until: fc.constant({ year: 2031, month: 3, day: 31 }),
    count: fc.integer({ min: 2, max: 30 }),
    except: fc.constantFrom<NonNullable<Recurrence["except"]>>(
      { weekdays: [3] },
      { weekdays: [6, 7] },
      { dates: [{ year: 2026, month: 12, day: 25 }] },
      { holidays: true },
    ),
  },
  { requiredKeys: [] },
);

const anySaid = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: anyRecurrence }, anyOther), anyBounds, fc.boolean())
  .map(([rule, bounds, hasStart]): Recurrence => {
    const isBounded = rule.freq !== "HOURLY" && rule.freq !== "MINUTELY";
    return {
      ...rule,
      ...(isBounded ? bounds : {}),
      ...((hasStart && isBounded) || rule.interval > 1 ? { start } : {}),
    };
  });

/** Rules that people do not say: the nth of a list of weekdays, and such as have no occurrence. */
const isSaid = (rule: Recurrence): boolean =>
  (rule.byDay === undefined || rule.bySetPos === undefined) &&
  nextOccurrence(rule, { ...context, after: context.now }) !== null;

/** Chinese says in a rule what becomes of days off; English does so in packs alone. */
const anySaidIn = {
  "zh-CN": fc
    .tuple(anySaid, fc.constantFrom(undefined, undefined, "skip", "before", "after"))
    .map(([rule, onHoliday]) => (onHoliday === undefined ? rule : { ...rule, onHoliday })),
  en: anySaid,
} as const;

test.each<Locale>(["zh-CN", "en"])("what it says is understood as the same rule: %s", (locale) => {
  fc.assert(
    fc.property(anySaidIn[locale].filter(isSaid), (rule) => {
      const sentence = describeRecurrence(rule, locale);
      const result = understandTime(sentence, context);
      if (result.kind !== "recurring") throw new Error(`${sentence}: ${result.kind}`);
      expect({ sentence, rest: result.rest, rule: result.recurrence }).toEqual({
        sentence,
        rest: "",
        rule,
      });
    }),
    { numRuns: 1000, seed: 20_261_123 },
  );
});
