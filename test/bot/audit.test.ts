import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.close());

test("admins see who ran what with which outcome, and can narrow it in words", async () => {
  const li = await home.person("li");
  const manager = await home.person("manager01");
  const wang = await home.person("wang");
  await li.says("提醒我 10分钟后 喝水");
  await li.hears(/✅/);
  await li.says("完成 T99");
  await li.hears(/T99/);
  await li.says("指派 写周报", "han");
  await li.hears(/✅ T1/);
  await wang.says("完成 T1");
  await wang.hears(/不是分配给你的/);
  await li.says("在吗");
  await li.hears(/在，/);

  await manager.says("审计");
  const { text } = await manager.hears(/最近的操作/);
  const lines = text.split("\n").slice(1);
  expect(lines).toEqual([
    expect.stringMatching(/^· 11-23 周一 09:0\d.*｜王芳｜完成｜没做成｜完成 T1$/u),
    expect.stringMatching(/｜李雷｜指派｜成功｜指派 写周报$/u),
    expect.stringMatching(/｜李雷｜完成｜没做成｜完成 T99$/u),
    expect.stringMatching(/｜李雷｜提醒｜成功｜提醒我 10分钟后 喝水$/u),
  ]);

  await manager.says("审计 没做成");
  expect((await manager.hears(/最近的操作/)).text.split("\n")).toHaveLength(3);
  await manager.says("审计 提醒", "li");
  expect((await manager.hears(/最近的操作/)).text).toMatch(/提醒我 10分钟后 喝水$/);
  await manager.says("audit failed");
  await manager.hears(/没有这样的记录/);
  await manager.says("审计 月亮");
  await manager.hears(/不知道怎么按「月亮」筛选/);
});

test("the list is narrowed by when, by whom and by outcome, in words", async () => {
  const manager = await home.person("manager01");
  const li = await home.person("li");
  home.later("24h");
  await li.says("完成 T98");
  await li.hears(/T98/);
  const linesOf = async (said: string, ...at: string[]): Promise<readonly string[]> => {
    await manager.says(said, ...at);
    const { text } = await manager.hears(/最近的操作|没有这样的记录|What was run|no such record/);
    return text.split("\n").slice(1);
  };
  expect(await linesOf("审计 今天")).toHaveLength(1);
  expect((await linesOf("审计 昨天")).length).toBeGreaterThan(3);
  expect(await linesOf("审计 昨天 没做成的", "li")).toEqual([expect.stringMatching(/完成 T99$/)]);
  expect(await linesOf("审计 上周")).toEqual([]);
  expect((await linesOf("审计 本周 提醒 成功")).length).toBe(1);
  expect(await linesOf("audit today refused done")).toHaveLength(1);
  expect((await linesOf("审计 最近2天 完成")).length).toBeGreaterThan(1);
  expect((await linesOf("看看昨天的操作记录")).length).toBeGreaterThan(3);
});

test("who is no admin may not, and that is in the audit", async () => {
  const li = await home.person("li");
  const manager = await home.person("manager01");
  await li.says("审计");
  await li.hears(/需要「admin」角色/);
  await manager.says("审计 无权");
  await manager.hears(/｜李雷｜审计｜无权｜审计$/);
});
