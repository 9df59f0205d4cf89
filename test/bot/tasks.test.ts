import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

// One group, one conversation after the other.
let home: Home;
let li: Person;
let han: Person;
let wang: Person;
let manager: Person;
beforeAll(async () => {
  home = await openHome();
  li = await home.person("li");
  han = await home.person("han");
  wang = await home.person("wang");
  manager = await home.person("manager01");
});
// DingTalk takes 20 messages a minute.
beforeEach(() => home.later("61s"));
afterAll(() => home.close());

/** Li gives a task; its id. */
async function given(words: string, ...at: readonly string[]): Promise<string> {
  await li.says(`指派 ${words}`, ...at);
  return /T\d+/.exec((await li.hears(/^✅ T\d+｜/)).text)?.[0] ?? "";
}

const withId = (id: string, behind: string): RegExp => new RegExp(`${id}(?!\\d)${behind}`);

test("a task has a priority and tags, said in its words or as options", async () => {
  await li.says("指派 【紧急】修登录 #线上 #登录 --due 明天18:00", "han");
  const { text } = await li.hears(/修登录/);
  expect(text).toMatch(/^✅ T\d+｜🔴 修登录 #线上 #登录｜负责人：@韩梅梅｜截止 11-24 周二 18:00/);
  await li.says("指派 整理仓库 --优先级 低 --标签 仓库,月末", "wang");
  await li.hears(/🔵 整理仓库 #仓库 #月末｜负责人：@王芳｜没有截止时间/);
  await li.says("assign fix the printer --priority high --tag office", "wang");
  await li.hears(/🟠 fix the printer #office/);
  await li.says("指派 修 #123 --priority 随便", "wang");
  await li.hears(/随便/);
});

test("a number behind # is an issue and not a tag", async () => {
  await li.says("指派 修 #123 那个问题", "wang");
  await li.hears(/｜修 #123 那个问题｜/);
});

test("one task is shown with all there is to know of it", async () => {
  const id = await given("写方案 #市场 --note 第一版就行 --due 周五", "han", "wang");
  await han.says(`备注 ${id} 等财务的数字`);
  await li.hears(withId(id, "「写方案」备注（韩梅梅）：等财务的数字｜告诉 @李雷 @王芳 一声"));
  await han.says(`完成 ${id}`);
  await li.hears(withId(id, "「写方案」完成了｜还有 1 人没做完｜告诉 @李雷 一声"));
  await wang.says(`任务 ${id}`);
  const { text } = await wang.hears(new RegExp(`\\*\\*${id} 写方案\\*\\*`));
  expect(text).toMatch(/负责人：韩梅梅✅、王芳/);
  expect(text).toMatch(/截止 11-27 周五/);
  expect(text).toMatch(/李雷 派于 11-23 周一/);
  expect(text).toMatch(/标签：#市场/);
  expect(text).toMatch(/第一版就行/);
  expect(text).toMatch(/韩梅梅（11-23 周一 09:\d\d（北京时间））：等财务的数字/);
  await wang.says(`task ${id.slice(1)}`);
  await wang.hears(/写方案/);
});

test("who may not change a task may say something about it, and is told so", async () => {
  const id = await given("订会议室", "han");
  await wang.says(`改期 ${id} 周五`);
  await wang.hears(new RegExp(`${id} 不是分配给你的.*备注 ${id}`));
  await wang.says(`改任务 ${id} 别订了`);
  await wang.hears(/不是分配给你的/);
  await wang.says(`转给 ${id}`, "li");
  await wang.hears(/不是分配给你的/);
  await wang.says(`重开 ${id}`);
  await wang.hears(/不是分配给你的/);
  await wang.says(`备注 ${id} 三楼空着`);
  await han.hears(/备注（王芳）：三楼空着/);
  await han.says(`取消任务 ${id}`);
  await han.hears(/只有派任务的人或管理员能取消.*转给 @同事/);
  await wang.says("改期 T9999 周五");
  await wang.hears(/没有任务 T9999。发“任务”/);
});

test("the due time is changed by whom it concerns, and the others hear of it", async () => {
  const id = await given("交报销 --due 18:00", "han");
  await han.says(`改期 ${id} 明天 10:00`);
  await li.hears(
    withId(
      id,
      "「交报销」截止改到 11-24 周二 10:00（北京时间）（原来 11-23 周一 18:00.*告诉 @李雷 一声",
    ),
  );
  await li.says(`due ${id} friday 6pm`);
  await han.hears(/截止改到 11-27 周五 18:00.*告诉 @韩梅梅 一声/);
  await li.says(`改期 ${id}`);
  await li.hears(/什么时候/);
  await li.says("下周一 9:00");
  await li.hears(/截止改到 11-30 周一 09:00/);
});

test("words, priority, tags and note are changed, each on its own", async () => {
  const id = await given("写周报 #周报", "han");
  await li.says(`改任务 ${id} 写月报`);
  await han.hears(withId(id, "｜写月报 #周报｜告诉 @韩梅梅 一声"));
  await li.says(`改任务 ${id} #月末 --priority 高`);
  await li.hears(/🟠 写月报 #周报 #月末/);
  await li.says(`edit-task ${id} --tag 财务 --note "按部门分"`);
  await li.hears(/🟠 写月报 #财务｜说明改了/);
  await li.says(`改任务 ${id}`);
  await li.hears(new RegExp(`${id} 要改什么？例如：改任务 ${id} 新的内容`));
  await li.says("任务 --tag 财务");
  await li.hears(
    new RegExp(`任务（未完成） #财务[\\s\\S]*\\*\\*${id}\\*\\* 🟠 写月报 #财务 · 韩梅梅`),
  );
});

test("what was done is opened again, and whoever assigned it hears so", async () => {
  const id = await given("测打印机", "han");
  await han.says(`重开 ${id}`);
  await han.hears(/本来就没完成/);
  await han.says(`完成 ${id}`);
  await han.hears(/完成了/);
  await han.says(`reopen ${id}`);
  await li.hears(withId(id, "「测打印机」重开了｜告诉 @李雷 一声"));
  await han.says("任务");
  await han.hears(new RegExp(`\\*\\*${id}\\*\\*`));
});

test("a dropped task is in no list, is not done by mistake, and can be taken up again", async () => {
  const id = await given("搬旧机器", "han", "wang");
  await li.says(`取消任务 ${id}`);
  await han.hears(withId(id, "「搬旧机器」取消了，不用做了｜告诉 @韩梅梅 @王芳 一声｜恢复：重开"));
  await li.says(`drop ${id}`);
  await li.hears(/早就取消了/);
  await han.says(`完成 ${id}`);
  await han.hears(new RegExp(`${id} 已经取消了.*重开 ${id}`));
  await li.says("我派的任务 已取消");
  await li.hears(new RegExp(`任务（已取消）[\\s\\S]*${id}`));
  await han.says(`重开 ${id}`);
  await han.hears(/只有派任务的人或管理员能重开/);
  await manager.says(`重开 ${id}`);
  await han.hears(withId(id, "「搬旧机器」重开了｜告诉 @李雷 @韩梅梅 @王芳 一声"));
});

test("a share goes to somebody else, who hears of it", async () => {
  const id = await given("接待客户", "han");
  await han.says(`转给 ${id}`, "wang");
  await wang.hears(withId(id, "「接待客户」从 韩梅梅 转给 @王芳｜告诉 @王芳 @李雷 一声"));
  await han.says(`完成 ${id}`);
  await han.hears(/不是分配给你的/);
  await wang.says(`hand-over ${id}`, "wang");
  await wang.hears(/本来就在/);
  await li.says(`转交 ${id}`, "han", "wang");
  await li.hears(/本来就在|转给/);
  await wang.says(`完成 ${id}`);
  await li.hears(/「接待客户」完成了/);
  await wang.says(`转给 ${id}`, "han");
  await wang.hears(/已经做完了，不用再转/);
  const both = await given("搬家具", "han", "wang");
  await li.says(`转给 ${both}`, "manager01");
  await li.hears(/有几个人在做，请让要转出去的人自己说/);
});

test("a list longer than a phone goes on with 更多", async () => {
  for (let count = 1; count <= 12; count += 1) {
    await li.says(`指派 数据${count} #批次`, "manager01");
    await li.hears(new RegExp(`数据${count} #批次`));
    if (count === 6) home.later("61s");
  }
  await manager.says("任务");
  const first = await manager.hears(/\*\* 数据12 /);
  expect(first.text.match(/\*\*T\d+\*\*/g)).toHaveLength(10);
  expect(first.text).toMatch(/数据12 [\s\S]*说「更多」看下一页/);
  await manager.says("更多");
  const second = await manager.hears(/\*\* 数据1 /);
  expect(second.text).toMatch(/数据2 [\s\S]*数据1 /);
  expect(second.text).not.toMatch(/更多/);
  await manager.says("更多");
  await manager.hears(/后面没有了/);
  await wang.says("more");
  await wang.hears(/后面没有了/);
});

test("tasks of a private chat are seen by nobody else", async () => {
  const alone = await home.person("li", "-");
  await alone.says("指派 我 写检讨");
  const id = /T\d+/.exec((await alone.hears(/写检讨/)).text)?.[0] ?? "";
  await han.says(`任务 ${id}`);
  await han.hears(new RegExp(`没有任务 ${id}`));
  await han.says(`完成 ${id}`);
  await han.hears(new RegExp(`没有任务 ${id}`));
  await han.says("任务", "li");
  const { text } = await han.hears(/任务（未完成）|没有这样的任务/);
  expect(text).not.toContain("写检讨");
  await alone.says("任务");
  await alone.hears(/写检讨/);
});

test("what cannot be read of --remind is answered with what can", async () => {
  await li.says("指派 开会 --due 18:00 --remind 一会儿", "han");
  await li.hears(/没看懂「一会儿」.*--remind 30m/);
});

test("help tells how each is said", async () => {
  await li.says("帮助 改期");
  await li.hears(/改期 T12 下周一/);
  await li.says("帮助 hand-over");
  await li.hears(/转给 @韩梅梅 T12/);
});
