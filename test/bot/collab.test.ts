import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

test("help lists what this person may do here, in Chinese", async () => {
  const li = await home.person("li");
  await li.says("@小铃 帮助");
  await li.hears(/提醒（remind）：[\s\S]*分享文件（share-file）/);
  await li.says("帮助 提醒");
  await li.hears(/用法：.*提醒[\s\S]*例如：提醒我 10分钟后 开会/);
});

test("ping and whoami", async () => {
  const manager = await home.person("manager01");
  await manager.says("在吗");
  await manager.hears(/^在，延迟/);
  await manager.says("我是谁");
  await manager.hears(/张经理[\s\S]*manager01[\s\S]*admin/);
});

test("a task is assigned, listed, done, and its assigner is told", async () => {
  const li = await home.person("li");
  const han = await home.person("han");
  await li.says("assign 写周报 --due 18:00", "han");
  const { text } = await han.hears(/写周报/);
  expect(text).toMatch(/^✅ T1｜写周报｜负责人：@韩梅梅｜截止 11-23 周一 18:00（北京时间）｜/);
  await han.says("任务");
  await han.hears(/\*\*T1\*\* 写周报 · 韩梅梅 · 截止 11-23 周一 18:00/);
  await han.says("完成 T1");
  await li.hears(/T1「写周报」完成了｜告诉 @李雷 一声/);
  await han.says("完成T1");
  await han.hears(/早就完成了/);
  await han.says("任务 已完成");
  await han.hears(/T1/);
});

test("a task for several people is done when each has done their share", async () => {
  const li = await home.person("li");
  const han = await home.person("han");
  await li.says("指派 搬桌子", "han", "wang");
  const { text } = await li.hears(/搬桌子/);
  const id = /T\d+/.exec(text)?.[0] ?? "";
  await han.says(`完成 ${id}`);
  await han.hears(/还有 1 人没做完/);
  await li.says("任务 本群");
  await li.hears(new RegExp(`${id}.*韩梅梅✅、王芳`));
});

test("assigning to nobody, and ending somebody else's task, are answered with what to do", async () => {
  const li = await home.person("li");
  const wang = await home.person("wang");
  await li.says("指派 写方案");
  await li.hears(/是谁？请 @ 一下。.*指派 @韩梅梅/);
  await li.says("指派 写方案", "han");
  const { text } = await li.hears(/✅ T\d+｜写方案/);
  const id = /T\d+/.exec(text)?.[0] ?? "";
  await wang.says(`完成 ${id}`);
  await wang.hears(/不是分配给你的/);
  await wang.says("完成 T9999");
  await wang.hears(/没有任务 T9999/);
});

test("a reminder comes when it is due, and @-s whom it is for", async () => {
  const li = await home.person("li");
  await li.says("提醒我 5分钟后 开会");
  await li.hears(/^✅ R\w+｜11-23 周一 09:0\d（北京时间） 提醒你：开会｜取消：取消提醒 R/);
  home.later("4m");
  await li.hearsNothing();
  home.later("1m");
  const line = await li.hears(/开会/);
  expect(line.text).toBe("⏰ @李雷 开会");
  expect(line).toMatchObject({ mentions: ["li"] });
});

test("a reminder can be listed and cancelled, and then does not come", async () => {
  const li = await home.person("li");
  await li.says("remind us in 10m 喝水");
  const { text } = await li.hears(/喝水/);
  const id = /R\w{3,}/.exec(text)?.[0] ?? "";
  await li.says("我的提醒");
  await li.hears(new RegExp(`${id}.*喝水`));
  await (await home.person("wang")).says(`取消提醒 ${id}`);
  await li.hears(/不是你设的提醒/);
  await li.says(`取消提醒 ${id.toLowerCase()}`);
  await li.hears(new RegExp(`已取消 ${id}`));
  home.later("20m");
  await li.hearsNothing();
});

test("R-14 a reminder 60 and 400 days ahead does not fire now, and fires then", async () => {
  const li = await home.person("li", "-");
  await li.says("提醒我 60天后 续费");
  await li.hears(/续费/);
  await li.says("提醒我 400天后 换证");
  await li.hears(/2027-12-28 周二.*换证/);
  await li.hearsNothing();
  home.later("60d");
  await li.hears(/^⏰.*续费/);
  await li.hearsNothing();
  home.later("340d");
  await li.hears(/^⏰.*换证/);
  home.later("0ms");
});

test("what nobody understands is answered once, with the nearest commands", async () => {
  const li = await home.person("li");
  await li.says("remnd me");
  await li.hears(/没看懂「remnd me」。你是不是想说：「remind」/);
  await li.says("今天天气真好");
  await li.hears(/没看懂「今天天气真好」。发「帮助」看我能做什么。/);
  await li.hearsNothing();
});

test("a reminder that comes again is told as a rule with its next days, listed and cancelled", async () => {
  const li = await home.person("li");
  await li.says("提醒我 每周一三五 18:00 写日报");
  const { text } = await li.hears(/写日报/);
  expect(text).toMatch(
    /^✅ R\w+｜每周一、三、五 18:00（北京时间） 提醒你：写日报｜下次 [\d-]+ 周.，再下次 [\d-]+ 周.、[\d-]+ 周.｜取消：取消提醒 R/,
  );
  const id = /R\w+/.exec(text)?.[0] ?? "";
  await li.says("我的提醒");
  await li.hears(new RegExp(`\\*\\*${id}\\*\\* 每周一、三、五 18:00（北京时间） 写日报｜下次`));
  await li.says(`取消提醒 ${id}`);
  await li.hears(new RegExp(id));
});

test("the time may stand behind what to do, and the rest is kept as it was said", async () => {
  const li = await home.person("li");
  await li.says("提醒我把3点的会改到4点 每天早上9点半");
  await li.hears(/每天 09:30（北京时间） 提醒你：把3点的会改到4点｜/);
});

test("a time with two readings is asked about, with its readings to choose from", async () => {
  const li = await home.person("li");
  await li.says("提醒我 周五周六3点 站会");
  await li.hears(/是哪一个？回复序号\n1\. [\d-]+ 周五 15:00（北京时间）\n2\. [\d-]+ 周六 15:00/);
  await li.says("提醒大家 10分钟 喝水");
  await li.hears(/是从现在起过这么久吗？\n1\. /);
  await li.says("提醒我 一会儿 开会");
  await li.hears(/多久？/);
});

test("a reminder without a time asks for it; one that comes too often is refused", async () => {
  const li = await home.person("li");
  await li.says("提醒我 喝水");
  await li.hears(/什么时候？.*提醒我 10分钟后 开会/);
  await li.says("提醒我 每3分钟 喝水");
  await li.hears(/最多每 5 分钟一次/);
  await li.says("叫我小王");
  await li.hears(/没看懂/);
});

test("two people at once are both answered", async () => {
  const li = await home.person("li");
  const han = await home.person("han");
  await Promise.all([li.says("提醒我 10分钟后 甲"), han.says("提醒我 10分钟后 乙")]);
  await li.hears(/^✅ R.*甲/);
  await han.hears(/^✅ R.*乙/);
});
