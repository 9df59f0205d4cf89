import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, test } from "vitest";
import { openHome, type HomeOptions } from "../home.ts";

async function open(options: HomeOptions = {}) {
  const home = await openHome(options);
  onTestFinished(() => home.close());
  const [li, han] = [await home.person("li"), await home.person("han")];
  await han.says("在吗");
  await han.hears(/在/);
  return { home, li, han };
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "bellhop-records-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("a certificate is warned of at its stages alone, on workdays, over a restart", async () => {
  // Tuesday; National Day is off from 1 to 7 October.
  const { home, li } = await open({ now: Date.parse("2026-09-01T09:00:00+08:00") });
  await li.says("登记证书 网站证书 2026-10-02", "han");
  await li.hears(/✅ 已登记 网站证书：还有 31 天（10-02 周五），负责人 韩梅梅/);
  home.later("24h");
  await li.says("在吗");
  await li.hears(/在/);
  home.later("11m");
  await li.hears(/@韩梅梅\n⏰ 证书到期提醒\n· 网站证书：还有 30 天/);
  await home.restart();
  home.later("24h");
  await li.hearsNothing(600);
  home.later("15d");
  await li.hears(/⏰ 证书到期提醒\n· 网站证书：还有 14 天（10-02 周五）/);
  // Seven days are left at Mid-Autumn, which is off: said on Monday.
  home.later("10d");
  await li.hears(/⏰ 证书到期提醒\n· 网站证书：还有 4 天/);
  home.later("24h");
  await li.hears(/⏰ 证书到期提醒\n· 网站证书：还有 3 天/);
  home.later("9d");
  await li.hears(/⏰ 证书到期提醒\n· 网站证书：已过期 6 天/);
  await li.says("证书续期 网站证书 2027-10-02");
  await li.hears(/由 韩梅梅 负责，请 TA 来改/);
});

test("who keeps it renews it, and nobody is warned any more", async () => {
  const { home, li, han } = await open();
  await li.says("登记证书 消防许可证 2026-12-07", "han");
  await li.hears(/还有 14 天（12-07 周一），负责人 韩梅梅/);
  await han.says("消防许可证续期到2027年12月7日");
  await han.hears(/✅ 已续期 消防许可证：还有 379 天（2027-12-07 周二）/);
  home.later("15m");
  await li.says("哪些证书快到期");
  await li.hears(/没有要到期的，共登记了 1 个/);
  await li.says("全部证书");
  await li.hears(/1 个证书\n· 消防许可证/);
});

test("the table is read as it is, and what was said holds until its row is changed", async () => {
  const folder = folderWith({});
  const file = join(folder, "certs.csv");
  const write = (day: string): void =>
    writeFileSync(file, `名称,到期日,负责人\n网站证书,${day},li\n许可证,何时\n`);
  write("2026/12/24");
  const { home, li } = await open({ packsConfig: `vars: { records: { table: "${file}" } }` });
  await li.says("哪些证书快到期");
  await li.hears(
    /· 网站证书：还有 31 天（12-24 周四），负责人 李雷\n⚠️ 证书表第 3 行没读懂[\s\S]*证书提醒发到这里/,
  );
  // No group is chosen, so nothing is posted anywhere.
  home.later("25h");
  await li.says("证书提醒发到这里");
  await li.hears(/都发到这个群/);
  home.later("24h");
  await li.hears(/@李雷\n⏰ 证书到期提醒\n· 网站证书：还有 29 天/);
  await li.says("证书续期 网站证书 2027-12-24");
  await li.hears(/已续期/);
  await li.says("全部证书");
  await li.hears(/网站证书：还有 39\d 天/);
  write("2026/12/31");
  await li.says("全部证书");
  await li.hears(/网站证书：还有 36 天/);
});

test("on the last workday of the month, with what expires in the next", async () => {
  // 31 October 2026 is a Saturday.
  const { home, li } = await open({ now: Date.parse("2026-10-30T14:00:00+08:00") });
  await li.says("登记证书 许可证 2026-11-20");
  await li.hears(/已登记/);
  home.later("61m");
  await li.hears(/📅 今天是本月最后一个工作日[\s\S]*下个月到期的证书：\n· 许可证：还有 21 天/);
});

test("a file is sent by its name or its sound; which one is asked where there are several", async () => {
  const folder = folderWith({
    "报销模板.csv": "a,b",
    "请假单 2026.txt": "1",
    "请假单 2025.txt": "2",
  });
  const { li } = await open({ config: `files: { folders: ["${folder}"] }` });
  await li.says("资料 报销");
  await li.hears(/报销模板\.csv/);
  await li.says("资料 baoxiao");
  await li.hears(/报销模板\.csv/);
  await li.says("取一份请假单的资料");
  await li.hears(/要哪一个[\s\S]*1\. [\s\S]*2\. /);
  await li.says("2025");
  await li.hears(/请假单 2025\.txt/);
  await li.says("资料 劳动合同");
  await li.hears(/没有「劳动合同」/);
});
