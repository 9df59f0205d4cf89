import { expect, test } from "vitest";
import { parseDuration } from "../../src/core/duration.ts";
import { renderDuration, renderTime } from "../../src/time/describe/render.ts";

const now = Date.parse("2026-11-23T10:00:00+08:00");
const day = 86_400_000;

test.each([
  [
    "2026-11-24T15:00+08:00",
    "Asia/Shanghai",
    "11-24 周二 15:00（北京时间）",
    "Tue 24 Nov 15:00 (Beijing time)",
  ],
  [
    "2027-01-05T09:05+08:00",
    "Asia/Shanghai",
    "2027-01-05 周二 09:05（北京时间）",
    "Tue 5 Jan 2027 09:05 (Beijing time)",
  ],
  [
    "2026-11-29T15:00Z",
    "Europe/London",
    "11-29 周日 15:00（Europe/London）",
    "Sun 29 Nov 15:00 (Europe/London)",
  ],
])("%s in %s", (at, zone, zh, en) => {
  expect(renderTime(Date.parse(at), zone, "zh-CN", now)).toBe(zh);
  expect(renderTime(Date.parse(at), zone, "en", now)).toBe(en);
});

test("the year is that of the zone, not of UTC", () => {
  const newYear = Date.parse("2027-01-01T00:30+08:00");
  expect(renderTime(newYear, "Asia/Shanghai", "zh-CN", newYear)).toBe(
    "01-01 周五 00:30（北京时间）",
  );
});

test.each([
  [400, "不到 1 秒", "less than a second"],
  [1000, "1 秒", "1 second"],
  [61_000, "1 分钟 1 秒", "1 minute 1 second"],
  [180_000, "3 分钟", "3 minutes"],
  [3_900_000, "1 小时 5 分钟", "1 hour 5 minutes"],
  [day + 5000, "1 天", "1 day"],
  [3 * day + 7_260_000, "3 天 2 小时", "3 days 2 hours"],
])("%d ms", (durationMs, zh, en) => {
  expect(renderDuration(durationMs, "zh-CN")).toBe(zh);
  expect(renderDuration(durationMs, "en")).toBe(en);
});

test.each([
  ["10s", 10_000],
  ["5m", 300_000],
  ["2h", 7_200_000],
  ["1d", day],
  ["7d", 7 * day],
  ["1h30m", 5_400_000],
  ["500ms", 500],
  [" 2H ", 7_200_000],
  ["", undefined],
  ["10", undefined],
  ["m", undefined],
  ["-5m", undefined],
  ["5 minutes", undefined],
  ["1e3s", undefined],
])("parseDuration(%j) is %s", (text, expected) => expect(parseDuration(text)).toBe(expected));
