import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";
import { makePackFolder, saidOfPack } from "./pack-folder.ts";

const pack = `
pack: kinds
version: 1.0.0
title: 参数
lists: { service: [order, pay, user] }
commands:
  - id: book
    names: [借]
    say: ["借{what}{long}"]
    summary: 借一样东西
    args:
      what: { type: choice, choices: [投影仪, 会议室] }
      long: { type: duration, max: 8h, default: 1小时 }
    reply: { text: "\${{ what }} \${{ long | duration }}" }
  - id: build
    names: [构建]
    say: ["编译{services}到{env}"]
    summary: 构建几个服务
    args:
      services: { type: choice, list: service, many: true }
      env: { type: choice, choices: [测试, 生产], default: 测试 }
    reply: { text: "\${{ services | join: '+' }} → \${{ env }}（\${{ services.size }}）" }
  - id: pay
    names: [报销]
    summary: 报销
    args: { amount: { type: number, min: 1, max: 5000, unit: 元 }, why: { type: text, min: 2, max: 10, default: 其他 } }
    reply: { text: "\${{ amount }} 元：\${{ why }}" }
  - id: link
    names: [收藏]
    summary: 收藏网址
    args: { page: { type: url, hosts: [wiki.example] } }
    reply: { text: "收到 \${{ page }}" }
  - id: tell
    names: [转告]
    summary: 在别的群说
    args: { where: { type: group }, words: { type: text, rest: true } }
    steps: [{ post: { to: "group:\${{ where }}", text: "\${{ words }}" } }]
    reply: { text: "已发到 \${{ where }}" }
  - id: every
    names: [定期]
    summary: 定期提醒
    args: { when: { type: recurrence, default: 每周一 9:00 } }
    steps: [{ remind: { at: "\${{ when }}", text: 交周报 } }]
    reply: { text: "\${{ when.at | date: '%m-%d %H:%M' }}" }
  - id: due
    names: [期限]
    summary: 期限
    args: { day: { type: date, default: 明天 }, at: { type: datetime, default: 明天 18:00 }, who: { type: mention, max: 1, default: me } }
    reply: { text: "\${{ day | date: '%m-%d' }} \${{ at | date: '%m-%d %H:%M' }} \${{ who | join: ',' }}" }
  - id: scan
    names: [扫描]
    summary: 收一个文件
    args: { file: { type: file } }
    steps: [{ reply: { text: "\${{ file.name }} \${{ file.size }}" } }, { reply: { file: "\${{ file }}" } }]
`;

let home: Home;
let li: Person;
let remove: () => void;

beforeAll(async () => {
  const made = makePackFolder({ "kinds/pack.yaml": pack });
  remove = made.remove;
  home = await openHome({ packs: made.folder });
  li = await home.person("li");
});

afterAll(async () => {
  await home.close();
  remove();
});

const chats: readonly (readonly [said: string, heard: RegExp])[] = [
  ["借 投影仪 2小时", /^投影仪 2 小时$/],
  ["借投影仪一个半小时", /^投影仪 1 小时 30 分钟$/],
  ["借 会议室 90m", /^会议室 1 小时 30 分钟$/],
  ["借 会议室", /^会议室 1 小时$/],
  ["借 会议室 9h", /时长.*不能是「9h」，要时长/],
  ["构建 order、pay 生产", /^order\+pay → 生产（2）$/],
  ["编译 order,user 到 测试", /^order\+user → 测试（2）$/],
  ["构建 user", /^user → 测试（1）$/],
  ["构建 order,books", /不能是「order,books」，可以是/],
  ["报销 300元 打车", /^300 元：打车$/],
  ["报销 12.5", /^12.5 元：其他$/],
  ["报销 6000元", /要数字.*单位元/],
  ["报销 3 车", /要 2 到 10 个字/],
  ["收藏 https://wiki.example/a", /收到 https:\/\/wiki.example\/a/],
  ["收藏 https://evil.example/a", /只能是这些网站的网址：wiki.example/],
  ["转告 研发群 今天发版", /^今天发版$/],
  ["期限", /^11-24 11-24 18:00 li$/],
  ["期限 周五", /^11-27 11-24 18:00 li$/],
  ["定期", /^11-30 09:00$/],
  ["定期 每天 8:00", /^11-24 08:00$/],
];

for (const [said, heard] of chats) {
  test(said, async () => {
    home.later("61s");
    await li.says(said);
    await li.hears(heard);
  });
}

test("a repetition that is said is kept by the reminder", async () => {
  const { storage } = home.app;
  const kept = await storage.reminders.listRecurring({ afterId: "", limit: 10 });
  expect(kept.map(({ text, recurrence }) => [text, recurrence !== undefined])).toEqual([
    ["交周报", true],
    ["交周报", true],
  ]);
});

test("defaults that are none, and ranges that are empty, are refused where they stand", async () => {
  const said = await saidOfPack(`commands:
  - id: a
    summary: a
    args:
      day: { type: date, default: 很久以后 }
      long: { type: duration, min: 2h, max: 1h }
      wait: { type: duration, default: 一会儿 }
      page: { type: url, hosts: [a.example], default: "https://b.example/" }
      place: { type: group, default: 没有的群 }
    reply: { text: a }
`);
  expect(said).toMatch(/p\/pack\.yaml:8:\d+: `default`: .*很久以后/);
  expect(said).toMatch(/:9:\d+: `min` is more than `max`/);
  expect(said).toMatch(/:10:\d+: `default`: .*一会儿/);
  expect(said).toMatch(/:11:\d+: `default`: .*a\.example/);
  expect(said).toMatch(/:12:\d+: `default` is not one of the choices/);
});
