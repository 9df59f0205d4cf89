import { describe, expect, test, vi } from "vitest";
import { contextAt, said } from "./said.ts";

// Monday.
const monday = contextAt("2026-11-23T10:00:00+08:00");

describe.each(["UTC", "America/St_Johns"])("with the process in %s", (processZone) => {
  test.each([
    ["in 10m", "2026-11-23 10:10"],
    ["in 10s 喝水", "2026-11-23 10:00:10|喝水"],
    ["in 2 hours call Bob", "2026-11-23 12:00|call Bob"],
    ["in 90s", "2026-11-23 10:01:30"],
    ["in 1h30m", "2026-11-23 11:30"],
    ["In an hour and 5 minutes go", "2026-11-23 11:05|go"],
    ["in half an hour", "2026-11-23 10:30"],
    ["in 1.5h", "2026-11-23 11:30"],
    ["in 2 days", "2026-11-25 10:00"],
    ["10分钟后", "2026-11-23 10:10"],
    ["10 分钟后 喝水", "2026-11-23 10:10|喝水"],
    ["10分钟后喝水", "2026-11-23 10:10|喝水"],
    ["１０分钟后，喝水", "2026-11-23 10:10|喝水"],
    ["半小时后", "2026-11-23 10:30"],
    ["半个小时后开会", "2026-11-23 10:30|开会"],
    ["一个半小时后叫我", "2026-11-23 11:30|叫我"],
    ["两小时后", "2026-11-23 12:00"],
    ["两个钟头以后", "2026-11-23 12:00"],
    ["2小时30分钟后", "2026-11-23 12:30"],
    ["2小时半后", "2026-11-23 12:30"],
    ["一刻钟后", "2026-11-23 10:15"],
    ["二十五分钟后", "2026-11-23 10:25"],
    ["3天后", "2026-11-26 10:00"],
    ["两周后 复盘", "2026-12-07 10:00|复盘"],
    ["15:00 开会", "2026-11-23 15:00 day|开会"],
    ["09:30站会", "2026-11-24 09:30 day|站会"],
    ["９：３０", "2026-11-23 21:30 day,pm"],
    ["24:00", "2026-11-24 00:00 day"],
    ["at 3:30 pm tea", "2026-11-23 15:30 day|tea"],
    ["今天 15:00", "2026-11-23 15:00"],
    ["明天15:00开会", "2026-11-24 15:00|开会"],
    ["后天 09:00", "2026-11-25 09:00"],
    ["today 11:00", "2026-11-23 11:00"],
    ["Tomorrow at 9:00 standup", "2026-11-24 09:00|standup"],
    ["2026-11-24T15:00", "2026-11-24 15:00"],
    ["2026-11-24T15:00Z", "2026-11-24 23:00"],
    ["2026-11-24T15:00:30.500+02:00 x", "2026-11-24 21:00:30|x"],
    ["2026-11-24 15:00 写周报", "2026-11-24 15:00|写周报"],
    ["2026-11-24", "2026-11-24 time"],
    ["明天 交报告", "2026-11-24 time|交报告"],
    ["明天早会", "2026-11-24 time|早会"],
  ])("%s → %s", (text, expected) => {
    vi.stubEnv("TZ", processZone);
    expect(said(text, monday)).toBe(expected);
    vi.unstubAllEnvs();
  });
});

test.each([
  ["today 9:00 am", "past"],
  ["昨天", "past"],
  ["2026-02-30 10:00", "invalid"],
  ["2026-13-01", "invalid"],
  ["25:00", "invalid"],
  ["25点", "invalid"],
  ["明天 10:61", "invalid"],
  ["周八", "invalid"],
  ["每年13月1日", "invalid"],
  ["11月27日周四", "invalid"],
  ["9999999天后", "too-far"],
])("%s is refused: %s", (text, expected) => expect(said(text, monday)).toBe(expected));

test.each([
  "",
  "喝水",
  "in 10 mangoes",
  "比分 3:2",
  "买一点水果",
  "有一点点累",
  "call 10086",
  "每人一份",
])("no time is in it: %s", (text) => expect(said(text, monday)).toBe("none"));

