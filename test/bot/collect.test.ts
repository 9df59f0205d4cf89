import { describe, expect, onTestFinished, test } from "vitest";
import { freshPostgres } from "../storage/databases.ts";
import { at, open, report, three } from "./collect-home.ts";

describe.each(["sqlite", "postgres"] as const)("on %s", (kind) => {
  test("a week whose Friday is a holiday: it opens on Thursday, chases who is missing, closes", async () => {
    const fresh = kind === "postgres" ? await freshPostgres() : undefined;
    if (fresh !== undefined) onTestFinished(() => fresh.dispose());
    // The Thursday before the three days of 中秋.
    const home = await open(report, {
      now: at("2026-09-24T15:00"),
      ...(fresh === undefined ? {} : { database: fresh.url }),
    });
    const [li, han] = await three(home);
    await li?.hearsNothing();
    home.later("1h");
    await li?.hears(
      /@李雷 @韩梅梅\n📮 开始收周报，截止 09-24 周四 20:30[\s\S]*1\. 本周完成了什么？\n2\. 工时多少？/,
    );
    await li?.says("周报 本周完成：登录页；工时：38；风险：无");
    await li?.hears(/✅ 收到 李雷 的周报（1\/2）/);
    // Chased once, and only who is missing; the bot was away in between.
    await home.restart(() => home.later("91m"));
    await han?.hears(/^@韩梅梅 ⏰ 还没收到你的周报，还有 2 小时 59 分钟：截止 09-24 周四 20:30/);
    await han?.says("周报");
    await han?.hears(/^1\/3 本周完成了什么？$/);
    await home.restart();
    await han?.says("上线了支付");
    await han?.hears(/^2\/3 工时多少？$/);
    await han?.says("很多");
    await han?.hears(/「工时」不能是「很多」.*要整数，0 到 100[\s\S]*2\/3 工时多少？/);
    await han?.says("三十五");
    await han?.hears(/^3\/3 有什么风险？（没有就回「没有」）$/);
    await han?.says("没有");
    await han?.hears(/✅ 收到 韩梅梅 的周报（2\/2）/);
    await li?.says("周报 工时 40");
    await li?.hears(/✅ 收到 李雷 的周报（2\/2）/);
    home.later("90m");
    await li?.hearsNothing();
    home.later("2h");
    await li?.hears(/周报 2\/2[\s\S]*李雷[\s\S]*工时：40[\s\S]*韩梅梅[\s\S]*本周完成：上线了支付/);
    await li?.hears(/周报 2026-09-24\.xlsx/);
    // The days off, and the working week behind them: nothing on Friday.
    home.later("72h");
    await li?.hearsNothing();
    // The Friday in the week of October: on the Wednesday before.
    home.clock.set(at("2026-09-30T16:00"));
    await li?.hears(/开始收周报，截止 09-30 周三 20:30/);
  });
});

test("what was asked once is not asked again when the clock jumps back and forth", async () => {
  const home = await open(report, { now: at("2026-11-27T15:59") });
  const [li] = await three(home);
  home.later("1m");
  await li?.hears(/📮 开始收周报/);
  home.later("90m");
  await li?.hears(/⏰ 还没收到/);
  home.clock.set(at("2026-11-27T15:58"));
  await li?.hearsNothing();
  home.clock.set(at("2026-11-27T17:31"));
  await li?.hearsNothing();
  home.clock.set(at("2026-11-27T20:31"));
  await li?.hears(/周报 0\/2[\s\S]*没有人交。[\s\S]*未交：李雷、韩梅梅/);
  home.clock.set(at("2026-11-27T15:00"));
  home.clock.set(at("2026-11-27T21:00"));
  await li?.hearsNothing();
});

test("Spring Festival: the Friday in it is the Saturday worked before, chased at working hours", async () => {
  const home = await open(report.replace('"20:30"', "240h").replace("90m", "6h"), {
    now: at("2026-02-14T15:00"),
  });
  const [li] = await three(home);
  home.later("1h");
  await li?.hears(/开始收周报，截止 02-24 周二 16:00/);
  // Ten days off: nobody is chased until the first working morning.
  for (let day = 0; day < 9; day += 1) home.later("24h");
  await li?.hearsNothing();
  home.clock.set(at("2026-02-24T09:00"));
  await li?.hears(/⏰ 还没收到你的周报，还有 7 小时：截止 02-24/);
});

