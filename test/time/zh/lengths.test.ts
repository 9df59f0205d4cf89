import { expect, test } from "vitest";
import { pieceOf } from "./pieces.ts";

test.each([
  ["四十分钟", { minutes: 40 }],
  ["半个钟头", { minutes: 30 }],
  ["三个半小时", { hours: 3, minutes: 30 }],
  ["两刻钟", { minutes: 30 }],
  ["2.5小时", { hours: 2, minutes: 30 }],
  ["三点五小时", { hours: 3, minutes: 30 }],
  ["一百二十分钟", { minutes: 120 }],
  ["一小时零五分", { hours: 1, minutes: 5 }],
  ["个半钟", { hours: 1, minutes: 30 }],
  ["俩礼拜", { weeks: 2 }],
  ["卅天", { days: 30 }],
  ["四個字", { minutes: 20 }],
  ["三年半", { years: 3, months: 6 }],
  ["两个半月", { months: 2, days: 15 }],
  ["10个工作日", { workdays: 10 }],
  ["一个季度", { months: 3 }],
  ["1天12小时30分钟", { days: 1, hours: 12, minutes: 30 }],
])("%s is a length", (text, length) => {
  expect(pieceOf(text)).toEqual({ type: "length", length });
});

test.each([
  ["再过40分钟", { minutes: 40 }, "after"],
  ["四十分钟之后", { minutes: 40 }, "after"],
  ["过8周", { weeks: 8 }, "after"],
  ["五日后", { days: 5 }, "after"],
  ["8个工作日内", { workdays: 8 }, "within"],
  ["六小时以内", { hours: 6 }, "within"],
  ["两小时前", { hours: 2 }, "before"],
])("%s has a direction", (text, length, direction) => {
  expect(pieceOf(text)).toEqual({ type: "shift", length, direction });
});

test.each(["第6天", "提前2天", "推迟两小时", "得了8分", "三四天的活"])(
  "%s says no length",
  (text) => {
    expect(pieceOf(text)?.type).not.toBe("length");
  },
);

test("a length counted back from something without a time is heard wherever it stands", () => {
  expect(pieceOf("开会前15分钟")).toEqual({ type: "stray", isLoud: true });
});
