import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// One group, one conversation after the other. It begins on Monday 23 November 2026, 09:00 in Beijing.
let home: Home;
let li: Person;
let han: Person;
let wang: Person;
let manager: Person;
beforeAll(async () => {
  home = await openHome();
  li = await home.person("li");
  han = await home.person("han");
  wang = await home.person("wang");
  manager = await home.person("manager01");
});
// DingTalk takes 20 messages a minute.
beforeEach(() => home.later("61s"));
afterAll(() => home.close());

/** Li arranges something; its id. */
async function made(words: string, ...at: readonly string[]): Promise<string> {
  await li.says(words, ...at);
  return /E\d+/.exec((await li.hears(/^✅ E\d+｜/)).text)?.[0] ?? "";
}

test("an event is shown with all there is to know of it", async () => {
  const id = await made("约 @韩梅梅 周三下午2点到3点 评审 在3号会议室", "han");
  await wang.says(`日程 ${id}`);
  const { text } = await wang.hears(new RegExp(`\\*\\*${id} 评审`));
  expect(text).toMatch(/11-25 周三 14:00–15:00（北京时间）/);
  expect(text).toMatch(/📍3号会议室/);
  expect(text).toMatch(/发起：李雷/);
  expect(text).toMatch(/参加：李雷、韩梅梅/);
  expect(text).toMatch(/提前 15 分钟提醒/);
  await li.says(`删除日程 ${id}`);
  await han.hears(new RegExp(`🚫 ${id}「评审」取消了`));
  await li.says(`日程 ${id}`);
  await li.hears(new RegExp(`没有日程 ${id}`));
});

test("what is missing is asked for", async () => {
  await li.says("约 @韩梅梅 评审", "han");
  await li.hears(/什么时候？/);
  await li.says("明天");
  await li.hears(/几点？/);
  await li.says("下午3点，半小时");
  await li.hears(/✅ E\d+｜评审｜11-24 周二 15:00–15:30.*@韩梅梅/s);
  await li.says("约 @韩梅梅 周四下午3点", "han");
  await li.hears(/什么事？/);
  await li.says("对一下预算");
  await li.hears(/✅ E\d+｜对一下预算｜11-26 周四 15:00.*@韩梅梅/s);
  await li.says("下周五 团建");
  await li.hears(/几点？/);
  await li.says("全天");
  await li.hears(/✅ E\d+｜团建｜12-04 周五 全天/);
  await li.says("约 @韩梅梅 周四下午5点到4点 评审", "han");
  await li.hears(/结束比开始还早/);
  await li.says("算了");
  await li.hears(/./);
});

test("what those concerned have at the same time is said, and it is kept all the same", async () => {
  const id = await made("约 @王芳 12月7日上午10点到11点 面试", "wang");
  await han.says("约 @王芳 @李雷 12月7日上午10点半 选型", "wang", "li");
  const { text } = await han.hears(/^✅ E\d+｜选型/);
  expect(text).toMatch(new RegExp(`⚠️ 时间冲突：李雷 12-07 周一 10:00–11:00.*有「面试」（${id}）`));
  expect(text).toMatch(/⚠️ 时间冲突：王芳/);
  expect(text).toMatch(/换时间：E\d+ 改到/);
  // What goes on elsewhere is nobody else's business.
  const alone = await home.person("wang", "-");
  await alone.says("12月8日上午10点 体检");
  await alone.hears(/^✅ E\d+｜体检/);
  await li.says("约 @王芳 12月8日上午10点 对账", "wang");
  expect((await li.hears(/^✅ E\d+｜对账/)).text).toMatch(
    /王芳 12-08 周二 10:00–11:00.*有别的安排/,
  );
  await li.says("@王芳 12月8日的日程", "wang");
  const seen = (await li.hears(/王芳 的日程/)).text;
  expect(seen).toMatch(/\*\*10:00–11:00\*\* 有安排/);
  expect(seen).not.toMatch(/体检/);
  await alone.says("12月8日的日程");
  await alone.hears(/体检/);
});

test("an event is moved, and a time of day alone keeps its day, a day alone its time", async () => {
  const id = await made("约 @韩梅梅 12月9日下午2点到3点 评审", "han");
  await li.says(`${id} 改到下午4点`);
  await han.hears(new RegExp(`📅 改时间了：${id}「评审」.*12-09 周三 16:00–17:00.*@韩梅梅`, "s"));
  await li.says(`把${id}改到12月10日`);
  await han.hears(/12-10 周四 16:00–17:00/);
  await li.says(`${id} 推迟半小时`);
  await li.hears(/12-10 周四 16:30–17:30/);
  await li.says(`${id} 提前1小时`);
  await li.hears(/12-10 周四 15:30–16:30/);
  await li.says(`改日程 ${id} 到 12月11日上午9点到10点半`);
  await li.hears(/12-11 周五 09:00–10:30/);
  await li.says(`move ${id} to december 14 at 2pm`);
  await li.hears(/Moved.*Mon 14 Dec 14:00–15:30/);
  await li.says(`${id} 时长改成 30分钟`);
  await li.hears(/12-14 周一 14:00–14:30/);
  await li.says(`${id} 地点改到 5号会议室`);
  await li.hears(/✏️ 改好了.*📍5号会议室/s);
  await li.says(`${id} 改名叫 方案评审`);
  await li.hears(new RegExp(`${id}「方案评审」`));
  await li.says(`${id} 提前30分钟提醒`);
  await li.hears(/提前 30 分钟提醒/);
  await li.says(`${id} 不用提醒`);
  await li.hears(/不提醒/);
  await li.says(`${id} 加上 @王芳`, "wang");
  await wang.hears(new RegExp(`${id}「方案评审」请了 @王芳`));
  await li.says(`${id} 去掉 @王芳`, "wang");
  await wang.hears(/不用 @王芳 来了/);
  await li.says("把方案评审改到12月15日上午10点");
  await li.hears(new RegExp(`${id}「方案评审」.*12-15 周二 10:00–10:30`, "s"));
});

