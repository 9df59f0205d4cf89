import { describe, expect, test } from "vitest";
import { choiceNumber, completeTime } from "../../src/time/complete.ts";
import { contextAt, resultLine } from "./said.ts";

// Monday.
const context = contextAt("2026-11-23T10:00:00+08:00");

describe("a question is completed by its answer", () => {
  test.each([
    ["周五周六3点 站会", "1", "2026-11-27 15:00 pm|站会"],
    ["周五周六3点 站会", "第二个", "2026-11-28 15:00 pm|站会"],
    ["周五周六3点 站会", "最后一个。", "2026-11-28 15:00 pm|站会"],
    ["周五周六3点 站会", "the first one", "2026-11-27 15:00 pm|站会"],
    ["周五周六3点 站会", "周六", "2026-11-28 15:00 pm|站会"],
    ["周五周六3点 站会", "3", "invalid"],
    ["明天通知大家后天9点开会", "2", "2026-11-25 09:00|明天通知大家开会"],
    ["明天通知大家后天9点开会", "1", "2026-11-24 time|通知大家后天9点开会"],
    ["提醒我3点的会改到4点", "15:00", "2026-11-23 15:00 day,pm|提醒我的会改到4点"],
    ["一会儿喝水", "10分钟后", "2026-11-23 10:10|喝水"],
    ["一会儿喝水", "下午3点", "2026-11-23 15:00 day|喝水"],
    ["下周3点评审", "周三", "2026-12-02 15:00 pm|评审"],
    ["下个月9点评审", "15号", "2026-12-15 09:00|评审"],
    ["每隔明天9点喝水", "每天9点", "DAILY 09:00|喝水"],
    ["喝水", "明天9点", "2026-11-24 09:00|喝水"],
    ["今天交报告", "下午", "2026-11-23 14:00 time|交报告"],
    ["今天交报告", "15:00", "2026-11-23 15:00|交报告"],
    ["周五周六3点 站会", "周日9点", "2026-11-29 09:00|站会"],
    ["周五周六3点 站会", "不知道", "none"],
  ])("%s, %s → %s", (said, answer, expected) => {
    expect(resultLine(completeTime(said, answer, context), context.zone)).toBe(expected);
  });
});

test.each([
  ["1", 1],
  ["２", 2],
  ["第三个", 3],
  ["选二", 2],
  ["后一个", -1],
  ["Second", 2],
  ["1.", 1],
  ["15:00", undefined],
  ["下午", undefined],
  ["", undefined],
])("%j is choice %s", (answer, number) => expect(choiceNumber(answer)).toBe(number));
