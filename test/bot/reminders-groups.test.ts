import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
let li: Person;
let manager: Person;
let market: Person;
beforeAll(async () => {
  home = await openHome({
    config: `
groups:
  - id: dev
    title: 研发群
    conversation: cid-dev
    webhook: { url: "/robot/send?access_token=emulated-dev", secret: SECemulated }
  - { id: market, title: 市场群, conversation: cid-market }`,
  });
  li = await home.person("li");
  manager = await home.person("manager01");
  market = await home.person("wang", "market");
});
afterAll(() => home.close());
beforeEach(() => home.later("2m"));

/** How the last messages of the bot in the group @-ed everybody. */
async function calls(text: string): Promise<(boolean | undefined)[]> {
  const answer = await fetch(`${home.config.emulator.url}/_/messages?group=dev`);
  const lines = (await answer.json()) as readonly { text: string; atAll?: boolean }[];
  return lines
    .filter((line) => line.text.startsWith("⏰") && line.text.includes(text))
    .map(({ atAll }) => atAll);
}

test("@-ing everybody takes a role; without it nobody is @-ed, and that is said", async () => {
  await li.says("提醒大家 10分钟后 开窗");
  await li.hears(/提醒大家：开窗｜到时不 @ 任何人（@所有人 要 notify-all 或 admin 角色）｜取消/);
  home.later("10m");
  await li.hears(/^⏰ 开窗$/);
  expect(await calls("开窗")).toEqual([false]);
});

test("with the role everybody is @-ed, once in ten minutes, and what comes with it joins in", async () => {
  await manager.says("提醒大家 10分钟后 演习一");
  await manager.hears(/提醒大家：演习一｜取消/);
  await manager.says("提醒大家 10分钟后 演习二");
  await manager.hears(/提醒大家：演习二/);
  await manager.says("提醒大家 15分钟后 演习三");
  await manager.hears(/提醒大家：演习三/);
  home.later("10m");
  await li.hears(/^⏰ 演习一\n⏰ 演习二$/);
  expect(await calls("演习一")).toEqual([true]);
  home.later("5m");
  await li.hears(/^⏰ 演习三（10 分钟内 @ 过所有人了，这次不 @）$/);
  expect(await calls("演习三")).toEqual([false]);
});

test("for another group: only who was seen there, and it is posted there", async () => {
  await li.says("提醒市场群 10分钟后 发稿");
  await li.hears(/我没在「市场群」里见过你.*先到那个群里 @ 我说句话/);
  await market.says("在吗");
  await market.hears(/在/);
  const alone = await home.person("wang", "-");
  await alone.says("提醒市场群 10分钟后 发稿");
  await alone.hears(/^✅ R\w+｜.* 提醒「市场群」：发稿｜到时不 @ 任何人/);
  await alone.says("提醒 研发群 明天10点 评审");
  await alone.hears(/我没在「研发群」里见过你/);
  home.later("10m");
  await market.hears(/^⏰ 发稿$/);
  await li.hearsNothing();
});

test("a group is only meant where it stands right behind the command", async () => {
  await market.says("提醒我 10分钟后 市场群发公告");
  await market.hears(/提醒你：市场群发公告/);
  await market.says("提醒 10分钟后 市场群发公告");
  await market.hears(/提醒你：市场群发公告/);
});

test("R-18 a group of 10,000 reminders takes no more, politely", async () => {
  const { storage } = home.app;
  const nextAt = home.clock.now() + 86_400_000;
  const destination = { kind: "group", robot: "bell", conversation: "cid-dev" } as const;
  const open = await storage.reminders.countOpen("bell cid-dev");
  await storage.transaction(async ({ reminders }) => {
    for (let index = open; index < 9_999; index++) {
      await reminders.add({
        id: `RZ${index.toString().padStart(5, "0")}`,
        text: "开会",
        destination,
        mentions: [],
        createdBy: "api",
        createdAt: 0,
        nextAt,
        zone: "Asia/Shanghai",
        status: "active",
      });
    }
  });
  await li.says("提醒我 10分钟后 第一万个");
  await li.hears(/^✅.*第一万个/);
  await li.says("提醒我 10分钟后 喝水");
  await li.hears(/这个群已经有 10000 个待提醒，达到上限了/);
  const alone = await home.person("li", "-");
  await alone.says("提醒我 10分钟后 喝水");
  await alone.hears(/^✅.*喝水/);
  await li.says("本群提醒");
  await li.hears(/本群提醒（200）/);
});
