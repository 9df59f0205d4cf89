import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import { openHome, type Home, type Person } from "../home.ts";
import { reminder } from "../storage/samples.ts";

let home: Home;
let li: Person;
let han: Person;
let wang: Person;
let manager: Person;
beforeAll(async () => {
  home = await openHome();
  [li, han, wang, manager] = await Promise.all([
    home.person("li"),
    home.person("han"),
    home.person("wang"),
    home.person("manager01"),
  ]);
});
afterAll(() => home.close());
// A group takes so many messages in a minute.
beforeEach(() => home.later("2m"));

/** Makes a reminder and answers its id. */
async function remind(who: Person, said: string, ...at: string[]): Promise<string> {
  await who.says(said, ...at);
  const { text } = await who.hears(/^✅ R/);
  return /R\w+/.exec(text)?.[0] ?? "";
}

test("cancelled by id, by its number in the list, and by words", async () => {
  const tea = await remind(li, "提醒我 50分钟后 喝茶");
  const water = await remind(li, "提醒我 60分钟后 喝水");
  const report = await remind(li, "提醒我 70分钟后 交周报");
  await li.says("我的提醒");
  await li.hears(new RegExp(`1\\. .*${tea}.*[^]*2\\. .*${water}.*[^]*3\\. .*${report}`));
  await li.says("取消提醒 第2个");
  await li.hears(new RegExp(`已取消 ${water}.*喝水`));
  await li.says("取消提醒 2");
  await li.hears(new RegExp(`没有待提醒的 ${water}`));
  await li.says("取消提醒 周报");
  await li.hears(new RegExp(`已取消 ${report}`));
  await li.says(`cancel #${tea.toLowerCase()}`);
  await li.hears(new RegExp(`已取消 ${tea}`));
  await li.says("取消提醒 喝茶");
  await li.hears(/没有找到「喝茶」这个提醒。发“我的提醒”看看编号/);
  await li.says("取消提醒");
  await li.hears(/你没有待提醒的事/);
});

test("several that match are asked about, and chosen by number", async () => {
  const water = await remind(li, "提醒我 50分钟后 喝水");
  const milk = await remind(li, "提醒我 60分钟后 喝牛奶");
  await li.says("取消提醒 喝");
  await li.hears(
    new RegExp(`是哪一个提醒？回复序号就行：\n1. ${water} .*喝水\n2. ${milk} .*喝牛奶`),
  );
  await li.says("2");
  await li.hears(new RegExp(`已取消 ${milk}`));
  await li.says("取消提醒 喝水");
  await li.hears(new RegExp(`已取消 ${water}`));
});

test("the one whose text is exactly that is meant, and no question is asked", async () => {
  const water = await remind(li, "提醒我 50分钟后 喝水");
  const more = await remind(li, "提醒我 60分钟后 多喝水");
  await li.says("取消提醒 喝水");
  await li.hears(new RegExp(`已取消 ${water}`));
  await li.says("取消提醒 喝水");
  await li.hears(new RegExp(`已取消 ${more}`));
});

test("time and text are edited in place, once and recurring", async () => {
  const id = await remind(li, "提醒我 50分钟后 开会");
  await li.says(`改提醒 ${id} 到 后天10点`);
  await li.hears(new RegExp(`已改 ${id}｜11-25 周三 10:00（北京时间） 开会`));
  await li.says(`改提醒${id}内容：带电脑开会`);
  await li.hears(new RegExp(`已改 ${id}｜11-25 周三 10:00（北京时间） 带电脑开会`));
  await li.says(`edit-reminder ${id} to every weekday at 6pm`);
  await li.hears(
    new RegExp(
      `Changed ${id} \\| every weekday at 18:00 \\(Beijing time\\) 带电脑开会 \\| next Mon 23 Nov`,
    ),
  );
  await li.says("改提醒 带电脑开会 到 明天 9点");
  await li.hears(new RegExp(`已改 ${id}｜11-24 周二 09:00`));
  await li.says("我的提醒");
  await li.says("改提醒 1 内容 明天10点的会");
  await li.hears(new RegExp(`已改 ${id}｜11-24 周二 09:00（北京时间） 明天10点的会`));
  expect(await home.app.storage.reminders.countActive()).toBe(1);
  await li.says(`取消提醒 ${id}`);
  await li.hears(/已取消/);
});

