import { describe, expect, test } from "vitest";
import { pieceOf } from "./pieces.ts";

describe("one hour", () => {
  test.each([
    ["四点", 4, 0],
    ["4點鐘", 4, 0],
    ["四点整", 4, 0],
    ["四点半", 4, 30],
    ["四点三刻", 4, 45],
    ["四点零八", 4, 8],
    ["四点过八分", 4, 8],
    ["四点二十五", 4, 25],
    ["4点25", 4, 25],
    ["差八分四点", 3, 52],
    ["四点差一刻", 3, 45],
    ["差一刻一点", 0, 45],
    ["21时05分", 21, 5],
    ["4:25", 4, 25],
    ["四點搭五", 4, 25],
    ["四點踏半", 4, 30],
    ["四點兩個字", 4, 10],
  ])("%s", (text, hour, minute) => {
    expect(pieceOf(text)).toMatchObject({ type: "clock", clock: { hour, minute } });
  });
});

test("seconds", () => {
  expect(pieceOf("四点五分六秒")).toMatchObject({ clock: { hour: 4, minute: 5, second: 6 } });
  expect(pieceOf("16:05:06")).toMatchObject({ clock: { hour: 16, minute: 5, second: 6 } });
});

test("nothing is guessed about an hour beyond 12, 0 and two digits with a colon", () => {
  expect(["16点", "零点", "04:25", "4:25pm"].map(literal)).toEqual([true, true, true, true]);
  expect(["4点", "4:25", "十二点"].map(literal)).toEqual([false, false, false]);
});

function literal(text: string): boolean | undefined {
  const piece = pieceOf(text);
  return piece?.type === "clock" ? piece.clock.literal : undefined;
}

function span(first: number, last: number): object {
  const pieces = [{ clock: { hour: first } }, { mark: "to" }, { clock: { hour: last } }];
  return { type: "group", pieces };
}

test("two hours share their 点", () => {
  expect(pieceOf("五六点")).toMatchObject(span(5, 6));
  expect(pieceOf("四到六点")).toMatchObject(span(4, 6));
  expect(pieceOf("8-10点")).toMatchObject(span(8, 10));
});

test.each(["26点", "25:10", "四点六十八分", "08:99"])("%s is no time of day", (text) => {
  expect(pieceOf(text)?.type).toBe("invalid");
});

test.each(["买一点菜", "有一点远", "慢一点", "第四点", "以下四点", "四点建议", "一点点"])(
  "%s counts points or says a little",
  (text) => {
    expect(pieceOf(text)).toBeUndefined();
  },
);

test.each(["四点四楼见", "4点20个人来", "四点三号会议室"])("%s keeps its other number", (text) => {
  expect(pieceOf(text) ?? { clock: {} }).toMatchObject({ clock: { hour: 4, minute: 0 } });
});
