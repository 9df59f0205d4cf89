import { expect, test } from "vitest";
import { leftOver } from "../../src/time/grammar/left-over.ts";

test.each<[string, [number, number][], string]>([
  ["明天9点，交 周报！", [[0, 4]], "交 周报！"],
  ["交周报：明天9点。", [[4, 8]], "交周报"],
  [
    "每天 提醒我 9点 吃药",
    [
      [0, 2],
      [7, 9],
    ],
    "提醒我  吃药",
  ],
  ["明天9点", [[0, 4]], ""],
  ["  写 周报  ", [], "写 周报"],
  ["下午3点（周五）开会", [[0, 7]], "开会"],
  ["(明天9点) 开会 (重要)", [[1, 5]], "开会 (重要)"],
  ["明天：「3点的会」改了", [[0, 2]], "「3点的会」改了"],
])("%j without %j is %j", (text, spans, expected) => {
  expect(leftOver(text, spans)).toBe(expected);
});
