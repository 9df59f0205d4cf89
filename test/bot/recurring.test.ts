import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, test } from "vitest";
import { openHome, type HomeOptions } from "../home.ts";

async function open(options: HomeOptions = {}) {
  const home = await openHome(options);
  onTestFinished(() => home.close());
  return home;
}

test("a reminder of every workday comes each day, through a stop, until it is cancelled", async () => {
  const home = await open();
  const li = await home.person("li");
  await li.says("@小铃 提醒大家 每个工作日 18:00 交周报");
  const { text } = await li.hears(/^✅ R\w+｜每个工作日 18:00.*交周报/);
  const [id = ""] = /R\w+/.exec(text) ?? [];
  home.later("9h");
  await li.hears(/^⏰ .*交周报$/);
  home.later("24h");
  await li.hears(/^⏰ .*交周报$/);
  await home.restart(() => home.later("49h"));
  await li.hears(/^⏰ .*交周报（晚了 1 小时[^）]*）（之前还错过了 1 次）$/);
  await li.says(`@小铃 取消提醒 ${id}`);
  await li.hears(/已取消/);
  home.later("72h");
  await li.hearsNothing();
});

test("every hour, three times, in English: the third is the last", async () => {
  const home = await open();
  const li = await home.person("li");
  await li.says("@小铃 remind us every hour 3 times drink water");
  await li.hears(/^✅ R\w+/);
  home.later("1h");
  await li.hears(/^⏰ .*drink water$/);
  home.later("1h");
  await li.hears(/^⏰ .*drink water$/);
  home.later("1h");
  await li.hears(/^⏰ .*drink water$/);
  home.later("5h");
  await li.hearsNothing();
});

test("a pack says in words when it posts, and leaves days off out", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-when-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "release"));
  await writeFile(
    join(folder, "release", "pack.yaml"),
    `pack: release
version: 1.0.0
title: 发布
schedules:
  - { id: window, when: 每个工作日 16:30, to: group:dev, post: { text: 发布窗口快关了 } }
  - { id: rota, when: every day at 10:00, on_holiday: before, to: group:dev, post: { text: 值班 } }
`,
  );
  // The Thursday before the three days of 中秋.
  const now = Date.parse("2026-09-24T16:00:00+08:00");
  const home = await open({ packs: folder, now });
  const li = await home.person("li");
  home.later("30m");
  await li.hears(/^发布窗口快关了$/);
  home.later("72h");
  await li.hearsNothing();
  // Monday: both.
  home.later("17h30m");
  await li.hears(/^值班$/);
  home.later("6h30m");
  await li.hears(/^发布窗口快关了$/);
});
