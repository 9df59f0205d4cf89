import { describe, expect, test, vi } from "vitest";
import { understandTime } from "../../src/time/understand.ts";
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
    ["明天这个时候 开会", "2026-11-24 10:00|开会"],
    ["下周同一时间", "2026-11-30 10:00"],
    ["元旦那天早上8点", "2027-01-01 08:00 year"],
    ["本月底下班前", "2026-11-30 17:30 deadline time"],
    ["这个月底下午3点", "2026-11-30 15:00"],
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
    [
      "周三9点的会改到周四10点，今天下午5点提醒我",
      "2026-11-23 17:00|周三9点的会改到周四10点，提醒我",
    ],
    ["提醒我今晚8点的电影", "2026-11-23 20:00|提醒我的电影"],
    ["请假3天 从周三开始", "2026-11-25 time|请假3天"],
    ["出差两天 下周一出发", "2026-11-30 time|出差两天 出发"],
    ["15号 交房租 提前1天", "asks 2026-12-14 month,time 2026-12-15 month,time"],
    ["5天前的报告 明天9点发", "2026-11-24 09:00|5天前的报告 发"],
    ["明天9点开30分钟的会", "2026-11-24 09:00|开30分钟的会"],
    [
      "call mom at 5pm tomorrow about the 3 tickets",
      "2026-11-24 17:00|call mom  about the 3 tickets",
    ],
    ["明天3点左右开会", "2026-11-24 15:00 pm|开会"],
    // Halves of one time.
    ["每天提醒我9点吃药", "DAILY 09:00|提醒我吃药"],
    ["明天，请提醒大家下午3点开会", "2026-11-24 15:00|请提醒大家开会"],
    ["tomorrow, please remind me at 3pm to call", "2026-11-24 15:00|please remind me  to call"],
    ["明天开会 下午3点", "2026-11-24 15:00|开会"],
    ["3pm meeting with Bob on Friday", "2026-11-27 15:00|meeting with Bob"],
    ["每天喝水，共5次", "DAILY 09:00 5 times time|喝水"],
    ["stretch every day until Friday", "DAILY 09:00 until 2026-11-27 time|stretch"],
    // Two readings.
    ["明天开会3点在会议室", "asks 2026-11-24 15:00 pm 2026-11-24 time"],
    ["明天通知大家后天9点开会", "asks 2026-11-24 time 2026-11-25 09:00"],
    ["周五周六3点", "asks 2026-11-27 15:00 pm 2026-11-28 15:00 pm WEEKLY;DAY=FR,SA 15:00 pm"],
    ["周三或周四下午", "asks 2026-11-25 14:00 time 2026-11-26 14:00 time"],
    ["提醒我3点的会改到4点", "asks 2026-11-23 15:00 day,pm 2026-11-23 16:00 day,pm"],
    ["下周末10点", "asks 2026-12-05 10:00 2026-12-06 10:00"],
    ["11月27日周四9点", "asks 2026-11-27 09:00 2026-11-26 09:00"],
    ["Thursday, November 27", "asks 2026-11-27 time 2026-11-26 time"],
    ["3 or 4pm tomorrow", "asks 2026-11-24 15:00 2026-11-24 16:00"],
    ["明天下午3点或4点", "asks 2026-11-24 15:00 2026-11-24 16:00"],
    // Two namings of one day.
    ["本周四（11月26日）下午3点", "2026-11-26 15:00"],
    ["明天10:00的会，9:50提醒我", "asks 2026-11-23 21:50 day,pm 2026-11-24 10:00"],
    // Half understood.
    ["每年国庆前一天", "asks"],
    ["every day at 9 and 17 drink water", "asks"],
    ["every day in July and August at 09:00", "asks"],
    ["every 30 minutes from 9:00 to 18:00 on working days", "asks"],
    ["一三五早上八点跑步", "asks"],
    ["周五这个时候", "asks"],
    ["明天9点半到10点半和11点到12点", "asks"],
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
    ["从现在到八点", "2026-11-23 10:00 to 2026-11-23 20:00 day,pm"],
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
    ["下周一到周五每天9点", "DAILY 09:00 from 2026-11-30 until 2026-12-04"],
    ["下周一到下周五每天9点", "DAILY 09:00 from 2026-11-30 until 2026-12-04"],
    ["每天9点到10点之间喝水", "DAILY 09:00|喝水"],
    ["连续三天早上8点吃药", "DAILY 08:00 3 times|吃药"],
    ["每天9点，连续5天", "DAILY 09:00 5 times"],
    ["每50分钟", "MINUTELY;50 from 2026-11-23 start"],
    ["每年国庆9点", "YEARLY 09:00"],
    ["每周一10点和周三10点", "WEEKLY;DAY=MO,WE 10:00"],
    ["每周一10点和周三15点", "asks"],
    ["每周一9点，周一除外", "asks"],
    ["到昨天为止每天9点", "past"],
  ])("%s → %s", (text, expected) => expect(said(text, monday)).toBe(expected));
});

test("a time behind a few numbers is read, one behind a table of them is not", () => {
  expect(understandTime(`${"7/".repeat(100)}\n明天下午3点`, monday).kind).toBe("once");
  expect(understandTime(`${"7/".repeat(200)}\n明天下午3点`, monday).kind).toBe("none");
});
