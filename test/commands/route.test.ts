import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean } from "../../src/commands/fold.ts";
import { chatOf } from "./chat.ts";

const li = chatOf();
const me = { kind: "me" };
const us = { kind: "us" };
const zhang = { kind: "people", ids: ["zhang"] };

describe("remind", () => {
  const inTen = { when: "2026-11-23T10:10:00", what: "喝水" };
  test.each<[string, string[], object]>([
    ["remind me in 10m 喝水", [], { who: me, ...inTen }],
    ["remind me in 10s 喝水", [], { who: me, when: "2026-11-23T10:00:10", what: "喝水" }],
    ["REMIND ME in 10m 喝水", [], { who: me, ...inTen }],
    ["ｒｅｍｉｎｄ ｍｅ ｉｎ １０ｍ　喝水", [], { who: me, ...inTen }],
    ["/remind in 10m 喝水", [], inTen],
    ["！提醒 10分钟后 喝水", [], inTen],
    ["提醒我 10分钟后 喝水", [], { who: me, ...inTen }],
    ["提醒我10分钟后喝水", [], { who: me, ...inTen }],
    ["提醒10分钟后喝水", [], inTen],
    ["请帮我提醒一下我 10分钟后喝水", [], { who: me, ...inTen }],
    ["麻烦 提醒一下大家，10分钟后，喝水", [], { who: us, ...inTen }],
    ["please remind us in 10m 喝水", [], { who: us, ...inTen }],
    ["提醒：10分钟后 喝水", [], inTen],
    ["remind me, in 10m, 喝水", [], { who: me, ...inTen }],
    ["提醒我\n10分钟后\n喝水", [], { who: me, ...inTen }],
    ['提醒 "10分钟后" 「喝水」', [], inTen],
    ["提醒  10分钟后 喝水", ["zhang"], { who: zhang, ...inTen }],
    ["提醒 @张三 10分钟后 喝水", ["zhang"], { who: zhang, ...inTen }],
    ["提醒 10分钟后 喝水 @张三", ["zhang"], { who: zhang, ...inTen }],
    ["@小铃 提醒我 10分钟后 喝水", [], { who: me, ...inTen }],
    ["提醒 喝水 --时间 10分钟后 --谁 我", [], { who: me, ...inTen }],
    ["remind --when=10分钟后 喝水", [], inTen],
    ["提醒我10分钟后问张三 3点的  会", ["zhang"], { who: me, ...inTen, what: "问张三 3点的  会" }],
    ["提醒我喝水 10分钟后", [], { who: me, ...inTen }],
    ["提醒喝水10分钟后", [], inTen],
    [
      "提醒我下周三下午三点半和客户开会",
      [],
      { who: me, when: "2026-12-02T15:30:00", what: "和客户开会" },
    ],
    [
      "提醒我 明天9点 3点的会改到4点",
      [],
      { who: me, when: "2026-11-24T09:00:00", what: "3点的会改到4点" },
    ],
    ["叫我明天15:00开会", [], { who: me, when: "2026-11-24T15:00:00", what: "开会" }],
  ])("%j to %j", (text, at, args) => expect(li.reads(text, at)).toEqual(["remind", args]));
});

describe("assign", () => {
  const report = { people: ["zhang"], title: "写周报", urgent: false };
  const six = "2026-11-23T18:00:00";
  test.each<[string, string[], object]>([
    ["assign 写周报", ["zhang"], report],
    ["指派  写周报 --due 18:00", ["zhang"], { ...report, due: six }],
    ["指派 --due 18:00 写周报", ["zhang"], { ...report, due: six }],
    ["指派 写周报 —due 18:00", ["zhang"], { ...report, due: six }],
    ["指派 写周报 ——截止=18:00", ["zhang"], { ...report, due: six }],
    ["指派 写周报 －－截止＝今天 18:00", ["zhang"], { ...report, due: six }],
    ['指派 写周报 --due "今天 18:00"', ["zhang"], { ...report, due: six }],
    [
      "指派 写周报 --due 18:00 发到群里",
      ["zhang"],
      { ...report, title: "写周报 发到群里", due: six },
    ],
    ["指派 写周报 --截止 周五下班前", ["zhang"], { ...report, due: "2026-11-27T17:30:00" }],
    ["指派 写周报 --加急", ["zhang"], { ...report, urgent: true }],
    ["指派 --urgent 写周报", ["zhang"], { ...report, urgent: true }],
    ["指派 写周报 --urgent=no", ["zhang"], report],
    ['指派 "写周报 --due 18:00"', ["zhang"], { ...report, title: "写周报 --due 18:00" }],
    ["指派 写周报 ——重要", ["zhang"], { ...report, title: "写周报 ——重要" }],
    ["指派 @张三 @李四 写周报", ["zhang", "li", "zhang"], { ...report, people: ["zhang", "li"] }],
    ["指派 发邮件给 a@b.cn", ["zhang"], { ...report, title: "发邮件给 a@b.cn" }],
    ["assign me 写周报", [], { ...report, people: ["u1"] }],
  ])("%j to %j", (text, at, args) => expect(li.reads(text, at)).toEqual(["assign", args]));
});

