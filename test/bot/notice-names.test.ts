import { afterEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
afterEach(() => home.close());

async function open(
  config = "",
): Promise<Readonly<Record<"li" | "alone" | "han" | "wang", Person>>> {
  home = await openHome({ config });
  const [li, alone, han, wang] = await Promise.all([
    home.person("li"),
    home.person("li", "-"),
    home.person("han", "-"),
    home.person("wang", "-"),
  ]);
  await home.app.storage.directory.learnPeople(
    [
      ["han", "韩梅梅"],
      ["wang", "王芳"],
    ].map(([userId = "", name = ""]) => ({ dingtalkId: `d-${userId}`, userId, name })),
    home.clock.now(),
  );
  return { li, alone, han, wang };
}

test("somebody is notified by name, in a group and one to one, and that is read and recalled there", async () => {
  const { li, alone, wang } = await open();
  await li.says("通知 王芳 明天换到二号会议室");
  await li.hears(/^✅ N\w+｜给王芳发工作通知/);
  await wang.hears(/📢 李雷：明天换到二号会议室\n/);
  await alone.says("通知王芳 记得交周报");
  const { text } = await alone.hears(/^✅ N\w+｜给王芳发工作通知/);
  const id = /N[0-9A-Z]{3,}/.exec(text)?.[0] ?? "";
  await wang.hears(/📢 李雷：记得交周报\n/);
  await alone.says("谁没看");
  await alone.hears(new RegExp(`^${id}「记得交周报」[^]*未读 1 人：王芳`));
  await alone.says("撤回刚才的通知");
  await alone.hears(new RegExp(`已撤回 ${id}`));
  await alone.says(`通知进度 ${id}`);
  await alone.hears(/已撤回/);
});

test("several are named one after the other", async () => {
  const { alone, han, wang } = await open();
  await alone.says("notify 王芳 and 韩梅梅: the meeting moved to room 2");
  await alone.hears(/^✅ N\w+｜给王芳、韩梅梅发工作通知/);
  await wang.hears(/the meeting moved to room 2/);
  await han.hears(/the meeting moved to room 2/);
});

test("of several who are called the same the sender chooses by number", async () => {
  const { alone, han, wang } = await open();
  await home.app.storage.directory.learnPeople(
    ["han", "wang"].map((userId) => ({ dingtalkId: `d-${userId}`, userId, name: "赵敏" })),
    home.clock.now(),
  );
  await alone.says("通知 赵敏 明天交周报");
  const { text } = await alone.hears(/有几个叫这个名字，是哪一个？/);
  await alone.says(text.indexOf("（wang）") < text.indexOf("（han）") ? "1" : "2");
  await alone.hears(/^✅ N\w+｜给赵敏发工作通知/);
  await wang.hears(/📢 李雷：明天交周报/);
  await han.hearsNothing();
});

test("where nobody is named it is asked who is meant", async () => {
  const { li, han } = await open();
  await li.says("通知 明天交周报");
  await li.hears(/^通知谁？@ 一下要通知的人/);
  await li.says("给她", "han");
  await li.hears(/^✅ N\w+｜给韩梅梅发工作通知/);
  await han.hears(/📢 李雷：明天交周报/);
});

test("somebody DingTalk does not know is named as not reached", async () => {
  const { alone } = await open();
  const ghost = { dingtalkId: "d-ghost", userId: "ghost", name: "赵强" };
  await home.app.storage.directory.learnPeople([ghost], home.clock.now());
  await alone.says("通知 赵强 明天交周报");
  const { text } = await alone.hears(/N\w+/);
  await alone.says(`通知进度 ${/N[0-9A-Z]{3,}/.exec(text)?.[0]}`);
  await alone.hears(/没通知到 1 人：赵强/);
});

test("a custom robot says it in the group with @ instead, and says so", async () => {
  const { li } = await open(`
dingtalk:
  robots: [{ id: bell, kind: custom, token: emulated-token }]`);
  await li.says("通知 王芳 明天交周报");
  expect((await li.hears(/📢 李雷：明天交周报/)).text).toContain("王芳");
  await li.hears(/群自定义机器人发不了工作通知，改为在群里通知王芳/);
});
