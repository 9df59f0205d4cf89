import { onTestFinished, test } from "vitest";
import { openHome, type HomeOptions, type Person } from "../home.ts";
import { play } from "./script.ts";

async function open(options: HomeOptions = {}) {
  const home = await openHome(options);
  onTestFinished(() => home.close());
  const people = await Promise.all(["li", "han", "wang"].map((id) => home.person(id)));
  const [li, han, wang] = people as [Person, Person, Person];
  // Names are known of whoever has spoken.
  for (const person of [han, wang]) await person.says("在吗");
  await wang.hears(/在/);
  const setUp = async (): Promise<void> => {
    await li.says("值班名单", "li", "han", "wang");
    const { text } = await li.hears(/每人一周/);
    // In which order people were @-ed is not known.
    const numbers = ["李雷", "韩梅梅", "王芳"].map(
      (name) => new RegExp(`(\\d)\\. ${name}`, "u").exec(text)?.[1],
    );
    await li.says(`值班顺序 ${numbers.join(" ")}`);
    await li.hears(/1\. 李雷 {2}2\. 韩梅梅 {2}3\. 王芳/);
  };
  return { home, li, han, wang, setUp };
}

test("set up, asked about, swapped with consent over a restart", async () => {
  await play(`
    李雷：今天谁值班
    小铃：这里还没有值班表。在群里排一个…值班名单
    韩梅梅：在吗
    小铃：在
    李雷：值班名单 @李雷 @韩梅梅
    小铃：每人一周：
      1. 韩梅梅  2. 李雷
    李雷：值班顺序 2 1
    小铃：11-23 周一 ～ 11-29 周日：李雷…11-30 周一 ～ 12-06 周日：韩梅梅
    李雷：下周谁值班
    小铃：11-30 周一 ～ 12-06 周日：韩梅梅
    李雷：12月3日谁值班
    小铃：12-03 周四 值班：韩梅梅
    李雷：我想和 @韩梅梅 换 周四 的班
    小铃：李雷 想和 韩梅梅 换班：11-26 周四 李雷 换成 韩梅梅，12-03 周四 韩梅梅 换成 李雷。韩梅梅，你同意吗？
    李雷：周四谁值班
    小铃：11-26 周四 值班：李雷
    重启：
    王芳：同意
    韩梅梅：同意
    小铃：@李雷 @韩梅梅 ✅ 换好了：11-26 周四 李雷 换成 韩梅梅
    李雷：周四谁值班
    小铃：11-26 周四 值班：韩梅梅
    李雷：12月3日谁值班
    小铃：12-03 周四 值班：李雷
    李雷：值班表 2
    小铃：11-23 周一 ～ 11-29 周日：李雷（11-26 周四 韩梅梅）
      11-30 周一 ～ 12-06 周日：韩梅梅（12-03 周四 李雷）
  `);
});

test("a swap is declined, or nobody answers: both are told, nothing is changed", async () => {
  const { home, li, han, setUp } = await open();
  await setUp();
  await li.says("换班 周五", "han");
  await li.hears(/11-27 周五 李雷 换成 韩梅梅，12-04 周五 韩梅梅 换成 李雷/);
  await han.says("拒绝");
  await li.hears(/@李雷 韩梅梅 没有同意，「换班」没有执行/);
  await li.says("把明天的班和换一下", "han");
  await li.hears(/11-24 周二 李雷 换成 韩梅梅/);
  home.later("25h");
  await li.hears(/@李雷 @韩梅梅 「换班」没有执行：没有等到确认/);
  await li.says("这周五谁值班");
  await li.hears(/11-27 周五 值班：李雷/);
});

test("what cannot be swapped is said at once", async () => {
  const { li, han, setUp } = await open();
  await setUp();
  await han.says("我想和换周四的班", "wang");
  await han.hears(/11-26 周四 是 李雷 值班，不是你们两个的班/);
  await li.says("我想和换周四的班", "manager01");
  await li.hears(/对方不在值班名单里/);
  await li.says("我想和换周四的班", "li");
  await li.hears(/只 @ 一位同事/);
});

test("only who set it up, or an admin, changes it; the week that runs stays", async () => {
  const { home, li, han, setUp } = await open();
  await setUp();
  await li.says("值班减人", "wang");
  await li.hears(/1\. 李雷 {2}2\. 韩梅梅$/m);
  await han.says("值班加人", "wang");
  await han.hears(/只有排这张值班表的人/);
  home.later("7d");
  await li.says("谁值班");
  await li.hears(/11-30 周一 值班：韩梅梅/);
  const manager = await home.person("manager01");
  await manager.says("值班加人", "wang");
  await manager.hears(/11-30 周一 ～ 12-06 周日：韩梅梅\n12-07 周一 ～ 12-13 周日：王芳/);
  await li.says("把从值班表里去掉", "han");
  await li.hears(/11-30 周一 ～ 12-06 周日：王芳\n12-07 周一 ～ 12-13 周日：李雷/);
  await li.says("停用值班表");
  await li.hears(/确定停用吗/);
  await li.says("是");
  await li.hears(/值班表已停用/);
});

test("the week is handed over on its first workday, once, and not where no rota is", async () => {
  // Friday before the National Day week: 1 to 7 October are off, 10 October is worked.
  const { home, li, setUp } = await open({ now: Date.parse("2026-09-25T09:00:00+08:00") });
  await setUp();
  home.later("3d");
  home.later("30m");
  await li.hears(/@韩梅梅\n🔄 值班交接：李雷 → 韩梅梅（到 10-04 周日）\n下周：王芳/);
  // Monday 5 October is a day off: what was said until then holds no hand-over, or Thursday's would not come.
  home.later("7d");
  await li.says("谁值班");
  await li.hears(/10-05 周一 值班：王芳/);
  home.later("3d");
  await li.hears(/@王芳\n🔄 值班交接：韩梅梅 → 王芳（到 10-11 周日）/);
  home.later("4d");
  await li.hears(/@李雷\n🔄 值班交接：王芳 → 李雷/);
});
