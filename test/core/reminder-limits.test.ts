import { afterAll, beforeAll, expect, test } from "vitest";
import { dayMs } from "../../src/core/clock.ts";
import { monday, openHome, type Home } from "../home.ts";
import { reminder } from "../storage/samples.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

const active = () => home.app.storage.reminders.countActive();

test("R-18 a text of 2,000 characters is kept, one of 2,001 refused politely", async () => {
  const li = await home.person("li", "-");
  await li.says(`提醒我 10分钟后 ${"字".repeat(2000)}`);
  await li.hears(/^✅/);
  expect(await active()).toBe(1);
  await li.says(`提醒我 10分钟后 ${"字".repeat(2001)}`);
  await li.hears(/太长了：2001 个字，最多 2000 个字/);
  expect(await active()).toBe(1);
});

test("R-18 the 200th reminder is made, the 201st refused politely, and one is dropped for it", async () => {
  const han = await home.person("han", "-");
  const { reminders } = home.app.storage;
  const destination = { kind: "person", robot: "bell", userId: "han" } as const;
  for (let index = 0; index < 199; index++) {
    const over = { createdBy: "han", createdAt: monday, nextAt: monday + dayMs, destination };
    await reminders.add(reminder(`R${500 + index}`, over));
  }
  await han.says("提醒我 10分钟后 第二百个");
  await han.hears(/^✅.*第二百个/);
  await han.says("提醒我 10分钟后 第二百零一个");
  await han.hears(/已经有 200 个待提醒，达到上限了/);
  expect(await reminders.listOpen({ person: "han", limit: 500 })).toHaveLength(200);
  await han.says("取消提醒 R507");
  await han.hears(/已取消 R507/);
  await han.says("提醒我 10分钟后 第二百零一个");
  await han.hears(/^✅.*第二百零一个/);
});

test("R-18 another person is not held up by that", async () => {
  const wang = await home.person("wang", "-");
  await wang.says("提醒我 10分钟后 喝水");
  await wang.hears(/^✅.*喝水/);
});

test("R-18 six years ahead, and a time that has passed, are refused politely", async () => {
  const wang = await home.person("wang", "-");
  const before = await active();
  await wang.says("提醒我 2032-12-01 09:00 换证");
  await wang.hears(/./);
  await wang.says("提醒我 2020-01-01 09:00 换证");
  await wang.hears(/./);
  expect(await active()).toBe(before);
});
