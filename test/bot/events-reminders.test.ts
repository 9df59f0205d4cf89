import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// Monday 23 November 2026, 13:00 in Beijing: behind the stand-up of another pack.
let home: Home;
let li: Person;
beforeEach(async () => {
  home = await openHome({ now: Date.parse("2026-11-23T13:00:00+08:00") });
  li = await home.person("li");
});
afterEach(() => home.close());

async function made(words: string, ...at: readonly string[]): Promise<string> {
  await li.says(words, ...at);
  return /E\d+/.exec((await li.hears(/^✅ E\d+｜/)).text)?.[0] ?? "";
}

test("those concerned are reminded once before it begins, as long before as was said", async () => {
  const id = await made("约 @韩梅梅 今天下午2点 评审 在3号会议室，提前10分钟提醒", "han");
  home.later("48m");
  await li.hearsNothing();
  home.later("2m");
  const { text } = await li.hears(/⏰/);
  expect(text).toMatch(
    new RegExp(
      `⏰ @李雷 @韩梅梅 ${id}「评审」还有 10 分钟开始（11-23 周一 14:00（北京时间））｜📍3号会议室`,
    ),
  );
  home.later("30m");
  await li.hearsNothing();
});

test("R-16 one that is moved or called off is not reminded of at its old time", async () => {
  const moved = await made("今天下午2点 评审");
  const off = await made("今天下午2点 面试");
  await li.says(`${moved} 改到下午3点`);
  await li.hears(/改时间了/);
  await li.says(`取消${off}`);
  await li.hears(/取消了/);
  home.later("60m");
  await li.hearsNothing();
  home.later("45m");
  expect((await li.hears(/⏰/)).text).toMatch(new RegExp(`${moved}「评审」还有 15 分钟开始`));
});

test("R-05 down over the reminder, it is told late while it still matters, and not when all is over", async () => {
  await made("今天下午2点到3点 评审");
  await made("今天下午1点30分到1点50分 碰头");
  await home.restart(() => home.later("70m"));
  expect((await li.hears(/⏰/)).text).toMatch(/「评审」已经开始 10 分钟了/);
  await li.hearsNothing();
});

test("R-07 R-08 a clock that goes back and forth tells of each time once, and of series again and again", async () => {
  await made("每个工作日下午2点 站会");
  home.later("46m");
  await li.hears(/⏰.*「站会」还有/);
  home.clock.advance(-3_600_000);
  await li.hearsNothing(1500);
  home.later("61m");
  await li.hearsNothing(1500);
  home.later("24h");
  await li.hears(/⏰.*「站会」还有/);
  home.later("24h");
  await li.hears(/⏰.*「站会」还有/);
});

test("on workdays each group hears in the morning what takes place today, and only then", async () => {
  await made("约大家 明天上午10点 周会 不用提醒");
  await made("周六上午10点 盘点 不用提醒");
  home.later("19h30m");
  const { text } = await li.hears(/今天的日程（1）/);
  expect(text).toMatch(/\*\*10:00–11:00\*\* 周会 · 大家 · E1/);
  for (let day = 0; day < 4; day += 1) {
    home.later("24h");
    await li.hearsNothing(400);
  }
});

test("who said that they do not come is not called", async () => {
  const id = await made("约 @韩梅梅 @王芳 今天下午2点 评审", "han", "wang");
  const han = await home.person("han");
  await han.says(`不参加 ${id}`);
  await li.hears(/韩梅梅 不参加/);
  home.later("45m");
  expect((await li.hears(/⏰/)).text).toMatch(/⏰ @李雷 @王芳 E/);
});
