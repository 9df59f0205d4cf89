import { describe, expect, test } from "vitest";
import { understandTime } from "../../src/time/understand.ts";
import { contextAt, said } from "./said.ts";

// A Monday.
const now = "2026-11-23T10:00:00+08:00";

describe("what bears on a time and is not understood is asked about", () => {
  test.each([
    ["清明节 放假通知 提前三天", "asks 2027-04-02 year,time 2027-04-05 year,time"],
    ["提前15分钟提醒我下午3点的会", "asks 2026-11-23 14:45 day 2026-11-23 15:00 day"],
    [
      "remind me 2 hours in advance of the 5pm call",
      "asks 2026-11-23 15:00 day 2026-11-23 17:00 day",
    ],
    ["check in 24 hours before my flight", "asks"],
    ["国庆期间每天9点 值班", "asks"],
    ["明天9点（纽约时间）开会", "asks"],
    ["tomorrow 3pm London time", "asks"],
    ["15:00 GMT+9", "asks"],
    ["每天9点提醒我吃药两次", "asks"],
    ["每天9点吃药，共5次", "DAILY 09:00 5 times|吃药"],
    ["把会议从3点改到5点", "asks"],
    ["从3点到5点开会", "2026-11-23 15:00 to 2026-11-23 17:00 day,pm|开会"],
    ["五点之前的两小时", "asks"],
    ["从今天起每天早上8点，连续一周", "asks"],
    ["下周中 评审", "asks"],
    ["去年今天", "asks"],
    ["水电费双月15号", "asks"],
    ["Monday week", "asks"],
    ["reschedule 3pm to 4pm", "asks"],
    ["每逢初一十五 上香", "asks"],
    ["ten to six", "asks"],
    ["周六日值班 9:00-18:00", "asks"],
    ["周末值班 9:00-18:00", "asks"],
    ["每月农历十八 上香", "asks"],
    ["每月初三 吃素", "asks"],
    ["每年农历闰六月初六 祭祖", "asks"],
    ["每个节假日8点 值班", "asks"],
    ["20261225T090000 上线", "asks"],
    ["UTC 8:00 发布", "asks"],
    ["call at 8am in New York", "asks"],
    ["每星期9 10点 例会", "asks"],
    ["every 4th monday 10am", "asks"],
    ["every fourth Monday of the month at 10", "MONTHLY;DAY=4MO 10:00"],
    ["下个26号 还款", "asks"],
    ["in a few hours", "asks"],
    ["every year on my wedding anniversary", "asks"],
    ["每天8点，从12月10日到12月12日除外 打卡", "DAILY 08:00|打卡"],
    ["每天8点，除了12月10日到12月12日 打卡", "asks"],
    ["每天8点，12月30日到1月2日除外", "asks"],
    ["10pm to 6am tomorrow", "asks"],
    ["周四晚上到周五早上 值班", "2026-11-26 20:00 to 2026-11-27 08:00 time|值班"],
    ["大年夜 发红包", "2027-02-05 20:00 year,time|发红包"],
    ["10pm to 6am tonight", "2026-11-23 22:00 to 2026-11-24 06:00"],
    ["10 to 12 on Monday", "2026-11-30 10:00 to 2026-11-30 12:00"],
  ])("%s → %s", (phrase, expected) => expect(said(phrase, contextAt(now))).toBe(expected));

  test("Beijing's time is asked about elsewhere only", () => {
    expect(said("明天9点（北京时间）", contextAt(now))).toBe("2026-11-24 09:00|（北京时间）");
    expect(said("明天9点（北京时间）", contextAt(now, "Europe/London"))).toBe("asks");
  });
});

describe("a range that would end in the night may be tomorrow's", () => {
  test.each([
    [
      "9点到11点半",
      "asks 2026-11-23 21:00 to 2026-11-23 23:30 day,pm 2026-11-24 09:00 to 2026-11-24 11:30 day",
    ],
    [
      "from 9 to 5",
      "asks 2026-11-23 21:00 to 2026-11-24 05:00 day,pm 2026-11-24 09:00 to 2026-11-24 17:00 day",
    ],
    ["8点到10点", "2026-11-23 20:00 to 2026-11-23 22:00 day,pm"],
    ["晚上9点到11点半", "2026-11-23 21:00 to 2026-11-23 23:30 day"],
  ])("%s → %s", (phrase, expected) => expect(said(phrase, contextAt(now))).toBe(expected));
});

