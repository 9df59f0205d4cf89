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

test("what is no number is refused", async () => {
  await expect(rendered("${{ 'x' | bytes }}")).rejects.toThrow(/takes a number/);
});
