import { describe, expect, test } from "vitest";
import { planFor } from "../../src/time/plan.ts";
import { pick } from "../../src/core/locale.ts";
import { understandTime } from "../../src/time/understand.ts";
import { contextAt, resultLine, said } from "./said.ts";

// Monday; each row says when it is said.
const at = (clock: string): string => `2026-11-23T${clock}:00+08:00`;

type Row = readonly [phrase: string, clock: string, understood: string];

function rows(title: string, all: readonly Row[]): void {
  describe(title, () => {
    test.each(all)("%s at %s → %s", (phrase, clock, understood) => {
      expect(said(phrase, contextAt(at(clock)))).toBe(understood);
    });
  });
}

rows("a bare hour is the next between 07:00 and 22:59", [
  ["3点", "10:00", "2026-11-23 15:00 day,pm"],
  ["3点", "16:00", "2026-11-24 15:00 day,pm"],
  ["3点半开会", "16:00", "2026-11-24 15:30 day,pm|开会"],
  ["at 3", "10:00", "2026-11-23 15:00 day,pm"],
  ["8点", "07:30", "2026-11-23 08:00 day"],
  ["12点", "10:00", "2026-11-23 12:00 day"],
  ["12点", "13:00", "2026-11-24 12:00 day"],
  ["9点", "10:00", "2026-11-23 21:00 day,pm"],
  ["11点", "12:00", "2026-11-24 11:00 day"],
]);

test("9点 said at 10:00 is this evening, and tomorrow morning is offered", () => {
  const result = understandTime("9点", contextAt(at("10:00")));
  expect("notes" in result && result.notes.map((note) => pick(note, "zh-CN"))).toEqual([
    "如果是明早，请说「明早9点」",
  ]);
});

rows("where a day is given 1–6 is the afternoon, 7–11 the morning, 12 noon", [
  ["明天3点", "10:00", "2026-11-24 15:00 pm"],
  ["明天6点", "10:00", "2026-11-24 18:00 pm"],
  ["明天7点", "10:00", "2026-11-24 07:00"],
  ["后天11点半", "10:00", "2026-11-25 11:30"],
  ["明天12点", "10:00", "2026-11-24 12:00"],
  ["tomorrow at 3", "10:00", "2026-11-24 15:00 pm"],
  ["每天3点", "10:00", "DAILY 15:00 pm"],
  ["每天9点", "10:00", "DAILY 09:00"],
  ["今天9点", "10:00", "2026-11-23 21:00 pm"],
  ["今天3点", "16:00", "past"],
]);

rows("hours that leave nothing open are taken as they are", [
  ["03:00", "10:00", "2026-11-24 03:00 day"],
  ["15:00", "10:00", "2026-11-23 15:00 day"],
  ["明天03:00", "10:00", "2026-11-24 03:00"],
  ["明天13点", "10:00", "2026-11-24 13:00"],
  ["明天20点", "10:00", "2026-11-24 20:00"],
  ["明天24点", "10:00", "2026-11-25 00:00"],
  ["明天下午3点", "10:00", "2026-11-24 15:00"],
  ["3pm tomorrow", "10:00", "2026-11-24 15:00"],
]);

rows("the night's hours after midnight are of the next calendar day", [
  ["今晚12点", "10:00", "2026-11-24 00:00"],
  ["今晚1点", "10:00", "2026-11-24 01:00"],
  ["明晚12点", "10:00", "2026-11-25 00:00"],
  ["明晚零点", "10:00", "2026-11-25 00:00"],
  ["明天零点", "10:00", "2026-11-24 00:00"],
  ["今晚8点", "10:00", "2026-11-23 20:00"],
  ["明天凌晨1点", "10:00", "2026-11-24 01:00"],
]);

rows("明天 is the calendar's, also after midnight", [
  ["明天9点", "00:30", "2026-11-24 09:00"],
  ["明天", "03:59", "2026-11-24 time"],
  ["tomorrow 9am", "01:00", "2026-11-24 09:00"],
]);

