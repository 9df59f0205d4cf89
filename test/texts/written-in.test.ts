import { expect, test } from "vitest";
import { writtenIn } from "../../src/texts/written-in.ts";

test.each([
  ["提醒我 明天 review the pull request", "zh"],
  ["@小铃 帮助", "zh"],
  ["remind me tomorrow to call 张三", "en"],
  ["please tell @韩梅梅 the build of 北京 is green", "en"],
  ["assign @韩梅梅 写周报 --due Friday", "zh"],
  ["deploy order-service 到生产环境", "zh"],
  ["remind me 10m stretch", "en"],
  ["what's on today?", "en"],
  ["remind me in 1s 喝水", "zh"],
  ["help", "en?"],
  ["done T12", "en?"],
  ["tasks", "en?"],
  ["T12", "nothing"],
  ["1", "nothing"],
  ["👍", "nothing"],
  ["https://example.com/a/long/path", "nothing"],
  ["R7K2 取消", "zh"],
  ["", "nothing"],
])("%s is written in %s", (text, language) => {
  const written = writtenIn(text);
  const told = { "zh-CN": "zh", en: "en" }[written?.locale ?? "en"];
  expect(written === undefined ? "nothing" : `${told}${written.isSure ? "" : "?"}`).toBe(language);
});
