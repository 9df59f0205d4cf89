import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

let home: Home;
let li: Person;
beforeAll(async () => {
  home = await openHome();
  li = await home.person("li");
});
// DingTalk takes 20 messages a minute.
beforeEach(() => home.later("61s"));
afterAll(() => home.close());

test.each([
  ["T0 改到下周一", /截止改到 11-30 周一/],
  ["把T0改到明天下午3点", /截止改到 11-24 周二 15:00/],
  ["任务 T0 的截止时间改到 周五 18:00", /截止改到 11-27 周五 18:00/],
  ["move T0 to friday 6pm", /is now due Fri 27 Nov 18:00/],
  ["T0延期到后天", /截止改到 11-25 周三/],
  ["T0 转给 @韩梅梅", /从 王芳 转给 @韩梅梅/, "han"],
  ["把T0转给 @韩梅梅 处理", /从 王芳 转给 @韩梅梅/, "han"],
  ["hand T0 over to @han", /goes from 王芳 to @韩梅梅/, "han"],
  ["T0不做了", /取消了，不用做了/],
  ["取消T0", /取消了，不用做了/],
  ["把 T0 删掉", /取消了，不用做了/],
  ["drop task T0", /取消了，不用做了/],
  ["T0 还没做完", /本来就没完成/],
  ["重新打开T0", /本来就没完成/],
  ["T0怎么样了", /派于/],
  ["看看T0", /派于/],
  ["show me task T0", /given by/],
])("%s", async (said, answered, ...at: readonly string[]) => {
  await li.says("指派 写周报", "wang");
  const id = /T\d+/.exec((await li.hears(/^✅ T\d+｜写周报/)).text)?.[0] ?? "";
  await li.says(said.replace("T0", id), ...at);
  expect((await li.hears(answered)).text).toContain(id);
});