describe("a part of today that has begun: its hours are asked", () => {
  test.each([
    [
      "今天下午 交报告",
      "14:30",
      "asks 2026-11-23 15:00 time 2026-11-23 16:00 time 2026-11-23 17:00 time",
    ],
    ["tonight", "21:30", "asks 2026-11-23 22:00 time 2026-11-23 23:00 time"],
    ["今天下午", "18:30", "past"],
    ["今天下午3点", "16:00", "past"],
  ])("%s at %s → %s", (phrase, clock, expected) => {
    expect(said(phrase, contextAt(`2026-11-23T${clock}:00+08:00`))).toBe(expected);
  });
});

describe("figures with a point are a date beside a time of day", () => {
  test.each([
    ["12.31 23:59 停服", "2026-12-31 23:59|停服"],
    ["12.1晚上8点 上线", "2026-12-01 20:00|上线"],
    ["11.28 周六 团建", "2026-11-28 time|团建"],
    ["版本 3.15 明天 9:00 发布", "2026-11-24 09:00|版本 3.15  发布"],
    ["12.31 停服", "none"],
  ])("%s → %s", (phrase, expected) => expect(said(phrase, contextAt(now))).toBe(expected));
});

describe("a length of one language goes with a direction of the other", () => {
  test.each([
    ["in 30 分钟", "2026-11-23 10:30"],
    ["within 2 小时 reply", "2026-11-23 12:00 deadline|reply"],
    ["30 分钟 ago", "past"],
    ["5min后 叫我", "2026-11-23 10:05|叫我"],
    ["2h内 回复", "2026-11-23 12:00 deadline|回复"],
  ])("%s → %s", (phrase, expected) => expect(said(phrase, contextAt(now))).toBe(expected));
});

test.each([
  ["11/30-12/4 出差", "2026-11-30 to 2026-12-04|出差"],
  ["2026/11/30-2026/12/4 出差", "2026-11-30 to 2026-12-04|出差"],
  ["2026.11.30-2026.12.4 出差", "2026-11-30 to 2026-12-04|出差"],
  ["1月到3月每月15号", "MONTHLY;MONTHDAY=15 09:00 from 2027-01-01 until 2027-03-31 time"],
  ["仨小时后 关火", "2026-11-23 13:00|关火"],
  ["1小时20后 关火", "2026-11-23 11:20|关火"],
  ["每45分钟起来活动一下", "MINUTELY;45|起来活动一下"],
])("%s → %s", (phrase, expected) => expect(said(phrase, contextAt(now))).toBe(expected));

test("days left out from one to another are none of the rule's", () => {
  const result = understandTime("每天8点，11月24日到26日除外 打卡", contextAt(now));
  const days =
    result.kind === "recurring" ? result.next.map((at) => new Date(at).getUTCDate()) : [];
  expect(days).toEqual([27, 28, 29]);
});

test.each([
  ["05/06/2027 年审", "按「月/日/年」理解；要「日/月/年」请写成「年-月-日」"],
  ["05/16/2027 年审", undefined],
])("%s: the order of its figures is said", (phrase, note) => {
  const result = understandTime(phrase, contextAt(now));
  expect(result.kind === "once" && result.notes[0]?.zh).toBe(note);
});

test.each([
  ["后天上午8点和10点 吃药", "一条提醒只能有一个时间，先要哪一个？回复序号，另一个请再说一遍"],
  ["早上7点 晚上7点 吃药", "一条提醒只能有一个时间，先要哪一个？回复序号，另一个请再说一遍"],
  ["后天上午8点或者10点 吃药", "是哪一个？回复序号"],
])("%s asks %s", (phrase, question) => {
  const result = understandTime(phrase, contextAt(now));
  expect(result.kind === "ambiguous" && result.question.zh).toBe(question);
});
