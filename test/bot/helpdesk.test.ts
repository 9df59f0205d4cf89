import { expect, onTestFinished, test } from "vitest";
import { openHome, type Person } from "../home.ts";

const ten = Date.parse("2026-11-23T10:00:00+08:00");

const staffed = `
people:
  - { id: wang, name: 王芳, roles: [helpdesk] }
  - { id: manager01, name: 张经理, roles: [helpdesk, helpdesk-lead] }
`;

async function openDesk(config = staffed) {
  const home = await openHome({ config, now: ten });
  onTestFinished(() => home.close());
  const [han, wang, li] = [
    await home.person("han"),
    await home.person("wang"),
    await home.person("li"),
  ];
  return { home, han, wang, li };
}

async function opens(person: Person, ...answers: string[]): Promise<string> {
  for (const said of answers) {
    await person.says(said);
    if (said !== answers.at(-1)) await person.hears(/？/);
  }
  const { text } = await person.hears(/工单 \w{6}：/);
  return /工单 (\w{6})/.exec(text)?.[1] ?? "";
}

test("three questions, also over a restart; the helpdesk is called with a deadline in working hours", async () => {
  const { home, han, wang } = await openDesk();
  await han.says("报修");
  await han.hears(/哪一类问题？/);
  await han.says("打印机");
  await han.hears(/怎么了？/);
  await home.restart();
  await han.says("卡纸");
  await han.hears(/在哪里？/);
  await han.says("A-312");
  const { text } = await wang.hears(/工单 \w{6}：\[打印机\] 卡纸 · A-312/);
  expect(text).toMatch(/11月23日 14:00 前处理/);
  expect(text).toMatch(/@王芳.*@张经理|@张经理.*@王芳/s);
});

test("it becomes a task of whoever takes it, and only they close it; who asked is told", async () => {
  const { home, han, wang, li } = await openDesk();
  const alone = await home.person("han", "-");
  const id = await opens(han, "打印机坏了", "卡纸", "A-312");
  await li.says(`接单 ${id}`);
  await li.hears(/接单需要 helpdesk 角色/);
  await wang.says(`接单 ${id.toLowerCase()}`);
  const { text } = await wang.hears(/归你了/);
  const task = /任务 (T\d+)/.exec(text)?.[1] ?? "";
  await alone.hears(/王芳 接了你的工单/);
  const boss = await home.person("manager01");
  await boss.says(`接单 ${id}`);
  await boss.hears(/王芳 已经接了/);
  await boss.says(`关单 ${id}`);
  await boss.hears(/是 王芳 接的，只有 王芳 能关/);
  await wang.says("关单");
  await wang.hears(/已关闭/);
  await alone.hears(/处理好了/);
  const [row] = await home.app.storage.tasks.list({
    state: "all",
    limit: 5,
    now: home.clock.now(),
  });
  expect(row?.id).toBe(task);
  expect(row?.assignees).toMatchObject([{ userId: "wang", doneAt: expect.any(Number) }]);
});

test("a ticket that nobody takes is told to the lead once, in working hours only", async () => {
  const { home, han } = await openDesk();
  home.later("450m");
  const id = await opens(han, "打印机坏了", "卡纸", "A-312");
  home.later("60m");
  await han.hearsNothing();
  home.later("910m");
  const { text } = await han.hears(new RegExp(`工单 ${id} 还没人接：.*（韩梅梅）`));
  expect(text).toMatch(/@张经理/);
  expect(text).not.toMatch(/@王芳/);
  home.later("30m");
  await han.hearsNothing();
});

test("without a role anybody in the group takes tickets, and one to one it says what to set up", async () => {
  const { home, han, li } = await openDesk("");
  const alone = await home.person("han", "-");
  await alone.says("报修");
  await alone.hears(/请管理员在 config\.yaml 的 roles 里写 helpdesk/);
  await opens(han, "网络坏了", "上不了网", "前台");
  await li.says("接单");
  await li.hears(/归你了：\[网络\] 上不了网/);
});

test("one to one the helpdesk is written to, each in their own language", async () => {
  const { home } = await openDesk(
    "people: [{ id: wang, name: 王芳, locale: en, roles: [helpdesk] }]",
  );
  const [alone, wang] = [await home.person("han", "-"), await home.person("wang", "-")];
  const id = await opens(alone, "打印机坏了", "卡纸", "A-312");
  await wang.hears(new RegExp(`Ticket ${id}: .*卡纸`));
  await wang.says("take-ticket");
  await wang.hears(/is yours/);
  await alone.hears(/王芳 接了你的工单/);
});
