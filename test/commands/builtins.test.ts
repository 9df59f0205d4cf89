import { expect, test } from "vitest";
import { chatOf } from "./chat.ts";

const roles = { 研发: ["u1"], admin: ["boss"] };

test("help shows what this person may do, by pack, Chinese names first", async () => {
  const li = chatOf({}, { roles });
  const said = await li.hears("帮助");
  expect(said).toMatch(/^【通用】\n· 帮助（help）：/u);
  expect(said).toContain("· 在吗（ping）：看我在不在");
  expect(said).toContain("\n\n【协作】\n· 提醒（remind）：到时间提醒\n");
  expect(said).toContain("发布（deploy）");
  expect(said).toMatch(/发「帮助 命令」看用法和例子。.*\(language en\)。$/u);
});

test("help leaves out what this person may not do", async () => {
  const han = chatOf({ id: "u2" }, { roles });
  expect(await han.hears("help")).not.toContain("deploy");
  expect(await han.hears("帮助 发布")).toBe(
    "「发布」需要「研发」或「运维」角色，请联系管理员开通。",
  );
});

test("help in English", async () => {
  const li = chatOf({}, { roles, locale: "en" });
  const said = await li.hears("帮助");
  expect(said).toMatch(/^\[General\]\n· help: /u);
  expect(said).toContain("[Collaboration]\n· remind: Remind in time\n");
  expect(said).toMatch(/Say “help <command>” for usage and examples\. .*“language zh”\.$/u);
  expect(said).not.toMatch(/\p{Script=Han}/u);
});

test.each([
  "帮助 提醒",
  "怎么用提醒",
  "怎么用 remind",
  "help 提醒？",
  "提醒怎么用",
  "remind --help",
  "提醒 --帮助",
])("%s explains one command", async (text) => {
  expect(await chatOf().hears(text)).toBe(
    [
      "提醒（remind）：到时间提醒",
      "用法：提醒 [谁] <时间> <内容>",
      "参数：",
      "· 谁（可不填）",
      "· 时间",
      "· 内容",
      "例如：提醒我 10分钟后 喝水",
      "也可以说：叫",
    ].join("\n"),
  );
});

test("one command in English, with a choice, a flag and an option", async () => {
  const li = chatOf({}, { locale: "en" });
  expect(await li.hears("help assign")).toBe(
    [
      "assign: Give a task",
      "Usage: assign <@people> <title> [--due <due>] [--urgent]",
      "Arguments:",
      "· people",
      "· title",
      "· due (optional): written as --due",
      "· urgent (optional): written as --urgent",
      "For example: 指派 @张三 写周报 --due 18:00",
      "Also: 指派, 分配",
    ].join("\n"),
  );
  expect(await chatOf().hears("帮助 指派")).toContain(
    "用法：指派 <@给谁> <任务> [--截止 <时间>] [--加急]\n",
  );
  expect(await chatOf().hears("帮助 完成")).toContain(
    "用法：完成 <任务编号>\n参数：\n· 任务编号：如 T12",
  );
  expect(await chatOf().hears("帮助 任务")).toContain("· 状态（可不填）：未完成 / 完成 / 过期");
});

test("help of what is not there", async () => {
  expect(await chatOf().hears("帮助 提行")).toBe("没看懂「提行」。你是不是想说：「提醒」？");
  expect(await chatOf({}, { locale: "en" }).hears("help remnid")).toBe(
    "I did not understand “remnid”. Did you mean “remind”?",
  );
});

test.each(["ping", "在吗", "在不在？", "PING!"])("%s answers with the latency", async (text) => {
  expect(await chatOf().hears(text)).toBe("在，延迟 120 毫秒。");
  expect(await chatOf({}, { locale: "en" }).hears(text)).toBe("I am here, latency 120 ms.");
});

test("whoami tells name, id and roles", async () => {
  expect(await chatOf({}, { roles }).hears("我是谁")).toBe("你是李雷\n编号：u1\n角色：研发");
  expect(await chatOf({ id: "u2" }, { locale: "en" }).hears("whoami")).toBe(
    "You are 李雷\nId: u2\nRoles: none",
  );
});

test.each([
  ["app", "企业机器人要先发布版本，且只认本企业成员。", "once its version is published"],
  ["custom", "自定义机器人拿不到工号，请改用企业机器人。", "use an app robot instead"],
  [undefined, "企业机器人要先发布版本，且只认本企业成员；自定义机器人", "published, and only"],
] as const)("whoami without a staff id on a robot of kind %s", async (robotKind, zh, en) => {
  const stranger = { id: "$:LWCP_v1:x", userId: "" };
  const kind = robotKind === undefined ? {} : { robotKind };
  const said = await chatOf(stranger, kind).hears("我是谁");
  expect(said).toContain("编号：$:LWCP_v1:x");
  expect(said).toContain("角色：无");
  expect(said).toContain(zh);
  expect(await chatOf(stranger, { ...kind, locale: "en" }).hears("whoami")).toContain(en);
});