test("an edit that says no time, too much, or nothing at all is answered with what to say", async () => {
  const id = await remind(li, "提醒我 50分钟后 开会");
  await li.says(`改提醒 ${id} 到 哈哈`);
  await li.hears(/「时间」不能是「哈哈」/);
  await li.says(`改提醒 ${id}`);
  await li.hears(/要改什么？改时间：改提醒 R7K2 到 后天10点/);
  await li.says("改提醒");
  await li.hears(/改哪个提醒？/);
  await li.says(`改提醒 ${id} 到 昨天10点`);
  await li.hears(/过/);
  await li.says(`改提醒 ${id} 内容 ${"字".repeat(2001)}`);
  await li.hears(/太长了：2001 个字/);
  await li.says(`取消提醒 ${id}`);
  await li.hears(/已取消/);
});

test("paused, it does not come; resumed, it does", async () => {
  const id = await remind(li, "提醒我 10分钟后 站起来");
  await li.says(`暂停提醒 ${id}`);
  await li.hears(new RegExp(`⏸ 已暂停 ${id}｜站起来｜继续：恢复提醒 ${id}`));
  await li.says(`暂停提醒 ${id}`);
  await li.hears(/已经暂停了/);
  await li.says("我的提醒");
  await li.hears(new RegExp(`\\*\\*${id}\\*\\* ⏸ 已暂停 .*站起来`));
  home.later("5m");
  await li.says(`resume ${id}`);
  await li.hears(new RegExp(`已恢复 ${id}`));
  await li.says(`恢复提醒 ${id}`);
  await li.hears(/没有暂停/);
  home.later("5m");
  await li.hears(/^⏰ .*站起来$/);
});

test("resumed after its time: once asks for another time, recurring goes on with the next", async () => {
  const once = await remind(li, "提醒我 10分钟后 关窗");
  const daily = await remind(li, "提醒我 每天 9:30 浇花");
  await li.says(`暂停提醒 ${once}`);
  await li.hears(/已暂停/);
  await li.says("暂停提醒 浇花");
  await li.hears(/已暂停/);
  home.later("1h");
  await li.says(`恢复提醒 ${once}`);
  await li.hears(new RegExp(`${once} 的时间已经过了。给它一个新时间：改提醒 ${once} 到`));
  await li.says(`改提醒 ${once} 到 10分钟后`);
  await li.hears(new RegExp(`✅ 已改 ${once}｜`));
  await li.says(`恢复提醒 ${daily}`);
  await li.hears(new RegExp(`已恢复 ${daily}｜每天 09:30（北京时间） 浇花｜下次 11-24 周二`));
  home.later("10m");
  await li.hears(/^⏰ .*关窗$/);
  await li.says(`取消提醒 ${daily}`);
  await li.hears(/已取消/);
});

test("the last reminder is put off by whoever was told, and acknowledged", async () => {
  await remind(li, "提醒 10分钟后 开门", "han");
  home.later("10m");
  await han.hears(/^⏰ @韩梅梅 开门/);
  await wang.says("再提醒 10分钟后");
  await wang.hears(/这里一天内没有提醒过你/);
  await han.says("知道了");
  await han.hears(/^👌 开门$/);
  await han.says("再提醒 20分钟后");
  await han.hears(/^✅ R\w+｜.* 再提醒你：开门/);
  home.later("20m");
  const { mentions } = (await han.hears(/^⏰ @韩梅梅 开门/)) as unknown as { mentions: string[] };
  expect(mentions).toEqual(["han"]);
  await han.says("snooze");
  await han.hears(/再提醒你：开门/);
  await han.says("取消提醒 开门");
  await han.hears(/已取消/);
});

