import { expect, test } from "vitest";
import { splitAnswers } from "../../src/packs/collect/split-answers.ts";

const questions = [
  { key: "done", labels: ["本周完成", "Done", "done", "完成"] },
  { key: "plan", labels: ["下周计划", "Plan", "plan", "计划"] },
  { key: "risk", labels: ["风险", "Risks", "risk"] },
];

test.each([
  ["本周完成：登录页；下周计划：注册页", { done: "登录页", plan: "注册页" }],
  ["本周完成登录页；下周计划注册页；风险无", { done: "登录页", plan: "注册页", risk: "无" }],
  ["本周完成了登录页，下周计划做注册页", { done: "登录页", plan: "做注册页" }],
  [
    "本周完成：登录页 下周计划：注册页 风险：缺人",
    { done: "登录页", plan: "注册页", risk: "缺人" },
  ],
  ["下周计划：休假\n本周完成：登录页", { done: "登录页", plan: "休假" }],
  ["1. 本周完成：登录页\n2. 下周计划：注册页", { done: "登录页", plan: "注册页" }],
  ["1. 登录页 2. 注册页", { done: "登录页", plan: "注册页" }],
  ["1、登录页\n2、注册页\n3、无", { done: "登录页", plan: "注册页", risk: "无" }],
  ["登录页；注册页", { done: "登录页", plan: "注册页" }],
  ["登录页；注册页；无；还有别的", { done: "登录页", plan: "注册页", risk: "无；还有别的" }],
  ["登录页，下周计划：注册页", { done: "登录页", plan: "注册页" }],
  ["修了 3 个 bug，完成得不错", { done: "修了 3 个 bug，完成得不错" }],
  ["plan: onboarding; done: login page", { done: "login page", plan: "onboarding" }],
  ["done login page; planned nothing", { done: "login page; planned nothing" }],
  ["版本 1.2.3 上线", { done: "版本 1.2.3 上线" }],
  ["风险：服务器不够", { risk: "服务器不够" }],
  ["本周完成：；下周计划：注册页", { plan: "注册页" }],
  ["本周完成：=1+1；下周计划：-2", { done: "=1+1", plan: "-2" }],
  ["", {}],
])("%j", (text, expected) => {
  expect(Object.fromEntries(splitAnswers(text, questions).texts)).toEqual(expected);
});

test("of one question everything is the answer", () => {
  const one = [{ key: "dish", labels: ["dish"] }];
  expect(splitAnswers("番茄炒蛋；不要葱", one).texts.get("dish")).toBe("番茄炒蛋；不要葱");
});
