import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// Monday 23 November 2026, 09:00 in Beijing, at the beginning of each test.
let home: Home;
let li: Person;
let han: Person;
beforeEach(async () => {
  home = await openHome();
  li = await home.person("li");
  han = await home.person("han");
});
afterEach(() => home.close());

async function given(words: string, ...at: readonly string[]): Promise<string> {
  await li.says(`指派 ${words}`, ...at);
  return /T\d+/.exec((await li.hears(/^✅ T\d+｜/)).text)?.[0] ?? "";
}

const reminder = (id: string, words: string): RegExp => new RegExp(`^⏰ .*${id}「.*」${words}`);

test("who has not done a task is reminded an hour before it is due, and when it is", async () => {
  const id = await given("写周报 --due 18:00", "han", "wang");
  await han.says(`完成 ${id}`);
  await han.hears(/还有 1 人没做完/);
  home.later("7h59m");
  await han.hearsNothing();
  home.later("1m");
  const line = await han.hears(reminder(id, "还有 1 小时截止（11-23 周一 18:00"));
  expect(line.text).toMatch(/^⏰ @王芳 T/);
  expect(line).toMatchObject({ mentions: ["wang"] });
  home.later("1h");
  await han.hears(reminder(id, "到截止时间了"));
  home.later("3h");
  await han.hearsNothing();
});

test("nobody is reminded of what is done or dropped", async () => {
  const done = await given("写周报 --due 18:00", "han");
  const dropped = await given("写月报 --due 18:00", "han");
  await han.says(`完成 ${done}`);
  await han.hears(/完成了/);
  await li.says(`取消任务 ${dropped}`);
  await han.hears(/取消了/);
  home.later("10h");
  await han.hearsNothing();
});

test("reminders move with the due time, over a restart", async () => {
  const id = await given("写周报 --due 18:00", "han");
  await li.says(`改期 ${id} 20:00`);
  await han.hears(/截止改到 11-23 周一 20:00/);
  await home.restart();
  home.later("9h30m");
  await han.hearsNothing();
  home.later("30m");
  await han.hears(reminder(id, "还有 1 小时截止"));
});

test("--remind says how long before, or not at all", async () => {
  const early = await given("写周报 --due 18:00 --remind 30m,2小时", "han");
  const never = await given("写月报 --due 18:00 --remind 不", "han");
  home.later("7h");
  await han.hears(reminder(early, "还有 2 小时截止"));
  home.later("1h30m");
  await han.hears(reminder(early, "还有 30 分钟截止"));
  home.later("30m");
  const { text } = await han.hears(reminder(early, "到截止时间了"));
  expect(text).not.toContain(never);
  await han.hearsNothing();
});

test("after a stop several reminders of one task come as one, and say how late it is", async () => {
  const id = await given("写周报 --due 12:00", "han");
  await home.restart(() => home.later("3h20m"));
  await han.hears(reminder(id, "已经过了截止时间 20 分钟"));
  await han.hearsNothing();
});

test("a task given one to one is reminded of one to one", async () => {
  const alone = await home.person("li", "-");
  await alone.says("指派 我 写检讨 --due 18:00");
  await alone.hears(/写检讨/);
  home.later("8h");
  const { text } = await alone.hears(/^⏰ T\d+「写检讨」还有 1 小时截止/);
  expect(text).not.toContain("@");
  await li.hearsNothing();
});

test("on workdays at nine each group hears what is due and overdue, and who", async () => {
  const late = await given("写周报 #周报 --due 18:00 --remind 不", "han");
  const today = await given("【紧急】修登录 --due 明天18:00 --remind 不", "han", "wang");
  await given("写年报 --due 12-20 --remind 不", "wang");
  home.later("1d");
  const line = await han.hears(/今天截止/);
  expect(line.text).toMatch(
    new RegExp(
      `⚠️ 已逾期\\*\\*\\s+\\*\\*${late}\\*\\* 写周报 #周报 · 韩梅梅 · ⚠️ 截止 11-23[\\s\\S]*📌 今天截止\\*\\*\\s+\\*\\*${today}\\*\\* 🔴 修登录 · 韩梅梅、王芳`,
    ),
  );
  expect(line.text).not.toContain("写年报");
  expect(line).toMatchObject({ mentions: expect.arrayContaining(["han", "wang"]) });
});

test("a group that has nothing to do hears nothing in the morning, and nobody at the weekend", async () => {
  const id = await given("写周报 --due 周五18:00 --remind 不", "han");
  await han.hears(/写周报/);
  home.later("1d");
  await han.hearsNothing();
  home.later("3d");
  await han.hears(/今天截止/);
  home.later("1d");
  await han.hearsNothing();
  await han.says(`完成 ${id}`);
  await han.hears(/完成了/);
  home.later("2d");
  await han.hearsNothing();
});

test("dropped in the chat, a task leaves DingTalk's todos; moved, it moves there", async () => {
  const todos = async () => {
    const answer = await fetch(`${home.emulator.url}/_/todos`);
    return (await answer.json()) as readonly { subject: string; dueTime?: number; done: boolean }[];
  };
  const id = await given("写周报 --due 18:00", "han");
  await expect.poll(todos).toHaveLength(1);
  await li.says(`改期 ${id} 明天18:00`);
  await li.says(`改任务 ${id} 写月报`);
  const dueTime = Date.parse("2026-11-24T18:00:00+08:00");
  await expect.poll(todos).toMatchObject([{ subject: "写月报", dueTime }]);
  await han.says(`完成 ${id}`);
  await expect.poll(todos).toMatchObject([{ done: true }]);
  await han.says(`重开 ${id}`);
  await expect.poll(todos).toMatchObject([{ done: false }]);
  await han.says(`转给 ${id}`, "wang");
  await expect
    .poll(async () => (await home.app.storage.tasks.find(id))?.assignees)
    .toEqual([{ userId: "wang" }]);
  await expect.poll(todos).toMatchObject([{ subject: "写月报", done: false }]);
  await li.says(`取消任务 ${id}`);
  await expect.poll(todos).toEqual([]);
});
