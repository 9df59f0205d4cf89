import { expect, test } from "vitest";
import { rendered } from "./answer.ts";

test.each([
  ["${{ 5400000 | duration }}", "1 小时 30 分钟"],
  ["${{ 90061000 | duration }}", "1 天 1 小时"],
  ["${{ 0 | duration }}", "0 秒"],
  ["${{ 45000 | duration }}", "45 秒"],
  ["${{ 512 | bytes }}", "512 B"],
  ["${{ 1572864 | bytes }}", "1.5 MB"],
  ["${{ 209715200 | bytes }}", "200 MB"],
])("%s is %s", async (template, expected) => {
  expect(await rendered(template)).toBe(expected);
});

const friday = Date.parse("2026-11-27T18:00:00+08:00");

test.each([
  [`\${{ ${friday} | day }}`, "11-27 周五"],
  [`\${{ ${friday} | when }}`, "11-27 周五 18:00（北京时间）"],
  ["${{ now | day }}", "今天"],
  ["${{ now | plus: 86400000 | day }}", "明天"],
  ["${{ now | plus: 172800000 | day }}", "后天"],
  ["${{ '甲,乙,丙' | split: ',' | list }}", "甲、乙和丙"],
  ["${{ '甲' | split: ',' | list }}", "甲"],
  ["${{ 'li,han' | split: ',' | at }}", "@li @han"],
  ["${{ '👩‍👩‍👧👍🏽🇨🇳好的' | truncate: 3 }}", "👩‍👩‍👧👍🏽…"],
  ["${{ '一二三' | truncate: 3 }}", "一二三"],
  ["${{ '一二三四' | truncate: 3, '' }}", "一二三"],
])("words: %s is %s", async (template, expected) => {
  expect(await rendered(template)).toBe(expected);
});

test("an unknown filter is an error when the pack is loaded", async () => {
  await expect(rendered("${{ now | days }}")).rejects.toThrow(/there is no filter `days`/);
});

test("what is no number is refused", async () => {
  await expect(rendered("${{ 'x' | bytes }}")).rejects.toThrow(/takes a number/);
});