test("in private: the next message answers, other commands do not end it, all at once is fine too", async () => {
  const home = await open(`${report}\n    by: private`);
  const [, , wang] = await three(home);
  const [li, han] = await three(home, "-");
  await wang?.says("在吗");
  await wang?.says("开始收周报");
  await wang?.hears(/好，向 2 人收周报，截止 11-23 周一 20:30/);
  await li?.hears(
    /📮 收周报（.*群），截止 11-23 周一 20:30.*\n1\/3 本周完成了什么？\n直接回我就行/,
  );
  await han?.hears(/📮 收周报/);
  await li?.says("谁还没交周报");
  await li?.hears(/周报已交 0\/2/);
  await li?.says("登录页");
  await li?.hears(/2\/3 工时多少？/);
  await li?.says("40");
  await li?.hears(/3\/3 有什么风险？/);
  await wang?.says("谁还没交周报");
  await wang?.hears(/周报已交 1\/2，还没交：韩梅梅/);
  await li?.says("缺人");
  await li?.hears(/✅ 收到的周报（1\/2）\n· 本周完成：登录页\n· 工时：40\n· 风险：缺人/);
  await han?.says("本周完成：支付；工时 35");
  await han?.hears(/✅ 收到的周报（2\/2）|3\/3/);
  await li?.says("我的周报");
  await li?.hears(/你的周报：\n· 本周完成：登录页/);
});

test("late answers are accepted and marked, or refused, as the pack says", async () => {
  const second = report.replaceAll("report", "review").replaceAll("周报", "月报");
  const late = `${report}${second.replace("role:月报", "role:周报").replace("weekly review", "monthly review")}\n    late: refuse`;
  const home = await open(late.replaceAll(/ {4}open: .*\n/gu, ""));
  const [li, han] = await three(home);
  await li?.says("开始收周报");
  await li?.hears(/📮 开始收周报/);
  await li?.says("开始收月报");
  await li?.hears(/📮 开始收月报/);
  await li?.says("开始收周报");
  await li?.hears(/这里正在收周报，截止 11-23 周一 20:30.*看谁没交：谁还没交周报/);
  home.later("12h");
  await li?.hears(/周报 0\/2/);
  await li?.hears(/月报 0\/2/);
  await han?.says("周报 支付；35");
  await han?.hears(/✅ 收到 韩梅梅 的周报（迟交）（1\/2）/);
  await han?.says("月报 支付；35");
  await han?.hears(/月报已经在 11-23 周一 20:30.* 截止，不再收了/);
  await han?.says("周报汇总");
  await han?.hears(/周报 1\/2[\s\S]*韩梅梅.*（迟交）/);
  await han?.hears(/\.xlsx/);
});

test("who may start, close and cancel is said by roles, and by who began", async () => {
  const home = await open(
    `${report.replaceAll(/ {4}open: .*\n/gu, "")}\n    commands: { missing: { allow: { roles: [admin] } } }`,
  );
  const [li, han] = await three(home);
  const boss = await home.person("manager01");
  await li?.says("开始收周报");
  await li?.hears(/📮/);
  await han?.says("取消收周报");
  await han?.hears(/只有发起的人和管理员能结束或取消这次周报/);
  await han?.says("谁还没交周报");
  await han?.hears(/admin/);
  await boss.says("谁还没交周报");
  await boss.hears(/已交 0\/2/);
  await boss.says("取消收周报");
  await boss.hears(/这次的周报不收了/);
  await li?.says("周报 写完了");
  await li?.hears(/现在没有在收周报/);
  home.later("24h");
  await li?.hearsNothing();
});

