import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
let li: Person;
beforeAll(async () => {
  home = await openHome();
  li = await home.person("li");
});
afterAll(() => home.close());
// A group takes so many messages in a minute.
beforeEach(() => home.later("2m"));

/** Makes a reminder for li that has come. */
async function told(text: string): Promise<void> {
  await li.says(`提醒我 10分钟后 ${text}`);
  await li.hears(/^✅ R/);
  home.later("10m");
  await li.hears(new RegExp(`^⏰ .*${text}`));
}

test.each([
  "10分钟后再提醒",
  "10分钟后再提醒我",
  "过10分钟再叫我一次",
  "半小时后再提醒我一下吧",
  "明天早上9点再提醒我",
  "稍后再提醒我",
  "待会儿再提醒我",
  "推迟10分钟",
  "remind me again in 10 minutes",
  "snooze 10m",
  "snooze for 10 minutes",
])("what was told is put off: %s", async (said) => {
  await told("喝水");
  await li.says(said);
  await li.hears(/^✅ R\w+(?:｜.* 再提醒你| \| .*, again)：?:? ?喝水/);
  await li.says("取消提醒 喝水");
  await li.hears(/已取消/);
});

test.each(["知道了", "好的，收到", "收到！", "got it", "Noted, thanks"])(
  "what was told is seen to: %s",
  async (said) => {
    await told("吃药");
    await li.says(said);
    await li.hears(/^👌 吃药$/);
  },
);

test("a reminder is paused and resumed as people say it", async () => {
  await li.says("提醒我 2小时后 开会");
  const { text } = await li.hears(/^✅ R/);
  const id = /R\w+/.exec(text)?.[0] ?? "";
  const says = async (said: string, heard: RegExp) => {
    await li.says(said);
    await li.hears(heard);
  };
  await says(`先暂停${id}`, /已暂停/);
  await says(`把${id}恢复一下`, /已恢复/);
  await says(`pause ${id}`, /已暂停/);
  await says(`resume ${id}`, /已恢复/);
  await says("这个群有哪些提醒", /本群提醒（1）/);
  await says("看看本群的提醒", /本群提醒（1）/);
  await says("list the reminders of this group", /Reminders of this group \(1\)/);
  await says(`${id}不用提醒了`, /已取消/);
  expect(await home.app.storage.reminders.countActive()).toBe(0);
});
