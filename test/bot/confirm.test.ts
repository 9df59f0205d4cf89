import { afterEach, beforeEach, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { packFolder } from "../packs/pack-folder.ts";

const pack = `
pack: desk
version: 1.0.0
title: 前台
commands:
  - { call: "./desk.ts#lend" }
  - { call: "./desk.ts#pay" }
  - { call: "./desk.ts#erase" }
  - { call: "./desk.ts#move" }
`;

const handlers = `
import { defineCommand } from "${new URL("../../src/index.ts", import.meta.url).href}";

const define = (name, alias, by, withinMs) =>
  defineCommand({
    name,
    aliases: [alias],
    summary: { zh: alias, en: name },
    args: { what: { type: "text", rest: true }, who: { type: "mention", optional: true } },
    handle(ctx) {
      const { what, who } = ctx.args;
      const question = { zh: ctx.message.sender.name + " 要" + alias + " " + what, en: name + " " + what };
      if (!ctx.confirm(question, { by: by(who), withinMs })) return;
      ctx.reply("已" + alias + " " + what + "，" + ctx.message.sender.name);
    },
  });

export const lend = define("lend", "借用", (who) => ({ people: who ?? ["han"] }), 10 * 60_000);
export const pay = define("pay", "付款", () => ({ role: "finance" }), 10 * 60_000);
export const erase = define("erase", "清空", () => ({ role: "finance", notSender: true }));
export const move = define("move", "搬迁", () => ({ role: "boss", notSender: true }));
`;

const people = `
people:
  - { id: li, name: 李雷, roles: [finance] }
  - { id: han, name: 韩梅梅, roles: [finance] }
  - { id: wang, name: 王芳, roles: [boss] }
  - { id: manager01, name: 张经理 }`;

let home: Home;
let li: Person;
let han: Person;
let wang: Person;
let zhang: Person;
beforeEach(async () => {
  home = await openHome({
    config: people,
    packs: packFolder({ "desk/pack.yaml": pack, "desk/desk.ts": handlers }),
  });
  li = await home.person("li");
  han = await home.person("han");
  wang = await home.person("wang");
  zhang = await home.person("manager01");
});
afterEach(() => home.close());

test("another person who is named says yes, also after a restart", async () => {
  await li.says("借用 投影仪", "han");
  await li.hears(/李雷 要借用 投影仪\n@韩梅梅 同意请回 1（是），不同意回「否」。10 分钟内有效。/);
  await home.restart();
  await han.says("同意");
  await li.hears(/^已借用 投影仪，李雷$/);
});

test("another person who is named says no, and whoever asked is told", async () => {
  await li.says("借用 投影仪", "han");
  await li.hears(/李雷 要借用 投影仪/);
  await han.says("不行");
  await li.hears(/^@李雷 韩梅梅没有同意，所以没有执行。$/);
  await han.says("同意");
  await han.hears(/没看懂/);
});

test("anybody of a role says yes, once", async () => {
  await wang.says("付款 三千");
  await wang.hears(/王芳 要付款 三千\n(?=.*@韩梅梅)(?=.*@李雷).*同意请回 1/);
  await han.says("好的");
  await wang.hears(/^已付款 三千，王芳$/);
  await li.says("同意");
  await wang.hears(/^没看懂「同意」/);
  await wang.hearsNothing();
});

test("anybody of a role says no", async () => {
  await wang.says("付款 三千");
  await wang.hears(/王芳 要付款 三千/);
  await li.says("不同意");
  await wang.hears(/^@王芳 李雷没有同意，所以没有执行。$/);
  await home.restart();
  await han.says("同意");
  await han.hears(/没看懂/);
});

test("where somebody else has to, the sender's own yes does not count, and nobody else leaves it to nobody", async () => {
  await li.says("清空 回收站");
  await li.hears(/李雷 要清空 回收站\n@韩梅梅 同意请回 1（是），不同意回「否」。5 分钟内有效。/);
  await li.says("同意");
  await li.hears(/^这件事不由你确认。$/);
  await han.says("1");
  await li.hears(/^已清空 回收站，李雷$/);
  await wang.says("搬迁 二楼");
  await wang.hears(/这件事要别人确认，但现在没有人能确认/);
});

test("the wrong person is told so and changes nothing", async () => {
  await li.says("借用 投影仪", "han");
  await li.hears(/李雷 要借用 投影仪/);
  await zhang.says("同意");
  await zhang.hears(/^这件事不由你确认。$/);
  await zhang.says("拒绝");
  await zhang.hears(/^这件事不由你确认。$/);
  await zhang.says("在吗");
  await zhang.hears(/^在，/);
  await han.says("是");
  await li.hears(/^已借用 投影仪，李雷$/);
});

test("when nobody says anything in time it is told, and a late yes does nothing", async () => {
  await li.says("借用 投影仪", "han");
  await li.hears(/李雷 要借用 投影仪/);
  home.later("11m");
  await li.hears(/^⌛ @李雷 没有等到确认，「借用」没有执行。需要时请再说一次。$/);
  await han.says("同意");
  await li.hears(/^没看懂「同意」/);
  await li.hearsNothing();
});

test("one to one, whoever is to confirm is asked one to one, and both are told", async () => {
  const liAlone = await home.person("li", "-");
  const hanAlone = await home.person("han", "-");
  await liAlone.says("借用 投影仪");
  await liAlone.hears(/李雷 要借用 投影仪\n已请 1 位同事确认，有结果会告诉你。$/);
  await hanAlone.hears(
    /李雷 要借用 投影仪\n李雷 想这样做，要你确认：同意请回 1（是），不同意回「否」。10 分钟内有效。/,
  );
  await home.restart();
  await hanAlone.says("1");
  await hanAlone.hears(/^好，已同意。$/);
  await liAlone.hears(/^已借用 投影仪，李雷$/);
  await liAlone.says("借用 白板");
  await hanAlone.hears(/要借用 白板/);
  await hanAlone.says("不");
  await hanAlone.hears(/^好，已拒绝。$/);
  await liAlone.hears(/^韩梅梅没有同意，所以没有执行。$/);
  await liAlone.says("借用 电脑");
  await hanAlone.hears(/要借用 电脑/);
  home.later("11m");
  await liAlone.hears(/^⌛ 没有等到确认，「借用」没有执行/);
  await hanAlone.says("1");
  await hanAlone.hears(/没看懂/);
});

test("who is asked something else before they answered leaves the first asker without, and they are told", async () => {
  await li.says("借用 投影仪", "han");
  await li.hears(/李雷 要借用 投影仪/);
  await zhang.says("借用 白板", "han");
  await zhang.hears(/张经理 要借用 白板/);
  await li.hears(/^@李雷 李雷，要确认的人又被问了别的事，刚才那件没有执行/);
  await han.says("同意");
  await zhang.hears(/^已借用 白板，张经理$/);
});