test("two instances on one database open once, chase once and sum up once", async () => {
  const fresh = await freshPostgres();
  onTestFinished(() => fresh.dispose());
  const options = { now: at("2026-11-27T15:59"), database: fresh.url };
  const home = await open(report, options);
  const second = await open(report, { ...options, database: fresh.url });
  const [li] = await three(home);
  const [other] = await three(second);
  const heard = async () => {
    const seen = await Promise.allSettled([
      li?.hears(/📮|⏰|###|周报 0/, 1200),
      other?.hears(/📮|⏰|###|周报 0/, 1200),
    ]);
    return seen.filter(({ status }) => status === "fulfilled").length;
  };
  const step = async (duration: string): Promise<number> => {
    home.later(duration);
    second.later(duration);
    return heard();
  };
  expect(await step("1m")).toBe(1);
  expect(await step("90m")).toBe(1);
  expect(await step("3h")).toBe(1);
});

const receipts = `
  - id: receipts
    title: { zh: 报销单, en: receipts }
    from: [li]
    by: private
    close: 8h
    chase: { every: 2h, hours: 9:00-18:00 }
    questions:
      what: { type: text, ask: 买了什么？ }
      kind: { type: choice, choices: { 差旅: [出差], 办公: [] }, ask: 哪一类？, summary: 类别 }
      paper: { type: file, ask: 请发发票。, summary: 发票 }
      day: { type: time, ask: 什么时候要报销到账？, summary: 到账, optional: true }`;

test("files, choices and times are answers; private chases go on with the question that is open", async () => {
  const home = await open(receipts);
  const [wang] = [await home.person("wang")];
  const li = await home.person("li", "-");
  await wang.says("开始收报销单");
  await wang.hears(/好，向 1 人收报销单/);
  await li.hears(/1\/4 买了什么？/);
  await li.says("机票");
  await li.hears(/2\/4 哪一类？/);
  home.later("2h");
  await li.hears(/⏰ 还没收到你的报销单，还有 6 小时：[^]*\n哪一类？$/);
  await li.says("旅游");
  await li.hears(/「类别」不能是「旅游」/);
  await li.says("出差");
  await li.hears(/3\/4 请发发票。/);
  await li.says("找不到了");
  await li.hears(/「发票」不能是「找不到了」：要发文件或图片|要发文件或图片/);
  const sent = await fetch(`${home.emulator.url}/_/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      from: "li",
      type: "file",
      content: { downloadCode: "mIofA", fileName: "机票.pdf" },
    }),
  });
  expect(sent.ok).toBe(true);
  await li.hears(/4\/4 什么时候要报销到账？（没有就回「没有」）/);
  await li.says("下周五");
  await li.hears(
    /✅ 收到的报销单（1\/1）[^]*· 类别：差旅\n· 发票：机票\.pdf http[^]*· 到账：12-04 周五/,
  );
  home.later("6h");
  await wang.hears(/报销单 1\/1[^]*差旅/);
});

test("a chase that was due while the bot was away does not come at night", async () => {
  const home = await open(report.replace('"20:30"', "30h").replace("9:00-20:00", "9:00-18:00"));
  const li = await home.person("li");
  await li.says("开始收周报");
  await li.hears(/📮/);
  await home.restart(() => home.later("13h"));
  await li.hearsNothing();
  home.clock.set(at("2026-11-24T09:00"));
  await li.hears(/⏰ 还没收到你的周报，还有 6 小时/);
});

test("more people than one message may @ are called in several", async () => {
  const many = Array.from({ length: 60 }, (_, index) => `u${index}`);
  const home = await open(
    receipts.replace("[li]", `[${many.join(", ")}]`).replace("private", "group"),
  );
  const li = await home.person("li");
  await li.says("开始收报销单");
  expect((await li.hears(/📮 开始收报销单/)).text.match(/@\S+/gu)).toHaveLength(51);
  expect((await li.hears(/也请交报销单/)).text.match(/@\S+/gu)).toHaveLength(10);
});

test("a round whose pack is gone is closed quietly at its deadline", async () => {
  const home = await open(receipts);
  const li = await home.person("li");
  const { collections } = home.app.storage;
  const openedAt = home.clock.now();
  const times = { openedAt, closesAt: openedAt + 3_600_000, nextAt: openedAt + 60_000 };
  const place = { robot: "bell", conversation: "cid-dev" };
  await collections.open({ id: "C1", plan: "gone/report", state: "open", ...place, ...times }, [
    "li",
  ]);
  home.later("2h");
  await li.hearsNothing();
  expect(await collections.find("C1")).toMatchObject({ state: "closed", nextAt: null });
});
