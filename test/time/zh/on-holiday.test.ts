import { describe, expect, test } from "vitest";
import { createWorkCalendar } from "../../../src/time/calendar/create.ts";
import { timeDefaults } from "../../../src/time/defaults.ts";
import { understandTime } from "../../../src/time/understand.ts";

const context = {
  now: Date.parse("2026-11-23T10:00:00+08:00"),
  zone: "Asia/Shanghai",
  calendar: createWorkCalendar("cn"),
  defaults: timeDefaults,
};

describe("what becomes of days off", () => {
  test.each([
    ["每月1号9点，遇节假日顺延 交房租", "after", "交房租"],
    ["每月1号9点交房租，遇节假日顺延到下一个工作日", "after", "交房租"],
    ["每月10号9点，如遇节假日则顺延", "after", ""],
    ["每月1號9點，遇休息日往後順延", "after", ""],
    ["每周五17点 节假日提前 交周报", "before", "交周报"],
    ["每月15号 10:00 发工资，遇到休息日就提前到前一个工作日", "before", "发工资"],
    ["每天9点，遇休息日跳过", "skip", ""],
    ["每周一（遇节假日顺延）9点例会", "after", "例会"],
  ])("%s: %s", (text, onHoliday, rest) => {
    const result = understandTime(text, context);
    expect(result).toMatchObject({ kind: "recurring", recurrence: { onHoliday }, rest });
  });

  test("holidays that are left out are no weekends", () => {
    const result = understandTime("每天9点，遇节假日不提醒 打卡", context);
    expect(result).toMatchObject({
      kind: "recurring",
      recurrence: { except: { holidays: true } },
      rest: "打卡",
    });
  });
});

test.each([
  ["每月1号9点 遇节假日提前一天", "another rule"],
  ["每月1号9点 遇节假日顺延两天", "another rule"],
  ["每月15号9点发工资，遇周末提前", "weekends alone"],
  ["明天9点，遇节假日顺延", "no rule to move"],
])("asked: %s (%s)", (text) => {
  expect(understandTime(text, context).kind).toBe("ambiguous");
});

test.each([
  ["明天下午3点讨论节假日顺延的问题", "讨论节假日顺延的问题"],
  ["每周一9点 讨论假期安排", "讨论假期安排"],
])("content stays content: %s", (text, rest) => {
  expect(understandTime(text, context)).toMatchObject({ rest });
});
