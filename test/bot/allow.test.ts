import { onTestFinished, test } from "vitest";
import { openHome } from "../home.ts";
import { packFolder } from "../packs/pack-folder.ts";

const pack = `
pack: gate
version: 1.0.0
title: 门
commands:
  - { id: often, names: [打卡], summary: 打卡, allow: { rate: 2/10m }, reply: { text: 已打卡 } }
  - { id: here, names: [开会], summary: 开会, allow: { groups: [研发群] }, reply: { text: 开会了 } }
  - { id: hours, names: [领料], summary: 领料, allow: { hours: 工作日 10:00-18:00 }, reply: { text: 领好了 } }
  - { id: who, names: [放行], summary: 放行, allow: { roles: [门卫], people: [li] }, reply: { text: 放行了 } }
`;

async function openGate() {
  const home = await openHome({ packs: packFolder({ "gate/pack.yaml": pack }) });
  onTestFinished(() => home.close());
  return { home, li: await home.person("li"), han: await home.person("han") };
}

test("a person may run it so often, and hears when again; others may", async () => {
  const { home, li, han } = await openGate();
  await li.says("打卡");
  await li.hears(/已打卡/);
  home.later("4m");
  await li.says("打卡");
  await li.hears(/已打卡/);
  await li.says("打卡");
  await li.hears(/「打卡」 ?10 分钟内最多用 2 次，.*09:10.*以后可以再用/);
  await han.says("打卡");
  await han.hears(/已打卡/);
  home.later("6m");
  await li.says("打卡");
  await li.hears(/已打卡/);
});

test("in its groups, at its hours, by its people", async () => {
  const { home, li, han } = await openGate();
  const alone = await home.person("li", "-");
  await li.says("开会");
  await li.hears(/开会了/);
  await alone.says("开会");
  await alone.hears(/「开会」只能在「研发群」群里使用/);
  await alone.says("帮助");
  await alone.hears(/领料/);
  await li.says("领料");
  await li.hears(/「领料」只在 工作日 10:00-18:00 开放/);
  home.later("1h");
  await li.says("领料");
  await li.hears(/领好了/);
  await li.says("放行");
  await li.hears(/放行了/);
  await han.says("放行");
  await han.hears(/「放行」需要「门卫」角色/);
});
