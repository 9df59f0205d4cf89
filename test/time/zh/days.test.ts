import { describe, expect, test } from "vitest";
import { pieceOf } from "./pieces.ts";

describe("one day", () => {
  test.each([
    ["大后天", { kind: "offset", days: 3 }],
    ["听日", { kind: "offset", days: 1 }],
    ["礼拜天", { kind: "weekday", weekday: 7, weeks: null }],
    ["下周周四", { kind: "weekday", weekday: 4, weeks: 1 }],
    ["下下個禮拜二", { kind: "weekday", weekday: 2, weeks: 2 }],
    ["这个星期6", { kind: "weekday", weekday: 6, weeks: 0 }],
    ["下周末", { kind: "weekend", weeks: 1 }],
    ["六月八号", { kind: "date", month: 6, day: 8 }],
    ["二〇二八年六月八日", { kind: "date", year: 2028, month: 6, day: 8 }],
    ["28年6月8日", { kind: "date", year: 2028, month: 6, day: 8 }],
    ["明年6月8号", { kind: "date", years: 1, month: 6, day: 8 }],
    ["下下个月8号", { kind: "date", months: 2, day: 8 }],
    ["廿八號", { kind: "date", day: 28 }],
    ["6月二十八", { kind: "date", month: 6, day: 28 }],
    ["2028/6/8", { kind: "date", year: 2028, month: 6, day: 8 }],
    ["6/28", { kind: "date", month: 6, day: 28 }],
    ["6月最后一天", { kind: "date", month: 6, day: -1 }],
    ["农历六月初八", { kind: "lunar", month: 6, day: 8 }],
    ["冬月廿八", { kind: "lunar", month: 11, day: 28 }],
    ["六月廿八", { kind: "lunar", month: 6, day: 28 }],
    ["后年重阳节", { kind: "festival", festival: "double-ninth", years: 2 }],
    ["下一个工作日", { kind: "workday", days: 1 }],
    ["明年", { kind: "period", period: { unit: "year", offset: 1 } }],
    ["三季度末", { kind: "edge", edge: "end", of: { unit: "quarter", number: 3 } }],
    ["年中", { kind: "edge", edge: "middle", of: { unit: "year" } }],
  ])("%s", (text, day) => {
    expect(pieceOf(text)).toEqual({ type: "day", day });
  });
});

test("one word can name the day and its part", () => {
  expect(pieceOf("后晚")).toMatchObject({ day: { days: 2 }, part: "night" });
  expect(pieceOf("聽朝")).toMatchObject({ day: { days: 1 }, part: "early-morning" });
});

test("the nth of a kind in a period", () => {
  expect(pieceOf("六月的第三个周四")).toMatchObject({
    day: { kind: "nth-weekday", nth: 3, weekday: 4, in: { unit: "month", number: 6 } },
  });
  expect(pieceOf("下个月倒数第二个工作日")).toMatchObject({
    day: { kind: "nth-weekday", nth: -2, weekday: "workday", in: { unit: "month", offset: 1 } },
  });
});

test("before and after another day", () => {
  expect(pieceOf("端午前三天")).toMatchObject({
    day: { kind: "shifted", length: { days: 3 }, sign: -1 },
  });
  expect(pieceOf("6月8号后第二天")).toMatchObject({
    day: { kind: "shifted", length: { days: 2 }, sign: 1 },
  });
});

function daysOf(text: string): unknown {
  const piece = pieceOf(text);
  if (piece?.type !== "group") return piece;
  return piece.pieces.map((one) => (one.type === "day" ? one.day : one));
}

test("days of one list share their month and week", () => {
  const and = { type: "mark", mark: "and" };
  const to = { type: "mark", mark: "to" };
  expect(daysOf("6月8号、18号")).toEqual([
    { kind: "date", month: 6, day: 8 },
    and,
    { kind: "date", month: 6, day: 18 },
  ]);
  expect(daysOf("8到18号")).toEqual([{ kind: "date", day: 8 }, to, { kind: "date", day: 18 }]);
  expect(daysOf("下周二至周四")).toEqual([
    { kind: "weekday", weekday: 2, weeks: 1 },
    to,
    { kind: "weekday", weekday: 4, weeks: 1 },
  ]);
});

test.each(["周八", "星期九", "4月31日", "14月2号", "2027年2月29日"])("%s is no day", (text) => {
  expect(pieceOf(text)?.type).toBe("invalid");
});

test.each([
  "6号楼",
  "6号会议室",
  "今日头条",
  "《明日之后》",
  "第6日",
  "圣诞礼物",
  "v1.6/8",
  "a/2028/6/8",
])("%s names no day", (text) => {
  expect(pieceOf(text)?.type).not.toBe("day");
});
