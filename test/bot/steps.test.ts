import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { makePackFolder } from "../packs/pack-folder.ts";

const desk = `
pack: desk
version: 1.0.0
title: 前台
lists: { kind: { 网络: [断网, wifi], 打印机: [卡纸] } }
commands:
  - id: book
    names: [订座]
    summary: 订一个座位
    steps:
      - ask: { text: 订哪里？, choices: [靠窗, 靠门] }
        as: where
      - ask: { text: 几个人？, type: int }
        as: people
      - set: { person: { seat: "\${{ where }}" }, pack: { last: "\${{ sender.name }}" } }
    reply: { text: "\${{ where }} \${{ people }} 人，上次是 \${{ state.pack.last }}" }
  - id: seat
    names: [我的座位]
    summary: 看座位
    steps:
      - if: \${{ state.person.seat }}
        then: [{ reply: { text: "你坐 \${{ state.person.seat }}" } }]
        else: [{ reply: { text: 你还没有订座 } }]
  - id: repair
    names: [报修]
    summary: 报修
    args: { what: { type: text, rest: true } }
    steps:
      - task.create: { title: "[报修] \${{ what }}", to: role:it, due: 明天 18:00, tags: [报修] }
        as: t
      - remind: { at: 明天 17:30, text: "工单 \${{ t.id }} 快到期了", people: "\${{ t.people }}" }
      - post: { to: group:dev, text: "新工单 \${{ t.id }}", mention: [role:it] }
    reply: { card: { title: 工单, text: "**\${{ t.id }}** \${{ what }}", buttons: [{ title: 打开, url: "https://it.example/\${{ t.id }}" }] } }
  - id: roll
    names: [点名]
    summary: 每人一条
    args: { who: { type: text, rest: true } }
    steps:
      - each: "\${{ who | split: '、' }}"
        as: one
        do:
          - if: \${{ one == "王五" }}
            then: [{ run: hello, with: { name: "\${{ one }}", polite: true } }]
            else: [{ run: hello, with: { name: "\${{ one }}" } }]
  - id: hello
    names: [问候]
    summary: 问候
    args:
      name: { type: text }
      polite: { type: flag }
    reply: { text: "{% if polite %}您{% else %}你{% endif %}好，\${{ name }}" }
  - id: flood
    names: [刷屏]
    summary: 说很多
    steps:
      - each: "\${{ '1,2,3,4,5,6,7,8,9,10' | split: ',' }}"
        as: a
        do:
          - each: "\${{ '1,2,3,4,5' | split: ',' }}"
            as: b
            do: [{ reply: { text: "\${{ a }}.\${{ b }}" } }]
  - id: late
    names: [出错]
    summary: 出错
    args: { how: { type: text } }
    steps:
      - call: ./handlers.ts#act
        with: { how: "\${{ how }}" }
        as: r
        timeout: 1s
    reply: { text: "得到 \${{ r.sum }}" }
  - id: mend
    names: [补救]
    summary: 出错后补救
    steps:
      - call: ./handlers.ts#act
        with: { how: throw }
        on_error: [{ reply: { text: "第 \${{ error.step }} 步没成，改人工" } }]
      - fail: 今天不办了
  - id: whole
    names: [整体]
    summary: 整个命令的补救
    steps:
      - call: ./handlers.ts#act
        with: { how: throw }
    on_error: [{ reply: { text: "出错了：\${{ error.kind }}" } }]
    reply: { text: 不会到这里 }
  - id: erase
    names: [清空]
    summary: 清空
    confirm: { text: 真的要清空吗？ }
    reply: { text: 已清空 }
  - id: shot
    names: [截图]
    summary: 收一张截图
    steps:
      - ask: { text: 发一张截图, type: file }
        as: shot
    reply: { text: "收到 \${{ shot.name }}" }
schedules:
  - id: noon
    when: 每天 12:00
    to: group:dev
    steps:
      - if: \${{ state.pack.last }}
        then: [{ reply: { text: "上次是 \${{ state.pack.last }}，现在 \${{ slot | date: '%H:%M' }}", mention: role:it } }]
`;

const handlers = `
import { defineStep } from "${new URL("../../src/index.ts", import.meta.url).href}";

export const act = defineStep(async (ctx) => {
  if (ctx.with.how === "throw") throw new Error("secret detail");
  if (ctx.with.how === "hang") await new Promise(() => {});
  if (ctx.with.how !== "ask") return { sum: 1 };
  ctx.reply("先问两个数");
  const a = Number(await ctx.ask("第一个数？", { spec: { type: "int" } }));
  const b = Number(await ctx.ask("第二个数？", { spec: { type: "int" } }));
  ctx.memory.pack.set("sum", a + b);
  return { sum: a + b };
});
`;

let home: Home;
let li: Person;
let han: Person;
let remove: () => void;

beforeAll(async () => {
  const made = makePackFolder({ "desk/pack.yaml": desk, "desk/handlers.ts": handlers });
  remove = made.remove;
  home = await openHome({
    packs: made.folder,
    config: "people: [{ id: han, name: 韩梅梅, roles: [it] }]",
  });
  li = await home.person("li");
  han = await home.person("han");
});

// A robot may say 20 messages a minute in a group.
afterEach(() => home.later("1m"));

afterAll(async () => {
  await home.close();
  remove();
});