test.each<[string, unknown]>([
  ["任务", ["tasks", {}]],
  ["任务 完成", ["tasks", { state: "done" }]],
  ["tasks ＤＯＮＥ", ["tasks", { state: "done" }]],
  ["任务 我 过期。", ["tasks", { whose: me, state: "overdue" }]],
  ["任务 --状态 未完成", ["tasks", { state: "open" }]],
  ["完成 T12", ["done", { task: "T12" }]],
  ["完成T12", ["done", { task: "T12" }]],
  ["done ｔ０１２！", ["done", { task: "T12" }]],
  ["完成12吧", "unknown"],
  ["完成 12 吧", ["done", { task: "T12" }]],
  ["取消提醒R7K2", ["cancel", { reminder: "R7K2" }]],
  ["取消 r7ko", ["cancel", { reminder: "R7K0" }]],
  ["通知大家开会", ["notify", { who: us, text: "开会" }]],
  ["通知大家：明天放假", ["notify", { who: us, text: "明天放假" }]],
  ["通知 我明天请假", ["notify", { text: "我明天请假" }]],
  ["通知一下午都在", ["notify", { text: "一下午都在" }]],
  ["请假", ["leave", {}]],
  ["请请假 3 发烧", ["leave", { days: 3, why: "发烧" }]],
  ["请假 三 发烧 谢谢！", ["leave", { days: 3, why: "发烧" }]],
  ["请假 发烧", ["leave", { why: "发烧" }]],
  ["分享文件 https://x.cn/a.pdf，", ["share-file", { url: "https://x.cn/a.pdf" }]],
  ["分享文件 http://x.cn/a.pdf 0.7", ["share-file", { url: "http://x.cn/a.pdf", rate: 0.7 }]],
  ["在吗？", ["ping", {}]],
  ["Ping!", ["ping", {}]],
  ["？", ["help", {}]],
  ["怎么用提醒", ["help", { command: "提醒" }]],
  ["帮助 提醒", ["help", { command: "提醒" }]],
  ["remind --help", "help"],
  ["提醒怎么用？", "help"],
  ["", "empty"],
  ["  　", "empty"],
  ["@小铃", "empty"],
  ["/", "empty"],
  ["请", "empty"],
  ["\u0000\u200B", "empty"],
  ["发布会几点开始", "unknown"],
  // A name of one character does not make a command of what has a time somewhere.
  ["叫外卖明天到", "unknown"],
  ["任务完成了吗", "unknown"],
  ["提醒功能好用吗", "unknown"],
  ["pinging", "unknown"],
  ["提醒我", "missing"],
  ["提醒我10分钟后", "missing"],
  ["提醒我2020-01-01开会", "invalid"],
])("%j is %j", (text, expected) => expect(li.reads(text)).toEqual(expected));

test.each<[string, string[], object]>([
  ["提醒", [], { kind: "missing", arg: "when" }],
  ["提醒 我 10分钟后", [], { kind: "missing", arg: "what" }],
  ["指派 写周报", [], { kind: "missing", arg: "people" }],
  ["指派 --due 18:00", ["zhang"], { kind: "missing", arg: "title" }],
  ["指派 写周报 --due", ["zhang"], { kind: "missing", arg: "due" }],
])("%j to %j lacks something", (text, at, outcome) =>
  expect(li.routes(text, at)).toMatchObject(outcome),
);

