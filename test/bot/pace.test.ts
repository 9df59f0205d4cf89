import { afterEach, test } from "vitest";
import { openHome, type Home } from "../home.ts";

let home: Home;
afterEach(() => home.close());

test("O-03 somebody who says too much is told once, is not heard, and is told when the minute is over; others are heard", async () => {
  home = await openHome({ personPerMinute: 5 });
  const li = await home.person("li", "-");
  const han = await home.person("han", "-");
  for (let time = 0; time < 5; time += 1) {
    await li.says("在吗");
    await li.hears(/^在，延迟/);
  }
  await li.says("提醒我 明天9点 开会");
  await li.hears(
    /^你一分钟内说了 5 条了，请稍等 (?:60|59|58|57) 秒；这之前说的我不处理，到时告诉你。$/,
  );
  for (let time = 0; time < 3; time += 1) await li.says("在吗");
  await li.hearsNothing();
  await han.says("在吗");
  await han.hears(/^在，延迟/);

  home.later("61s");
  await li.hears(/^可以继续了。刚才有 4 条没有处理，需要的话请再说一次。$/);
  await li.says("我的提醒");
  await li.hears(/没有/);
  await li.says("提醒我 明天9点 开会");
  await li.hears(/^✅ R/);
  home.later("2m");
  await li.hearsNothing();
});

test("O-03 in a group they are @-ed; what they say elsewhere counts as well, in any language", async () => {
  home = await openHome({ personPerMinute: 5 });
  const alone = await home.person("li", "-");
  const li = await home.person("li");
  await alone.says("speak English");
  await alone.hears(/English/);
  for (let time = 0; time < 4; time += 1) await alone.says("ping");
  for (let time = 0; time < 4; time += 1) await alone.hears(/./);
  await li.says("ping");
  await li.hears(/^@李雷 That was 5 messages in a minute\. Please wait \d\d s;/);
  home.later("61s");
  await li.hears(/^@李雷 You can go on\. 1 of your messages was not carried out/);
});

test("O-03 it is counted over a restart, and told after it", async () => {
  home = await openHome({ personPerMinute: 5 });
  const li = await home.person("li", "-");
  for (let time = 0; time < 3; time += 1) await li.says("在吗");
  for (let time = 0; time < 3; time += 1) await li.hears(/^在/);
  await home.restart();
  for (let time = 0; time < 3; time += 1) await li.says("在吗");
  await li.hears(/^你一分钟内说了 5 条了/);
  await home.restart(() => home.later("61s"));
  await li.hears(/^可以继续了。刚才有 1 条没有处理/);
});