test("questions are asked one after the other, and what is kept is known later", async () => {
  await li.says("我的座位");
  await li.hears(/你还没有订座/);
  await li.says("订座");
  await li.hears(/订哪里？\n· 靠窗\n· 靠门/);
  await li.says("靠中间");
  await li.hears(/请再说一次/);
  await li.says("靠窗");
  await li.hears(/几个人？/);
  await home.restart();
  await li.says("3");
  await li.hears(/靠窗 3 人，上次是 李雷/);
  await li.says("我的座位");
  await li.hears(/你坐 靠窗/);
  await han.says("我的座位");
  await han.hears(/你还没有订座/);
});

test("算了 ends a run, and so does another command", async () => {
  await li.says("订座");
  await li.hears(/订哪里/);
  await li.says("算了");
  await li.hears(/那就不弄了/);
  await li.says("订座");
  await li.hears(/订哪里/);
  await li.says("我的座位");
  await li.hears(/你坐 靠窗/);
  const runs = await home.app.storage.runs.list({ program: "desk/book", limit: 2 });
  expect(runs.map(({ status, readyAt }) => ({ status, readyAt }))).toEqual([
    { status: "ended", readyAt: null },
    { status: "ended", readyAt: null },
  ]);
});

test("a question that nobody answers ends the run, and says so", async () => {
  await li.says("订座");
  await li.hears(/订哪里/);
  home.later("16m");
  await li.hears(/「订座」没有做完：没有等到回答/);
});

test("a task, a reminder, a post and a card", async () => {
  await li.says("报修 三楼 打印机卡纸");
  await li.hears(/@韩梅梅 新工单 T1/);
  await li.hears(/\*\*T1\*\* 三楼 打印机卡纸/);
  expect(await home.app.storage.tasks.find("T1")).toMatchObject({
    title: "[报修] 三楼 打印机卡纸",
    tags: ["报修"],
    assignees: [{ userId: "han" }],
    createdBy: "li",
    dueAt: Date.parse("2026-11-24T18:00:00+08:00"),
  });
});

test("a list is gone through, and commands run one another", async () => {
  await li.says("点名 张三、王五");
  await li.hears(/^你好，张三$/);
  await li.hears(/^您好，王五$/);
});

test("a run that says too much is stopped, and its author's mistake is named", async () => {
  await li.says("刷屏");
  await expect
    .poll(() => home.app.storage.runs.list({ program: "desk/flood", limit: 1 }))
    .toMatchObject([{ status: "failed", state: { said: 30 } }]);
  const [run] = await home.app.storage.runs.list({ program: "desk/flood", limit: 1 });
  expect(run?.state.steps.at(-1)).toMatchObject({
    path: "1.do.1.do.1[6][0]",
    result: { message: "一次最多发送 30 条消息" },
  });
  await li.hears(/稍等，一分钟内最多发/);
  home.later("61s");
  await li.hears(
    /「刷屏」没有做完，第 1\.do\.1\.do\.1\[6\]\[0\] 步没有成功：一次最多发送 30 条消息/,
  );
});

test("a handler module asks, and is run anew with the answers", async () => {
  await li.says("出错 ask");
  await li.hears(/第一个数？/);
  await li.says("3");
  await li.hears(/第二个数？/);
  await li.says("4");
  await li.hears(/先问两个数/);
  await li.hears(/得到 7/);
  expect(await home.app.storage.packState.list("desk", ["pack"])).toContainEqual({
    scope: "pack",
    key: "sum",
    value: 7,
  });
});

test("what a handler module throws is not shown; the number of the run is", async () => {
  await li.says("出错 throw");
  const { text } = await li.hears(/「出错」没有做完，第 1 步没有成功：内部错误（编号 (\w{6})）/);
  expect(text).not.toContain("secret detail");
  await li.says("出错 hang");
  await li.hears(/第 1 步没有成功：等得太久/);
});

test("a step that failed is made up for, by itself or for the whole command", async () => {
  await li.says("补救");
  await li.hears(/第 1 步没成，改人工/);
  await li.hears(/^今天不办了$/);
  await li.says("整体");
  await li.hears(/^出错了：call$/);
});

test("the sender confirms", async () => {
  await li.says("清空");
  await li.hears(/真的要清空吗？\n回复「是」或「否」/);
  await li.says("不");
  await li.hears(/好，不做了/);
  await li.says("清空");
  await li.hears(/真的要清空吗/);
  await li.says("好的");
  await li.hears(/^已清空$/);
});

test("a schedule has steps that know what is kept and answer in its group", async () => {
  home.clock.set(Date.parse("2026-11-24T11:59:59+08:00"));
  home.later("1s");
  await li.hears(/@韩梅梅 上次是 李雷，现在 12:00/);
});

test("算了 also leaves a question for a file", async () => {
  await li.says("截图");
  await li.hears(/发一张截图/);
  const runs = await home.app.storage.runs.list({ program: "desk/shot", limit: 1 });
  expect(runs).toMatchObject([{ status: "waiting", state: { wait: { kind: "answer" } } }]);
  await li.says("算了");
  await li.hears(/那就不弄了/);
});

test("the audit shows a run step by step", async () => {
  await li.says("出错 throw");
  const { text } = await li.hears(/（编号 (\w{6})）/);
  const [id = ""] = /(?<=编号 )\w{6}/.exec(text) ?? [];
  const boss = await home.person("manager01", "-");
  await boss.says(`审计 ${id.toLowerCase()}`);
  const told = await boss.hears(new RegExp(`^${id} 出错 李雷 .* 失败`));
  expect(told.text).toMatch(/^1 call 失败.*/m);
});