rows("weeks begin on Monday", [
  ["这周五9点", "10:00", "2026-11-27 09:00"],
  ["这周日9点", "10:00", "2026-11-29 09:00"],
  ["这周一9点", "10:00", "past"],
  ["下周一9点", "10:00", "2026-11-30 09:00"],
  ["下周日9点", "10:00", "2026-12-06 09:00"],
  ["下下周三9点", "10:00", "2026-12-09 09:00"],
  ["周五9点", "10:00", "2026-11-27 09:00"],
  ["周一15:00", "10:00", "2026-11-23 15:00"],
  ["周一9点", "10:00", "2026-11-30 09:00"],
  ["周一", "08:00", "2026-11-30 time"],
  ["next Wednesday 9am", "10:00", "2026-12-02 09:00"],
  ["下周", "10:00", "2026-11-30 to 2026-12-06"],
]);

rows("a part of the day stands for an hour", [
  ["明天早上", "10:00", "2026-11-24 08:00 time"],
  ["明天上午", "10:00", "2026-11-24 09:00 time"],
  ["明天中午", "10:00", "2026-11-24 12:00 time"],
  ["明天下午", "10:00", "2026-11-24 14:00 time"],
  ["明天傍晚", "10:00", "2026-11-24 18:00 time"],
  ["明天晚上", "10:00", "2026-11-24 20:00 time"],
  ["今晚", "10:00", "2026-11-23 20:00 time"],
  ["下午", "10:00", "2026-11-23 14:00 day,time"],
  ["下午", "15:00", "2026-11-24 14:00 day,time"],
  ["下班前", "10:00", "2026-11-23 17:30 deadline day,time"],
]);

rows("a date alone is a day", [
  ["明天", "10:00", "2026-11-24 time"],
  ["12月1日交周报", "10:00", "2026-12-01 time|交周报"],
  ["today write the report", "10:00", "2026-11-23 time|write the report"],
]);

rows("before and by say a deadline", [
  ["周五18:00前", "10:00", "2026-11-27 18:00 deadline"],
  ["周五之前", "10:00", "2026-11-27 deadline time"],
  ["by Friday 6pm", "10:00", "2026-11-27 18:00 deadline"],
  ["明天下午5点以前交", "10:00", "2026-11-24 17:00 deadline|交"],
]);

rows("the end of a month or year is its last calendar day", [
  ["月底", "10:00", "2026-11-30 time"],
  ["年底", "10:00", "2026-12-31 time"],
  ["下月底", "10:00", "2026-12-31 time"],
  ["下个月底9点", "10:00", "2026-12-31 09:00"],
]);

rows("a day of the month is in the next month that has it", [
  ["31号", "10:00", "2026-12-31 month,time"],
  ["15号9点", "10:00", "2026-12-15 09:00 month"],
  ["30号", "10:00", "2026-11-30 month,time"],
  ["2月30日", "10:00", "invalid"],
  ["2月29日", "10:00", "2028-02-29 year,time"],
  ["每月31号9点", "10:00", "MONTHLY;MONTHDAY=31 09:00"],
]);

test("每月31号 says that short months are skipped, and what to say instead", () => {
  const result = understandTime("每月31号9点", contextAt(at("10:00")));
  expect("notes" in result && result.notes.map(({ zh }) => zh).join()).toMatch(
    /跳过.*每月最后一天/u,
  );
});

rows("every N is counted from the first that fits", [
  ["每隔2天9点", "10:00", "DAILY;2 09:00 from 2026-11-24 start"],
  ["隔天9点", "10:00", "DAILY;2 09:00 from 2026-11-24 start"],
  ["每隔一天9点", "08:00", "DAILY;2 09:00 from 2026-11-23 start"],
  ["隔周周五9点", "10:00", "WEEKLY;2;DAY=FR 09:00 from 2026-11-27 start"],
  ["每两周周一9点", "10:00", "WEEKLY;2;DAY=MO 09:00 from 2026-11-30 start"],
  ["every 3 days at 9am", "10:00", "DAILY;3 09:00 from 2026-11-24 start"],
]);

