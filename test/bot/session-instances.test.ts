import { afterEach, beforeEach, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { attachToEmulator } from "../../src/cli/emulated.ts";
import { createEmulatorClient } from "../../src/cli/emulator-client.ts";
import { openHome, type Home, type Person } from "../home.ts";
import { freshPostgres, type FreshDatabase } from "../storage/databases.ts";

// Two instances of the bot share one PostgreSQL; what the robot is told reaches now the one and now the other.
const token = "test-token-that-is-long-enough";

let database: FreshDatabase;
let home: Home;
let other: App;
let li: Person;
beforeEach(async () => {
  database = await freshPostgres();
  home = await openHome({
    database: database.url,
    config: `api: { tokens: [{ name: ci, token: ${token}, scopes: ["sessions:*"] }] }`,
  });
  other = await home.another();
  li = await home.person("li");
});
afterEach(async () => {
  await other.stop();
  await home.close();
  await database.dispose();
});

/** From now on DingTalk calls this instance. */
const calls = ({ url }: App) =>
  attachToEmulator(createEmulatorClient(home.emulator.url), home.config, url);

async function api(app: App, method: string, path: string) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${app.url}/api/v1/sessions${path}`, { method, headers });
  const text = await answer.text();
  const body = JSON.parse(text === "" ? "{}" : text) as { items: readonly { id: string }[] };
  return { status: answer.status, body };
}

test("a question asked by an instance that is gone is shown and answered by another", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await calls(other);
  await home.app.stop();
  await li.says("会话");
  await li.hears(/正在等你回复 1 件事：\n· S\w{6}｜提醒，等「时间」/);
  await li.says("10分钟后 喝水");
  await li.hears(/✅ R\w+｜11-23 周一 09:10.*喝水/);
  await li.says("会话");
  await li.hears(/没有进行到一半的事/);
});

test("whichever instance hears it, one answer is taken once and the next question follows", async () => {
  const instances = [home.app, other];
  for (let turn = 0; turn < 4; turn += 1) {
    await calls(instances[turn % 2] ?? other);
    await li.says("提醒我");
    await li.hears(/什么时候？/);
    await calls(instances[(turn + 1) % 2] ?? other);
    await li.says(`${turn + 10}分钟后`);
    await li.hears(/提醒什么|内容/);
    await calls(instances[turn % 2] ?? other);
    await li.says(`事情${turn}`);
    await li.hears(new RegExp(`✅ R\\w+.*09:${turn + 10}.*事情${turn}`));
  }
  await li.hearsNothing();
  expect(await home.app.storage.reminders.countActive()).toBe(4);
});

test("session end at one instance ends what the other has asked", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await calls(other);
  await li.says("session end");
  await li.hears(/./);
  await calls(home.app);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  await calls(other);
  await li.says("结束会话");
  await li.hears(/./);
  expect((await api(home.app, "GET", "")).body.items).toEqual([]);
});

test("the REST API of one instance sees and closes what the other has asked", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  const { items } = (await api(other, "GET", "")).body;
  expect(items).toHaveLength(1);
  expect((await api(other, "DELETE", `/${items[0]?.id}`)).status).toBe(204);
  expect((await api(home.app, "GET", `/${items[0]?.id}`)).status).toBe(404);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
});

test("a question is forgotten by both after a quarter of an hour, a moment before by none", async () => {
  await li.says("提醒我");
  await li.hears(/什么时候？/);
  home.later("14m59s");
  expect((await api(other, "GET", "")).body.items).toHaveLength(1);
  home.later("1s");
  expect((await api(other, "GET", "")).body.items).toEqual([]);
  await calls(other);
  await li.says("10分钟后");
  await li.hears(/没看懂/);
});