test.each<[string, string[], object]>([
  ["提醒我 周五周六3点 站会", [], { kind: "ambiguous", arg: "when", said: "周五周六3点 站会" }],
  ["指派 写周报 --due 下周", ["zhang"], { kind: "ambiguous", arg: "due", said: "下周" }],
  ["指派 写周报 --due 每天", ["zhang"], { kind: "invalid", arg: "due", understood: true }],
  ["提醒我 2月30号 交报告", [], { kind: "invalid", arg: "when", given: "2月30号" }],
  ["提醒 我 喝水", [], { kind: "invalid", arg: "when", given: "喝水", expected: { type: "time" } }],
  ["提醒 我 2020-01-01 开会", [], { kind: "invalid", given: "2020-01-01", understood: true }],
  ["指派 @张三 写周报", [], { kind: "invalid", arg: "people", given: "@张三" }],
  [
    "指派 写周报 --deu 18:00",
    ["zhang"],
    { kind: "unknown-option", given: "--deu", nearest: "--due" },
  ],
  ["指派 写周报 —deu 18:00", ["zhang"], { kind: "unknown-option", nearest: "--due" }],
  ["指派 写周报 --colour red", ["zhang"], { kind: "unknown-option", given: "--colour" }],
  ["指派 写周报 --due 喝水", ["zhang"], { kind: "invalid", arg: "due", given: "喝水" }],
  ["指派 写周报 --urgent=maybe", ["zhang"], { kind: "invalid", arg: "urgent" }],
  ["任务 overd", [], { kind: "invalid", arg: "state", hint: "overdue" }],
  ["任务 完成 open", [], { kind: "extra", given: "open" }],
  ["完成 T0", [], { kind: "invalid", expected: { type: "task" } }],
  ["请假 99", [], { kind: "invalid", arg: "days", expected: { type: "int", min: 1, max: 30 } }],
  ["请假 3 发烧 了", [], { kind: "extra", given: "了" }],
  ["分享文件 x.cn/a.pdf", [], { kind: "invalid", hint: "https://x.cn/a.pdf" }],
  ["分享文件 ftp://x.cn/a", [], { kind: "invalid", expected: { type: "url" } }],
  ["分享文件 https://x.cn/a 0.1", [], { kind: "invalid", expected: { type: "number", min: 0.5 } }],
  ["取消提醒 7", [], { kind: "invalid", expected: { type: "reminder" } }],
  ["ping that", [], { kind: "extra", given: "that" }],
  [
    `提醒 10分钟后 ${"长".repeat(201)}`,
    [],
    { kind: "invalid", expected: { type: "text", max: 200 } },
  ],
])("%j to %j is wrong in one place", (text, at, problem) =>
  expect(li.routes(text, at)).toMatchObject({ kind: "invalid", problem }),
);

test("whatever anybody types is answered, and free text keeps every character", () => {
  const names = fc.constantFrom(
    "提醒",
    "remind ",
    "指派 ",
    "通知 ",
    "任务",
    "/",
    "请",
    "--due ",
    "—",
    "@a ",
    '"',
    "10分钟后",
    "我",
  );
  const texts = fc.array(fc.oneof(names, fc.string({ unit: "binary", maxLength: 8 })));
  fc.assert(
    fc.property(
      texts.map((parts) => parts.join("")),
      fc.boolean(),
      (text, mentions) => {
        expect(li.routes(text, mentions ? ["zhang"] : [])).toHaveProperty("kind");
      },
    ),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (words) => {
      const what = clean(words).trim();
      fc.pre(
        /^[^\s"'“‘「＂@＠]/u.test(what) &&
          !/[-—–－]/u.test(what) &&
          !/^(?:[:：,，;；。、])/u.test(what),
      );
      expect(li.reads(`notify us ${words}`)).toEqual(["notify", { who: us, text: what }]);
    }),
  );
});

test.each([
  "提醒",
  '"',
  "--due ",
  "—x ",
  "@a ",
  "请",
  " 　",
  "10分钟后",
  "「a",
  "一下",
  "/",
  "任务 ",
])("20,000 characters of %j are routed before the test times out", (piece) => {
  const hostile = piece.repeat(20_000 / piece.length);
  li.routes(hostile, ["zhang"]);
  li.routes(`指派 ${hostile}`, ["zhang"]);
});