rows("工作日 follows the work calendar, an English weekday is Monday to Friday", [
  ["工作日9点", "10:00", "DAILY workday 09:00"],
  ["每个工作日9点", "10:00", "DAILY workday 09:00"],
  ["every weekday at 9am", "10:00", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00"],
]);

test("每个工作日 skips the holiday and counts the make-up Saturday", () => {
  // 1 to 7 October 2026 are off, Saturday 10 October is worked.
  const result = understandTime("每个工作日9点", contextAt("2026-09-30T10:00:00+08:00"));
  expect("next" in result && result.next.map((one) => new Date(one).toISOString())).toEqual([
    "2026-10-08T01:00:00.000Z",
    "2026-10-09T01:00:00.000Z",
    "2026-10-10T01:00:00.000Z",
  ]);
});

describe("a year whose holidays are not published is never answered silently", () => {
  test.each([
    ["每个工作日9点", "2026-12-30T10:00:00+08:00"],
    ["3个工作日后9点", "2026-12-30T10:00:00+08:00"],
    ["每月最后一个工作日17点", "2026-12-31T18:00:00+08:00"],
    ["每天9点，节假日除外", "2027-02-01T10:00:00+08:00"],
  ])("%s at %s", (phrase, now) => {
    const result = understandTime(phrase, contextAt(now));
    expect("notes" in result && result.notes.map(({ zh }) => zh).join()).toMatch(
      /2027 节假日尚未收录/u,
    );
  });

  test("what is over before says nothing of it", () => {
    const result = understandTime("每个工作日9点", contextAt(at("10:00")));
    expect("notes" in result && result.notes).toEqual([]);
  });
});

rows("12/15 is month and day", [
  ["12/15", "10:00", "2026-12-15 time"],
  ["12-15", "10:00", "2026-12-15 time"],
  ["12/15 9:00", "10:00", "2026-12-15 09:00"],
]);

rows("lunar dates say that they are lunar", [
  ["农历八月十五", "10:00", "2027-09-15 year,time"],
  ["正月初一", "10:00", "2027-02-06 year,time"],
  ["腊月廿三", "10:00", "2027-01-30 year,time"],
  ["除夕晚上8点", "10:00", "2027-02-05 20:00 year"],
  ["中秋节", "10:00", "2027-09-15 year,time"],
  ["八月十五", "10:00", "2027-08-15 year,time"],
]);

rows("words without a time in them are asked about", [
  ["一会儿提醒我", "10:00", "asks"],
  ["回头叫我", "10:00", "asks"],
]);

describe("limits", () => {
  const minuteMs = 60_000;
  const plan = (text: string): string => {
    const context = contextAt(at("10:00"));
    const limits = { recurring: true, shortestMs: minuteMs };
    return resultLine(planFor(understandTime(text, context), context, limits), context.zone);
  };

  test.each([
    ["30秒后", "too-soon"],
    ["59 seconds from now", "too-soon"],
    ["1分钟后", "2026-11-23 10:01"],
    ["6年后", "too-far"],
    ["4年后9点", "2030-11-23 09:00"],
    ["2035-01-01 9:00", "too-far"],
    ["每6年", "too-far"],
    ["every 99999 hours", "too-far"],
    ["每分钟", "too-often"],
    ["每3分钟", "too-often"],
    ["every 4 minutes", "too-often"],
    ["每5分钟", "MINUTELY;5"],
    ["2020-01-01 9:00", "past"],
    ["3天前", "past"],
    [
      "下周",
      "asks 2026-11-30 time 2026-12-01 time 2026-12-02 time 2026-12-03 time 2026-12-04 time 2026-12-05 time 2026-12-06 time",
    ],
    ["30分钟", "asks 2026-11-23 10:30"],
    ["今天", "asks"],
  ])("%s → %s", (text, expected) => expect(plan(text)).toBe(expected));
});
