import { afterEach, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
afterEach(() => home.close());

const ownWords = /[\p{Script=Han}，。：；「」｜（）]/u;

test("who writes English is answered in English, who writes Chinese in Chinese, and so for short words later", async () => {
  home = await openHome();
  const li = await home.person("li");
  const han = await home.person("han");
  await li.says("remind me in 10 minutes to stretch");
  await li.hears(/^✅ R\w+ \| Mon 23 Nov 09:10 \(Beijing time\), for you: stretch \| to cancel/);
  await han.says("提醒我 20分钟后 喝水");
  await han.hears(/^✅ R\w+｜11-23 周一 09:20/);
  await li.says("ping");
  await li.hears(/^I am here/);
  await han.says("ping");
  await han.hears(/^在，延迟/);
  await li.says("done T99");
  await li.hears(/no task T99/i);
});

test("what comes later is in the language of its only receiver, else in the group's", async () => {
  home = await openHome();
  const li = await home.person("li");
  const han = await home.person("han");
  await han.says("提醒大家 20分钟后 开窗");
  await han.hears(/✅/);
  await han.says("提醒我 5分钟后 喝水");
  await han.hears(/✅/);
  await li.says("remind me in 10 minutes to stretch");
  await li.hears(/✅/);
  await home.restart(() => home.later("1h"));
  const { text } = await li.hears(/late/);
  expect(text).toMatch(/stretch \(50 minutes late\)/);
  expect(text).toMatch(/喝水（晚了 5\d 分钟/);
  expect(text).toMatch(/开窗（晚了 4\d 分钟/);
});

test("a person chooses, and takes it back", async () => {
  home = await openHome();
  const li = await home.person("li");
  await li.says("在吗");
  await li.hears(/^在/);
  await li.says("说英文");
  await li.hears(/I speak English to you/);
  await li.says("在吗");
  await li.hears(/^I am here/);
  await home.restart();
  await li.says("我是谁");
  await li.hears(/^You are 李雷/);
  await li.says("language auto");
  await li.hears(/language you write/);
  await li.says("在吗");
  await li.hears(/^在/);
});

test("for a group only those who decide there choose; who chose for themselves keeps it", async () => {
  home = await openHome({
    config: `
groups:
  - { id: dev, title: 研发群, conversation: cid-dev, admins: [han], webhook: { url: "/robot/send?access_token=emulated-dev", secret: SECemulated } }`,
  });
  const li = await home.person("li");
  const han = await home.person("han");
  const wang = await home.person("wang");
  await wang.says("用中文回答我");
  await wang.hears(/以后我用中文跟你说/);
  await li.says("这个群里都用英文");
  await li.hears(/只有群主、群管理员或管理员/);
  await han.says("语言 英文 本群");
  await han.hears(/I speak English in this group/);
  await li.says("在吗");
  await li.hears(/^I am here/);
  await wang.says("在吗");
  await wang.hears(/^在/);
  await han.says("提醒大家 10分钟后 开窗");
  await han.hears(/✅/);
  await home.restart(() => home.later("1h"));
  await li.hears(/开窗 \(.* late\)/);
});

test("the owner of a group, once DingTalk has told who it is, decides there too", async () => {
  home = await openHome();
  const han = await home.person("han");
  await han.says("语言 英文 本群");
  await han.hears(/只有群主/);
  const answer = await fetch(`${home.config.emulator.url}/_/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ event: "chat_update_owner", group: "dev", users: ["han"] }),
  });
  expect(answer.status).toBe(200);
  await expect
    .poll(async () => (await home.app.storage.turns.begin(turn)).owner, { timeout: 3000 })
    .toBe("han");
  await han.says("我是谁");
  await han.hears(/group-owner/);
  await han.says("语言 英文 本群");
  await han.hears(/I speak English in this group/);
});

const turn = { robot: "bell", conversation: "cid-dev", person: "han", now: 0 };

test("config.yaml may say which language a person or a group is spoken to", async () => {
  home = await openHome({
    config: `
people: [{ id: li, name: Lee, locale: en }]
groups:
  - { id: dev, title: 研发群, conversation: cid-dev, locale: zh-CN, webhook: { url: "/robot/send?access_token=emulated-dev", secret: SECemulated } }`,
  });
  const li = await home.person("li");
  const han = await home.person("han");
  await li.says("在吗");
  await li.hears(/^I am here/);
  await han.says("what can you do");
  await han.hears(/【通用】/);
});

test("an English conversation holds no Chinese that was not said in it", async () => {
  home = await openHome();
  const lee = await home.person("li", "-");
  const heard: string[] = [];
  const said = [
    "help",
    "what can you do",
    "remind me in 10 minutes to stretch",
    "remind me every weekday at 9:30 to stand up",
    "show my reminders please",
    "assign the weekly report",
    "never mind",
    "remind me to drink some water",
    "never mind",
    "remind me to leave at 25:00",
    "never mind",
    "tasks",
    "done T99",
    "cancel R9ZZ",
    "snooze 10m",
    "who am i to you",
    "what are you waiting for",
    "frobnicate the whole thing",
    "files report",
    "share-file https://user:pw@example.com/a.pdf",
    "share-file nothing like this",
    "more",
    "audit today",
    "language",
    "edit-reminder R9ZZ to tomorrow at 5pm",
    "help remind",
    "help assign",
    "help tasks",
    "help audit",
    "help language",
  ];
  for (const words of said) {
    home.later("61s");
    await lee.says(words);
    heard.push((await lee.hears(/[^]/)).text);
  }
  const leaks = heard.filter((text) => ownWords.test(text.replaceAll(/李雷|^Also: .*$/gmu, "")));
  expect(leaks).toEqual([]);
});