describe("two times in one text", () => {
  test.each([
    // The first that is complete is meant; the others are content, verbatim.
    ["明天9点提醒我3点的会改到4点", "2026-11-24 09:00|提醒我3点的会改到4点"],
    ["明天9:00 3点的会改到  4点", "2026-11-24 09:00|3点的会改到  4点"],
    ["15号 交房租 提前1天", "2026-12-15 month,time|交房租 提前1天"],
    ["5天前的报告 明天9点发", "2026-11-24 09:00|5天前的报告 发"],
    ["明天9点开30分钟的会", "2026-11-24 09:00|开30分钟的会"],
    // Halves of one time.
    ["每天提醒我9点吃药", "DAILY 09:00|提醒我 吃药"],
    ["明天，请提醒大家下午3点开会", "2026-11-24 15:00|请提醒大家 开会"],
    ["tomorrow, please remind me at 3pm to call", "2026-11-24 15:00|please remind me to call"],
    ["明天开会 下午3点", "2026-11-24 15:00|开会"],
    ["3pm meeting with Bob on Friday", "2026-11-27 15:00|meeting with Bob"],
    ["每天喝水，共5次", "DAILY 09:00 5 times time|喝水"],
    ["stretch every day until Friday", "DAILY 09:00 until 2026-11-27 time|stretch"],
    // Two readings.
    ["明天开会3点在会议室", "asks 2026-11-24 15:00 pm 2026-11-24 time"],
    ["明天通知大家后天9点开会", "asks 2026-11-24 time 2026-11-25 09:00"],
    ["周五周六3点", "asks 2026-11-27 15:00 pm 2026-11-28 15:00 pm"],
    ["周三或周四下午", "asks 2026-11-25 14:00 time 2026-11-26 14:00 time"],
    ["提醒我3点的会改到4点", "asks 2026-11-23 15:00 day,pm 2026-11-23 16:00 day,pm"],
    ["下周末10点", "asks 2026-12-05 10:00 2026-12-06 10:00"],
    // Half understood.
    ["每隔明天9点", "asks"],
    ["每月15号晚上12点", "asks"],
  ])("%s → %s", (text, expected) => expect(said(text, monday)).toBe(expected));
});

describe("ranges", () => {
  test.each([
    ["明天下午3点到5点 评审", "2026-11-24 15:00 to 2026-11-24 17:00|评审"],
    ["5 to 6pm", "2026-11-23 17:00 to 2026-11-23 18:00 day"],
    ["晚上10点到明早6点", "2026-11-23 22:00 to 2026-11-24 06:00 day"],
    ["明天上午9点到5点", "2026-11-24 09:00 to 2026-11-24 17:00"],
    ["10am to noon on Friday", "2026-11-27 10:00 to 2026-11-27 12:00"],
    ["11月27日到29日出差", "2026-11-27 to 2026-11-29|出差"],
    ["今天 - 下周五", "2026-11-23 to 2026-12-04"],
    ["周六-周一", "2026-11-28 to 2026-11-30"],
    ["Friday from 2pm for 2 hours", "2026-11-27 14:00 to 2026-11-27 16:00"],
    ["明年", "2027-01-01 to 2027-12-31"],
  ])("%s → %s", (text, expected) => expect(said(text, monday)).toBe(expected));
});

describe("rules", () => {
  test.each([
    ["每周一三五 9:30 站会", "WEEKLY;DAY=MO,WE,FR 09:30|站会"],
    ["每周一到周五早上9点", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00"],
    ["周一到周六早上7点开机", "WEEKLY;DAY=MO,TU,WE,TH,FR,SA 07:00|开机"],
    ["周一到周五每天9点", "WEEKLY;DAY=MO,TU,WE,TH,FR 09:00"],
    ["每天早上9点、12点、下午3点", "DAILY 09:00,12:00,15:00"],
    ["every day at 9, 12 and 3", "DAILY 09:00,12:00,15:00 pm"],
    ["每月1号到5号 9点", "MONTHLY;MONTHDAY=1,2,3,4,5 09:00"],
    ["every month on the 4th", "MONTHLY;MONTHDAY=4 09:00 time"],
    ["从12月1日起每天9点", "DAILY 09:00 from 2026-12-01"],
    ["从明天到12月5日每天9点", "DAILY 09:00 from 2026-11-24 until 2026-12-05"],
    ["两周内每天9点", "DAILY 09:00 until 2026-12-07"],
    ["本月每天9点", "DAILY 09:00 from 2026-11-01 until 2026-11-30"],
    ["每周五晚上12点", "WEEKLY;DAY=SA 00:00"],
    ["每天9点到18点每小时", "HOURLY"],
    ["工作日9点到18点每两小时", "HOURLY;2 workday"],
    ["每周 9点", "WEEKLY;DAY=MO 09:00 day"],
    ["每50分钟", "MINUTELY;50 from 2026-11-23 start"],
    ["每年国庆9点", "YEARLY 09:00"],
    ["到昨天为止每天9点", "past"],
  ])("%s → %s", (text, expected) => expect(said(text, monday)).toBe(expected));
});
