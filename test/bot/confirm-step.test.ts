import { expect, onTestFinished, test } from "vitest";
import { openHome } from "../home.ts";
import { packFolder, saidOfPack } from "../packs/pack-folder.ts";

const pack = `
pack: desk
version: 1.0.0
title: 前台
vars: { board: 公告 }
commands:
  - id: lend
    names: [借车]
    summary: 借一天车
    args: { day: { type: date, ask: 哪天？ }, from: { type: mention } }
    steps:
      - if: \${{ from.size > 1 }}
        then: [{ fail: 一次只问一个人 }]
      - confirm: { by: "\${{ from }}", ttl: 2h, text: "\${{ sender.name }} 想借 \${{ day | date: '%-m月%-d日' }} 的车" }
        as: decision
      - call: ./car.ts#lend
        with: { day: "\${{ day }}" }
    reply: { text: "\${{ decision.name }} 借给你了" }
  - id: away
    names: [出差]
    summary: 出差
    args: { days: { type: date, range: true } }
    reply: { text: "\${{ days.from | date: '%m%d' }}-\${{ days.to | date: '%m%d' }}" }
schedules:
  - { id: lent, when: 每天 10:00, call: ./car.ts#tell, with: { title: "\${{ vars.board }}" } }
`;

const handlers = `
import { dayAt, defineSchedule, defineStep } from "${new URL("../../src/index.ts", import.meta.url).href}";

export const lend = defineStep((ctx) => {
  const day = dayAt(ctx.with.day, ctx.zone);
  ctx.memory.pack.set("lent:" + day, ctx.message.sender.id);
  ctx.memory.pack.set("place", ctx.message.conversation.id);
});

export const tell = defineSchedule(async (ctx) => {
  const lent = await ctx.memory.pack.list("lent:");
  const conversation = await ctx.memory.pack.get("place");
  if (conversation === undefined) return;
  ctx.postTo({ kind: "group", robot: "bell", conversation }, ctx.with.title + "：" + [...lent.keys()].join(" "));
});
`;

async function openDesk() {
  const home = await openHome({
    packs: packFolder({ "desk/pack.yaml": pack, "desk/car.ts": handlers }),
  });
  onTestFinished(() => home.close());
  return { home, li: await home.person("li"), han: await home.person("han") };
}

test("a step asks another person, waits over a restart, and goes on with the yes", async () => {
  const { home, li, han } = await openDesk();
  await li.says("借车 下周四", "han");
  await li.hears(/李雷 想借 12月3日 的车[\s\S]*同意/);
  await home.restart();
  await han.says("同意");
  await li.hears(/韩梅梅 借给你了/);
  home.later("1h");
  await li.hears(/^公告：lent:2026-12-03$/);
});

test("who declines is named to whoever asked, and nothing after it is done", async () => {
  const { home, li, han } = await openDesk();
  await li.says("借车 明天", "han");
  await li.hears(/李雷 想借 11月24日 的车/);
  await han.says("拒绝");
  await li.hears(/@李雷 韩梅梅 没有同意，「借车」没有执行/);
  home.later("1h");
  await li.hearsNothing();
});

test("when nobody decides in time both are told", async () => {
  const { home, li } = await openDesk();
  await li.says("借车 今天", "han");
  await li.hears(/李雷 想借 11月23日 的车/);
  home.later("121m");
  await li.hears(/@李雷 @韩梅梅 「借车」没有执行：没有等到确认/);
});

test("a date is one day, or several where it may be; the past is refused", async () => {
  const { home, li } = await openDesk();
  home.later("2h");
  await li.says("借车 下周", "han");
  await li.hears(/哪一天[\s\S]*1\. 11-30 周一\n2\. 12-01 周二\n/);
  await li.says("借车 昨天", "han");
  await li.hears(/已经过去/);
  await li.says("出差 下周");
  await li.hears(/^1130-1206$/);
  await li.says("出差 今天");
  await li.hears(/^1123-1123$/);
});

test("what is asked must be written, and `with` belongs to `call`", async () => {
  expect(
    await saidOfPack("commands: [{ id: a, summary: a, steps: [{ confirm: { by: u1 } }] }]"),
  ).toContain("`text` is missing");
  const schedule = "{ id: a, when: 每天 9:00, to: group:dev, post: { text: a }, with: { b: 1 } }";
  expect(await saidOfPack(`schedules: [${schedule}]`)).toContain("`with` belongs to `call`");
});
