import { expect, test } from "vitest";
import { openHome } from "../home.ts";
import { freshPostgres } from "../storage/databases.ts";

test("the whole product on PostgreSQL: a task, a reminder over a restart, a schedule", async () => {
  const database = await freshPostgres();
  const home = await openHome({ database: database.url });
  const li = await home.person("li");
  await li.says("指派 写周报 --due 18:00", "han");
  await li.hears(/^✅ T1｜写周报/);
  await li.says("提醒我 10分钟后 开会");
  await li.hears(/^✅ R/);
  await home.restart(() => home.later("1h"));
  const heard = [(await li.hears(/./)).text, (await li.hears(/./)).text].toSorted();
  expect(heard).toEqual([
    expect.stringMatching(/站会[\s\S]*（晚了 30 分钟.*）/),
    expect.stringMatching(/^⏰ @李雷 开会（晚了 50 分钟.*）$/),
  ]);
  await li.says("任务 本群 逾期");
  await li.hears(/没有这样的任务/);
  await home.close();
  await database.dispose();
});
