import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { takeTime } from "../../src/time/simple.ts";
import { wallTime } from "../../src/time/zone.ts";

// Monday.
const now = Date.parse("2026-11-23T10:00:00+08:00");
const zone = "Asia/Shanghai";

/** `2026-11-23 10:10:00 day|喝水`: wall clock, what was assumed, rest. */
function read(text: string, at = now, where = zone): string | undefined {
  const taken = takeTime(text, at, where);
  if (taken === undefined) return undefined;
  if ("error" in taken) return taken.error;
  const wall = wallTime(taken.at, where);
  const date = `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  const clock = `${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
  return [date, clock, ...taken.assumed].join(" ") + (taken.rest === "" ? "" : `|${taken.rest}`);
}

describe.each(["UTC", "America/St_Johns"])("with the process in %s", (processZone) => {
  test.each([
    ["in 10m", "2026-11-23 10:10:00"],
    ["in 10s 喝水", "2026-11-23 10:00:10|喝水"],
    ["in 2 hours call Bob", "2026-11-23 12:00:00|call Bob"],
    ["in 90s", "2026-11-23 10:01:30"],
    ["in 1h30m", "2026-11-23 11:30:00"],
    ["In an hour and 5 minutes go", "2026-11-23 11:05:00|go"],
    ["in half an hour", "2026-11-23 10:30:00"],
    ["in 1.5h", "2026-11-23 11:30:00"],
    ["in 2 days", "2026-11-25 10:00:00"],
    ["10分钟后", "2026-11-23 10:10:00"],
    ["10 分钟后 喝水", "2026-11-23 10:10:00|喝水"],
    ["10分钟后喝水", "2026-11-23 10:10:00|喝水"],
    ["１０分钟后，喝水", "2026-11-23 10:10:00|喝水"],
    ["半小时后", "2026-11-23 10:30:00"],
    ["半个小时后开会", "2026-11-23 10:30:00|开会"],
    ["一个半小时后叫我", "2026-11-23 11:30:00|叫我"],
    ["两小时后", "2026-11-23 12:00:00"],
    ["两个钟头以后", "2026-11-23 12:00:00"],
    ["2小时30分钟后", "2026-11-23 12:30:00"],
    ["2小时半后", "2026-11-23 12:30:00"],
    ["一刻钟后", "2026-11-23 10:15:00"],
    ["二十五分钟后", "2026-11-23 10:25:00"],
    ["3天后", "2026-11-26 10:00:00"],
    ["两周后 复盘", "2026-12-07 10:00:00|复盘"],
    ["10秒后", "2026-11-23 10:00:10"],
    ["15:00 开会", "2026-11-23 15:00:00 day|开会"],
    ["09:30站会", "2026-11-24 09:30:00 day|站会"],
    ["９：３０", "2026-11-24 09:30:00 day"],
    ["10:00", "2026-11-24 10:00:00 day"],
    ["24:00", "2026-11-24 00:00:00 day"],
    ["at 3:30 pm tea", "2026-11-23 15:30:00 day|tea"],
    ["今天 15:00", "2026-11-23 15:00:00"],
    ["明天15:00开会", "2026-11-24 15:00:00|开会"],
    ["后天 09:00", "2026-11-25 09:00:00"],
    ["today 11:00", "2026-11-23 11:00:00"],
    ["Tomorrow at 9:00 standup", "2026-11-24 09:00:00|standup"],
    ["2026-11-24T15:00", "2026-11-24 15:00:00"],
    ["2026-11-24T15:00Z", "2026-11-24 23:00:00"],
    ["2026-11-24T15:00:30.500+02:00 x", "2026-11-24 21:00:30|x"],
    ["2026-11-24 15:00 写周报", "2026-11-24 15:00:00|写周报"],
    ["2026-11-24", "2026-11-24 09:00:00 time"],
    ["明天 交报告", "2026-11-24 09:00:00 time|交报告"],
    ["明天早会", "2026-11-24 09:00:00 time|早会"],
  ])("%s → %s", (text, expected) => {
    vi.stubEnv("TZ", processZone);
    expect(read(text)).toBe(expected);
    vi.unstubAllEnvs();
  });
});

test.each([
  ["today 9:00", "past"],
  ["今天", "past"],
  ["2020-01-01", "past"],
  ["2026-02-30 10:00", "invalid"],
  ["2026-13-01", "invalid"],
  ["25:00", "invalid"],
  ["13:30pm", "invalid"],
  ["明天 10:61", "invalid"],
  ["in 0m", "too-soon"],
  ["0分钟后", "too-soon"],
  ["2031-11-24", "too-far"],
  ["in 99999999999d", "too-far"],
  ["in 999999999999h", "too-far"],
  ["1900天后", "too-far"],
])("%s is refused: %s", (text, expected) => expect(read(text)).toBe(expected));

test.each([
  "明天下午3点 开会",
  "明天 3点",
  "今天晚上8点",
  "2026-11-24 下午3点",
  "15:00-16:00 评审",
  "18:00前 写完",
  "明天 15:00 到 16:00",
  "9:00 every day",
  "tomorrow at 3pm",
  "明天早8点",
])("what is only half understood is refused, never guessed: %s", (text) =>
  expect(read(text)).toBe("invalid"),
);

test.each([
  "",
  "喝水",
  "in 10 mangoes",
  "比分 3:2",
  "10分钟",
  "每天 9:00",
  "todays",
  "下周一",
  "半天后",
])("no time begins here: %s", (text) => expect(read(text)).toBeUndefined());

test("the rest is verbatim, times and all", () => {
  expect(read("明天9:00 3点的会改到  4点")).toBe("invalid");
  expect(read("明天9:00 把会  改到 4点 —— “OK”")).toBe(
    "2026-11-24 09:00:00|把会  改到 4点 —— “OK”",
  );
});

test("hours are elapsed, days keep the wall clock over a change of the clocks", () => {
  const eve = Date.parse("2026-03-07T10:00:00-05:00");
  expect(read("in 24 hours", eve, "America/New_York")).toBe("2026-03-08 11:00:00");
  expect(read("in 1 day", eve, "America/New_York")).toBe("2026-03-08 10:00:00");
  expect(read("tomorrow 02:30", eve, "America/New_York")).toBe("2026-03-08 03:00:00");
});

test("a time that the clock shows twice comes once", () => {
  const between = Date.parse("2026-11-01T01:45:00-04:00");
  expect(read("01:30", between, "America/New_York")).toBe("2026-11-02 01:30:00 day");
});

test("any text is read or refused, in the future, with its own end as rest", () => {
  const pieces = fc.constantFrom(
    ..."in |10|m|h |分钟|后|半|小时|明天|15:00|2026-11-24|T|Z| |：|喝水|一|十|个|+08:00".split("|"),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const taken = takeTime(text, now, zone);
      if (taken === undefined || "error" in taken) return;
      expect(taken.at).toBeGreaterThan(now);
      expect(text.trim().endsWith(taken.rest)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  "1",
  "in 1h",
  "半",
  "十",
  "一个半小时",
  " ",
  "1小时 ",
  "明天 ",
  "9",
  "2026-",
  "in an hour and ",
])("20,000 characters of %j are read in little time", (piece) => {
  const text = `in 5m ${piece.repeat(20_000 / piece.length)}`;
  const hostile = piece.repeat(20_000 / piece.length);
  takeTime(text, now, zone);
  takeTime(hostile, now, zone);
});

function two(value: number): string {
  return String(value).padStart(2, "0");
}
