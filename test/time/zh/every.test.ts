import { describe, expect, test } from "vitest";
import { pieceOf } from "./pieces.ts";

describe("repetitions", () => {
  test.each([
    ["天天", { unit: "day", interval: 1 }],
    ["每四天", { unit: "day", interval: 4 }],
    ["隔日", { unit: "day", interval: 2 }],
    ["每隔一天", { unit: "day", interval: 2 }],
    ["每隔四天", { unit: "day", interval: 4 }],
    ["每四天一次", { unit: "day", interval: 4 }],
    ["四天一次", { unit: "day", interval: 4 }],
    ["逢工作日", { unit: "day", interval: 1, calendar: "workday" }],
    ["每四小时", { unit: "hour", interval: 4 }],
    ["每三刻钟", { unit: "minute", interval: 45 }],
    ["每两个半小时", { unit: "minute", interval: 150 }],
    ["每周四", { unit: "week", interval: 1, weekdays: [{ weekday: 4 }] }],
    ["隔周四", { unit: "week", interval: 2, weekdays: [{ weekday: 4 }] }],
    ["每4周的周四", { unit: "week", interval: 4, weekdays: [{ weekday: 4 }] }],
    ["逢礼拜二四", { unit: "week", interval: 1, weekdays: [{ weekday: 2 }, { weekday: 4 }] }],
    [
      "每周四到周六",
      { unit: "week", interval: 1, weekdays: [{ weekday: 4 }, { weekday: 5 }, { weekday: 6 }] },
    ],
    ["每周末", { unit: "week", interval: 1, weekdays: [{ weekday: 6 }, { weekday: 7 }] }],
    ["每月8号", { unit: "month", interval: 1, monthDays: [8] }],
    ["每月8、18、28号", { unit: "month", interval: 1, monthDays: [8, 18, 28] }],
    ["每月8到10号", { unit: "month", interval: 1, monthDays: [8, 9, 10] }],
    ["每月8号和月底", { unit: "month", interval: 1, monthDays: [8, -1] }],
    ["每月末", { unit: "month", interval: 1, monthDays: [-1] }],
    ["每月第三个周四", { unit: "month", interval: 1, weekdays: [{ weekday: 4, nth: 3 }] }],
    ["每月倒数第二个工作日", { unit: "month", interval: 1, nthWorkday: -2 }],
    ["每季度", { unit: "quarter", interval: 1 }],
    ["每季度第二个月8号", { unit: "month", interval: 1, months: [2, 5, 8, 11], monthDays: [8] }],
    ["每年6月8号", { unit: "year", interval: 1, months: [6], monthDays: [8] }],
    [
      "每年六月第三个周日",
      { unit: "year", interval: 1, months: [6], weekdays: [{ weekday: 7, nth: 3 }] },
    ],
    ["每年农历六月初八", { unit: "year", interval: 1, lunar: { month: 6, day: 8 } }],
    ["每年端午", { unit: "year", interval: 1, festival: "dragon-boat" }],
    ["每半年", { unit: "month", interval: 6 }],
  ])("%s", (text, every) => {
    expect(pieceOf(text)).toEqual({ type: "every", every });
  });
});

test.each(["每周四次", "每天四次", "每月第二周", "一天四次"])("%s does not say when", (text) => {
  expect(pieceOf(text)).toMatchObject({
    type: "group",
    pieces: [{ type: "every" }, { type: "stray" }],
  });
});

test.each(["每年14月1日", "每月38号"])("%s is no repetition", (text) => {
  expect(pieceOf(text)?.type).toBe("invalid");
});

test.each(["每人", "每次", "每个客户", "隔壁", "每道题"])("%s repeats nothing", (text) => {
  expect(pieceOf(text)).toBeUndefined();
});

test("how often in all", () => {
  expect(pieceOf("共8次")).toEqual({ type: "count", count: 8 });
  expect(pieceOf("8次后停止")).toEqual({ type: "count", count: 8 });
  expect(pieceOf("跑8次")).toBeUndefined();
});
