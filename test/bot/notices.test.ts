import { afterEach, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
afterEach(() => home.close());

const idIn = (text: string): string => /N[0-9A-Z]{3,}/.exec(text)?.[0] ?? "";

async function put(path: string, body: unknown): Promise<void> {
  const url = `${home.config.emulator.url}/_/${path}`;
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "PUT", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

test("people get a work notification, and it is told who has read it and who has not", async () => {
  home = await openHome();
  const li = await home.person("li");
  const han = await home.person("han", "-");
  await li.says("通知 下午3点换到二号会议室", "han", "wang");
  const { text } = await li.hears(
    /^✅ N\w+｜给韩梅梅、王芳发工作通知｜看谁读了：通知进度 N\w+｜撤回/,
  );
  const id = idIn(text);
  expect((await han.hears(/工作通知/)).text).toContain(`📢 李雷：下午3点换到二号会议室\n（${id}）`);
  await li.says(`通知进度 ${id}`);
  await li.hears(/已发出\n.*未读 \d 人/s);
  await put("reads", { user: "han" });
  await li.says("谁没看");
  const { text: later } = await li.hears(/未读 1 人：王芳/);
  expect(later).toMatch(/已读 1 人：韩梅梅/);
});

test("a department is notified by those who may, after a yes", async () => {
  home = await openHome();
  const li = await home.person("li");
  const manager = await home.person("manager01");
  const han = await home.person("han", "-");
  const wang = await home.person("wang", "-");
  await li.says("通知研发部 周五前提交周报");
  await li.hears(/需要「admin」或「notify-all」或「company-admin」角色/);
  await manager.says("通知研发部 周五前提交周报");
  await manager.hears(/要给研发部的 2 个人发通知：「周五前提交周报」\n确认请回 1/);
  await manager.says("好的");
  await manager.hears(/^✅ N\w+｜给研发部（2 人）发工作通知/);
  await han.hears(/📢 张经理：周五前提交周报/);
  await wang.hearsNothing();
  await manager.says("通知火箭部 集合");
  await manager.hears(/通讯录里没有「火箭部」/);
});

test("everybody is notified only after a yes, which may be left, forgotten, or said after a restart", async () => {
  home = await openHome();
  const manager = await home.person("manager01");
  const wang = await home.person("wang", "-");
  await manager.says("通知全员 明天停电检修");
  await manager.hears(/要给全公司每个人发工作通知/);
  await manager.says("算了");
  await manager.hears(/那就不弄了/);
  await manager.says("通知全员 明天停电检修");
  await manager.hears(/全公司/);
  await manager.says("会话");
  await manager.hears(/通知全员，等「你的确认」/);
  home.later("6m");
  await manager.hears(/⌛ @.*没有等到确认，「通知全员」没有执行/);
  await manager.says("1");
  await manager.hears(/没看懂/);
  await wang.hearsNothing();

  await manager.says("notify everyone that the power is off tomorrow");
  await manager.hears(/This goes to everybody in the company/);
  await home.restart();
  await manager.says("yes");
  await manager.hears(/^✅ N\w+ \| a work notification to everybody/);
  await wang.hears(/the power is off tomorrow/);
  await manager.says("审计 通知全员");
  await manager.hears(/done|成功/);
});

test("where the app may not send them, it is said in the group with @, and that is told", async () => {
  home = await openHome();
  const li = await home.person("li");
  await put("faults", {
    errcode: { path: "/topapi/message/corpconversation/asyncsend_v2", value: 60_011 },
  });
  await li.says("通知 换会议室", "han");
  const { text } = await li.hears(/✅ N/);
  await li.hears(/📢 李雷：换会议室\n（N\w+）\n\n（工作通知没发成，改在这里说）/);
  home.later("1m");
  await li.says(`通知进度 ${idIn(text)}`);
  await li.hears(/不知道读没读 1 人：韩梅梅\n（有的是在群里 @ 的/);
});

test("a robot without agent_id says it in the group at once, and has no way to everybody from a chat of two", async () => {
  home = await openHome({
    config: `
dingtalk:
  robots: [{ id: bell, kind: app, app_key: emulated-key, app_secret: emulated-secret }]`,
  });
  const li = await home.person("li");
  await li.says("通知 换会议室", "han");
  await li.hears(/📢 李雷：换会议室/);
  await li.hears(/还没配置应用的 agent_id，发不了工作通知，改为在群里通知韩梅梅/);
  const manager = await home.person("manager01", "-");
  await manager.says("通知全员 放假");
  await manager.hears(/全公司/);
  await manager.says("是");
  await manager.hears(/还没有配置应用的 agent_id，不能通知部门或全员/);
});

test("a notice is taken back, by whoever sent it and within a day", async () => {
  home = await openHome();
  const li = await home.person("li");
  const han = await home.person("han");
  await li.says("通知 换会议室", "han");
  const id = idIn((await li.hears(/✅ N/)).text);
  await han.says(`撤回通知 ${id}`);
  await han.hears(/只有发通知的人和管理员/);
  home.later("1m");
  await li.says(`撤回 ${id}`);
  await li.hears(new RegExp(`已撤回 ${id}`));
  await li.says(`撤回 ${id}`);
  await li.hears(/已经撤回过了/);
  await li.says("通知 又换了", "han");
  await li.hears(/✅ N/);
  home.later("25h");
  await li.says("撤回刚才的通知");
  await li.hears(/撤不回来了/);
});

test("@所有人 is for those who may, once in ten minutes in a group", async () => {
  home = await openHome();
  const li = await home.person("li");
  const manager = await home.person("manager01");
  await li.says("艾特所有人 五点前交周报");
  await li.hears(/需要「admin」/);
  await manager.says("艾特所有人 五点前交周报");
  const line = await manager.hears(/📢 张经理：五点前交周报/);
  expect(JSON.stringify(line)).toMatch(/isAtAll|所有人|atAll/i);
  await manager.says("mention all the build is red");
  await manager.hears(/within the last 10 minutes|10 分钟内刚/);
  home.later("10m");
  await manager.says("mention all the build is red");
  await manager.hears(/📢 .*the build is red/);
});