test("of several told, the one that is quoted is put off", async () => {
  await remind(li, "提醒我 10分钟后 寄快递");
  await remind(li, "提醒我 11分钟后 取快递");
  home.later("12m");
  await li.hears(/取快递/);
  await fetch(`${home.config.emulator.url}/_/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      from: "li",
      group: "dev",
      text: "稍后提醒 30分钟后",
      content: { repliedMsg: { msgType: "text", content: { text: "⏰ @李雷 寄快递" } } },
    }),
  });
  await li.hears(/再提醒你：寄快递/);
  await li.says("取消提醒 快递");
  await li.hears(/已取消.*寄快递/);
});

test("a day later there is nothing left to put off", async () => {
  home.later("25h");
  await li.says("再提醒 10分钟后");
  await li.hears(/这里一天内没有提醒过你/);
});

test("those who made it, those it is for and admins may change it, others are told whom to ask", async () => {
  const id = await remind(li, "提醒 2小时后 交表", "han");
  for (const said of [`取消提醒 ${id}`, `暂停提醒 ${id}`, `改提醒 ${id} 内容 x`]) {
    await wang.says(said);
    await wang.hears(/不是你设的提醒，也不是提醒你的，所以你不能改它。请让设它的人或管理员来改/);
  }
  await han.says(`改提醒 ${id} 内容 交报销表`);
  await han.hears(/交报销表/);
  await manager.says(`暂停提醒 ${id}`);
  await manager.hears(/已暂停/);
  await manager.says(`cancel ${id}`);
  await manager.hears(/已取消/);
});

test("the group's list has what everybody made there, and one to one there is none", async () => {
  const id = await remind(li, "提醒大家 2小时后 订餐");
  await wang.says("本群提醒");
  await wang.hears(new RegExp(`本群提醒（1）[^]*1\\. \\*\\*${id}\\*\\* .*订餐`));
  const alone = await home.person("wang", "-");
  await alone.says("本群提醒");
  await alone.hears(/这里不是群/);
  await manager.says("取消提醒 订餐");
  await manager.hears(/已取消/);
  await wang.says("group-reminders");
  await wang.hears(/这个群没有待提醒的事/);
});

test("a long list comes in pages whose numbers go on", async () => {
  const alone = await home.person("wang", "-");
  const over = {
    createdBy: "wang",
    destination: { kind: "person", robot: "bell", userId: "wang" },
  } as const;
  for (let index = 1; index <= 22; index++) {
    const nextAt = home.clock.now() + dayMs + index * minuteMs;
    await home.app.storage.reminders.add(
      reminder(`R${300 + index}`, { ...over, nextAt, text: `事${index}` }),
    );
  }
  await alone.says("我的提醒");
  await alone.hears(/提醒（22）[^]*20\. .*事20[^]*第 1 页，共 2 页/);
  await alone.says("我的提醒 2");
  await alone.hears(/21\. .*事21[^]*22\. .*事22/);
  await alone.says("取消提醒 22");
  await alone.hears(/已取消.*事22/);
});

test("numbers, pauses and what was told survive a restart", async () => {
  const id = await remind(li, "提醒我 10分钟后 收衣服");
  await li.says("我的提醒");
  await li.hears(/收衣服/);
  await li.says("暂停提醒 1");
  await li.hears(new RegExp(`已暂停 ${id}`));
  await home.restart();
  await li.says("恢复提醒 1");
  await li.hears(new RegExp(`已恢复 ${id}`));
  home.later("10m");
  await li.hears(/^⏰.*收衣服/);
  await home.restart();
  await li.says("知道了");
  await li.hears(/👌 收衣服/);
});