test("of a series one time is changed, or all of them, as is asked", async () => {
  const id = await made("每周三下午2点 例会 @韩梅梅", "han");
  await li.says(`${id} 改到下午4点`);
  await li.hears(/重复的日程：1 只改这一次（11-25 周三 14:00–15:00（北京时间）），2 全部？/);
  await li.says("只改这一次");
  const { text } = await li.hears(/只改这一次，原来是/);
  expect(text).toMatch(/11-25 周三 16:00–17:00/);
  const single = /E\d+(?=「例会」)/.exec(text)?.[0] ?? "";
  expect(single).not.toBe(id);
  await li.says("日程 11月25日 到 12月3日");
  const list = (await li.hears(/我的日程/)).text;
  expect(list).toMatch(new RegExp(`16:00–17:00.* 例会 · 李雷、韩梅梅 · ${single}`));
  expect(list).toMatch(new RegExp(`14:00–15:00.* 例会 🔁 · 李雷、韩梅梅 · ${id}`));
  await li.says(`${id} 改到周四上午10点`);
  await li.hears(/1 只改这一次/);
  await li.says("2");
  await li.hears(new RegExp(`${id}「例会」.*每周四 10:00.*11-26 周四 10:00–11:00`, "s"));
  await li.says(`取消 ${id}`);
  await li.hears(/1 只改这一次（11-26/);
  await li.says("这一次");
  await li.hears(/这一次取消了：11-26 周四.*其他几次照旧/s);
  await li.says(`取消12月10日的${id}`);
  await li.hears(/这一次取消了：12-10 周四/);
  await li.says(`日程 ${id}`);
  expect((await li.hears(/🔁 每周四 10:00/)).text).toMatch(/下次 12-03 周四，再下次 12-17 周四/);
  await li.says(`删除日程 ${id} 全部`);
  await li.hears(new RegExp(`${id}「例会」取消了（全部）.*单独改过的 ${single} 也取消了`, "s"));
});

test("who did not arrange it may only decline, admins may do all", async () => {
  const id = await made("约 @韩梅梅 12月16日下午2点 评审", "han");
  await wang.says(`${id} 改到下午5点`);
  await wang.hears(new RegExp(`只有发起人（李雷）或管理员能改 ${id}.*不参加 ${id}`));
  await wang.says(`删除日程 ${id}`);
  await wang.hears(/只有发起人/);
  await wang.says(`不参加 ${id}`);
  await wang.hears(/没有请你参加/);
  await han.says(`${id} 我来不了`);
  await li.hears(new RegExp(`🙅 ${id}「评审」：韩梅梅 不参加.*@李雷`));
  await li.says(`看看${id}`);
  await li.hears(/参加：李雷、韩梅梅✖️/);
  await han.says("12月16日的日程");
  await han.hears(/没有安排/);
  await han.says(`参加 ${id}`);
  await li.hears(/韩梅梅 参加/);
  await li.says(`decline ${id}`);
  await li.hears(/是你发起的/);
  await li.says(`${id} 删掉 @韩梅梅`, "han");
  await li.hears(/是把人移出日程，还是取消整个日程/);
  await manager.says(`${id} 改到下午5点`);
  await manager.hears(/12-16 周三 17:00/);
  await manager.says(`取消${id}`);
  await manager.hears(/取消了/);
});

test("an event is called off by its words; of several one is asked which, and a reminder is pointed at", async () => {
  const id = await made("12月17日上午10点 预算评审会");
  await made("12月18日上午10点 预算复盘会");
  await li.says("取消12月17日的预算评审会");
  await li.hears(new RegExp(`🚫 ${id}「预算评审会」取消了`));
  await li.says("12月18日的复盘会取消了");
  await li.hears(/🚫 E\d+「预算复盘会」取消了/);
  await li.says("取消月会");
  await li.hears(/没有找到「月会」这个日程/);
  await li.says("提醒我 明天10点 月会");
  await li.hears(/✅ R/);
  await li.says("取消月会");
  await li.hears(/不过有提醒 R/);
});

test("a long list comes in pages that fit a phone", async () => {
  for (let hour = 8; hour < 22; hour += 1) await made(`12月21日${hour}点 第${hour}次验收 不用提醒`);
  home.later("61s");
  await li.says("日程 12月21日");
  const { text } = await li.hears(/我的日程/);
  expect(text).toMatch(/（14）/);
  expect(text.match(/–/g)).toHaveLength(12);
  const next = /日程 \S+ --page 2/.exec(text)?.[0] ?? "";
  await li.says(next);
  expect((await li.hears(/我的日程/)).text.match(/–/g)).toHaveLength(2);
});
