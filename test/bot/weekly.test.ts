import { onTestFinished, test } from "vitest";
import { openHome, type HomeOptions } from "../home.ts";

/** What writes tables is loaded with the first one, which takes a while on a busy machine. */
const slowly = 15_000;

async function open(options: HomeOptions = {}) {
  const home = await openHome(options);
  onTestFinished(() => home.close());
  return home;
}

test("with no configuration: whoever is known in the group is asked when somebody begins", async () => {
  const home = await open();
  const [li, han] = [await home.person("li"), await home.person("han")];
  await han.says("在吗");
  await han.hears(/在/);
  await li.says("开始收周报");
  await li.hears(
    /📮 开始收周报，截止 11-23 周一 20:30（北京时间）\n1\. 本周完成了什么？\n2\. 下周计划做什么？\n3\. 有什么风险/,
  );
  await li.hears(/以后我会自己在这里开始（每周五 16:00.*）；不要了就说「取消收周报」/);
  await li.says("周报 本周完成：登录页；下周计划 注册页");
  await li.hears(/✅ 收到 李雷 的周报（1\/2）/);
  await li.says("谁还没交");
  await li.hears(/周报已交 1\/2，还没交：韩梅梅｜截止 11-23 周一 20:30/);
  await han.says("周报");
  await han.hears(/^1\/3 本周完成了什么？$/);
  await han.says("上线了支付");
  await han.hears(/^2\/3 下周计划做什么？$/);
  await han.says("对账");
  await han.hears(/^3\/3 有什么风险.*没有就回「没有」/);
  await han.says("没有");
  await han.hears(/✅ 收到 韩梅梅 的周报（2\/2）/);
  await li.says("结束收周报");
  await li.hears(/到此截止，汇总马上发出来/);
  await li.hears(
    /周报 2\/2[\s\S]*李雷[\s\S]*本周完成：登录页[\s\S]*韩梅梅[\s\S]*下周计划：对账/,
    slowly,
  );
  await li.hears(/周报 2026-11-23\.xlsx/);
});

test("started once it comes every Friday, on the workday before a holiday, until it is cancelled", async () => {
  const home = await open({ now: Date.parse("2026-09-21T10:00:00+08:00") });
  const li = await home.person("li");
  await li.says("开始收周报");
  await li.hears(/以后.*每周五 16:00/);
  await li.says("结束收周报");
  await li.hears(/周报 0\/1/);
  // The Friday is 中秋.
  home.clock.set(Date.parse("2026-09-24T16:00:00+08:00"));
  await li.hears(/📮 开始收周报，截止 09-24 周四 20:30/);
  await li.says("取消收周报");
  await li.hears(/以后也不自动开始/);
  home.clock.set(Date.parse("2026-09-30T16:00:00+08:00"));
  home.clock.set(Date.parse("2026-10-09T16:00:00+08:00"));
  await li.says("周报");
  await li.hears(/现在没有在收周报/);
});
