import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";
import { post } from "../signed.ts";

let home: Home;
beforeEach(async () => {
  home = await openHome({
    config: `
dingtalk:
  connect: emulator
  robots:
    - { id: bell, kind: app, app_key: emulated-key, app_secret: emulated-secret }
    - { id: gong, kind: app, app_key: second-key, app_secret: emulated-secret }
groups:
  - { id: dev, title: 研发群, conversation: cid-dev, webhook: { url: /robot/send?access_token=emulated-dev, secret: SECemulated } }`,
  });
});
afterEach(() => home.close());

const assign = (msgId: string) => ({
  msgId,
  text: { content: " 指派 写周报" },
  atUsers: [{ dingtalkId: "$:LWCP_v1:$han", staffId: "han" }],
});
const tasks = async () => {
  await settled();
  return home.app.storage.tasks.list({ state: "all", now: home.clock.now(), limit: 1000 });
};
async function settled(): Promise<void> {
  await expect.poll(() => home.app.storage.inbox.countPending(), { timeout: 15_000 }).toBe(0);
}

test("I-05 a message that comes twice has one effect, and every copy is answered 200", async () => {
  expect((await post(home, assign("m1"))).status).toBe(200);
  expect((await post(home, assign("m1"))).status).toBe(200);
  expect(await tasks()).toHaveLength(1);
});

test("I-05 fifty copies at once have one effect", async () => {
  const copies = Array.from({ length: 50 }, () => post(home, assign("m1")));
  const statuses = (await Promise.all(copies)).map((answer) => answer.status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await tasks()).toHaveLength(1);
});

test("I-05 a copy after a restart, and one 23 hours later, have no further effect", async () => {
  await post(home, assign("m1"));
  expect(await tasks()).toHaveLength(1);
  await home.restart();
  expect((await post(home, assign("m1"))).status).toBe(200);
  expect(await tasks()).toHaveLength(1);
  home.later("23h");
  expect((await post(home, assign("m1"))).status).toBe(200);
  expect(await tasks()).toHaveLength(1);
});

test("I-05 duplicates that DingTalk itself sends have one effect", async () => {
  const li = await home.person("li");
  await fetch(`${home.emulator.url}/_/faults`, {
    method: "PUT",
    body: JSON.stringify({ duplicate_callbacks: true }),
    headers: { "content-type": "application/json" },
  });
  await li.says("指派 写周报", "han");
  await li.hears(/✅ T1/);
  await li.hearsNothing();
  expect(await tasks()).toHaveLength(1);
});

test("I-06 one message to two robots has two effects", async () => {
  await post(home, assign("m1"), "bell");
  await post(home, assign("m1"), "gong");
  expect(await tasks()).toHaveLength(2);
});

test("messages of one conversation are worked on in order", async () => {
  const li = await home.person("li", "-");
  const numbers = Array.from({ length: 15 }, (_, index) => index);
  for (const number of numbers) await li.says(`提醒我 ${number + 1}小时后 喝第${number}杯水`);
  for (const number of numbers) await li.hears(new RegExp(`^✅.*喝第${number}杯水`));
});

test("X-02 a handler that throws is answered with a number and no stack; others go on", async () => {
  const li = await home.person("li");
  const han = await home.person("han", "-");
  const { storage } = home.app;
  const original = storage.tasks.list.bind(storage.tasks);
  Object.assign(storage.tasks, { list: () => Promise.reject(new Error("secret detail")) });
  await li.says("任务");
  const { text } = await li.hears(/出错了/);
  expect(text).toMatch(/编号 [0-9A-Z]{6} /);
  expect(text).not.toContain("secret detail");
  await han.says("在吗");
  await han.hears(/^在/);
  Object.assign(storage.tasks, { list: original });
  const reference = /编号 ([0-9A-Z]{6})/.exec(text)?.[1] ?? "";
  expect(home.log.some((line) => line.includes(reference) && line.includes("secret detail"))).toBe(
    true,
  );
  const { text: metrics } = await home.metrics.render();
  expect(metrics).toMatch(/bellhop_handler_errors_total 1/);
});

test("what DingTalk refuses for good becomes a dead letter that can be sent again", async () => {
  const li = await home.person("li", "-");
  const fault = (faults: object) =>
    fetch(`${home.emulator.url}/_/faults`, {
      method: "PUT",
      body: JSON.stringify(faults),
      headers: { "content-type": "application/json" },
    });
  await fault({ errcode: { value: 430102, path: "/robot/sendBySession" } });
  await li.says("在吗");
  const dead = () => home.app.storage.outbox.list({ status: "dead", limit: 10 });
  await expect.poll(dead).toHaveLength(1);
  const [entry] = await dead();
  expect(entry?.lastError).toMatch(/430102/);
  await fault({});
  expect(await home.app.storage.outbox.retry(entry?.id ?? 0, home.clock.now())).toBe(true);
  await li.hears(/^在/);
});
