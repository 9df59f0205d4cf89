import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

/** DingTalk refuses what is posted in groups, so often. */
async function refusals(code: number, count: number): Promise<void> {
  const answer = await fetch(`${home.config.emulator.url}/_/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ errcode: { value: code, count } }),
  });
  expect(answer.status).toBe(200);
}

test("a dissolved group's reminders are paused, and whoever made them is told privately", async () => {
  const li = await home.person("li");
  const alone = await home.person("li", "-");
  await li.says("提醒大家 10分钟后 站会");
  await li.hears(/^✅ R/);
  await li.says("提醒大家 每天 18:00 交日报");
  await li.hears(/^✅ R/);
  // The webhook, then the OpenAPI.
  await refusals(400_013, 2);
  home.later("10m");
  const { text } = await alone.hears(/「研发群」收不到我的消息了/);
  expect(text).toMatch(/你在那里的 1 个提醒已暂停：\nR\w+ 交日报\n能发了以后：恢复提醒 (R\w+)/);
  const id = /R\w+/.exec(text)?.[0] ?? "";
  expect(await home.app.storage.reminders.find(id)).toMatchObject({ status: "paused" });
  await alone.says("我的提醒");
  await alone.hears(new RegExp(`${id}\\*\\* ⏸ 已暂停`));
  home.later("10h");
  await li.hearsNothing();
  await alone.says(`恢复提醒 ${id}`);
  await alone.hears(new RegExp(`已恢复 ${id}`));
  home.later("24h");
  await li.hears(/⏰ 交日报/);
});

test("a robot that was removed from a group is told as such to whoever made reminders there", async () => {
  const han = await home.person("han");
  const alone = await home.person("han", "-");
  await han.says("提醒我 10分钟后 交表");
  await han.hears(/^✅ R/);
  await han.says("提醒我 每天 19:00 锁门");
  await han.hears(/^✅ R/);
  await refusals(400_102, 2);
  home.later("10m");
  const { text } = await alone.hears(/「研发群」收不到我的消息了/);
  const id = /(R\w+) 锁门/.exec(text)?.[1] ?? "";
  expect(await home.app.storage.reminders.find(id)).toMatchObject({ status: "paused" });
});
