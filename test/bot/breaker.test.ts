import { afterEach, beforeEach, expect, test } from "vitest";
import { createPackBreaker } from "../../src/bot/pack-breaker.ts";
import type { Message } from "../../src/core/message.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { openHome, type Home, type Person } from "../home.ts";
import { makePackFolder } from "../packs/pack-folder.ts";

const loud = `
pack: loud
version: 1.0.0
title: 话多
commands:
  - id: shout
    names: [喊]
    summary: 在别的群里喊
    steps:
      - each: "\${{ '1,2,3,4,5,6,7,8,9,10,11' | split: ',' }}"
        as: n
        do: [{ post: { to: group:dev, text: "喊 \${{ n }}" } }]
    reply: { text: 喊完了 }
  - { id: hi, names: [吱一声], summary: 打招呼, reply: { text: 在的 } }
schedules:
  - { id: tick, cron: "* * * * *", to: group:dev, catch_up: all, post: { text: "滴答 \${{ slot | date: '%H:%M' }}" } }
  - { id: chat, cron: "* * * * *", to: group:dev, catch_up: all, steps: [{ reply: { text: 闲聊 } }, { reply: { text: 又聊 } }] }
  - { id: code, cron: "* * * * *", to: group:dev, catch_up: all, call: ./handlers.ts#code }
`;

const handlers = `
import { defineSchedule } from "${new URL("../../src/index.ts", import.meta.url).href}";

export const code = defineSchedule((ctx) => {
  ctx.post("代码 1");
  ctx.post("代码 2");
});
`;

const quiet = `
pack: quiet
version: 1.0.0
title: 话少
commands:
  - { id: hello, names: [你在], summary: 打招呼, reply: { text: 我在 } }
`;

let home: Home;
let li: Person;
let boss: Person;
let remove: () => void;

beforeEach(async () => {
  const made = makePackFolder({
    "loud/pack.yaml": loud,
    "loud/handlers.ts": handlers,
    "quiet/pack.yaml": quiet,
  });
  remove = made.remove;
  home = await openHome({ packs: made.folder });
  li = await home.person("li");
  boss = await home.person("manager01", "-");
});

afterEach(async () => {
  await home.close();
  remove();
});

const warnings = async (): Promise<unknown> =>
  ((await (await fetch(`${home.app.url}/readyz`)).json()) as { warnings: unknown }).warnings;

test("a pack whose schedules flood a group is silent there, and its author is told once", async () => {
  for (const minute of [1, 2, 3, 4]) {
    home.later("1m");
    await li.hears(new RegExp(`滴答 09:0${minute}`));
    await expect.poll(async () => (await home.app.storage.outbox.count()).waiting).toBe(0);
  }
  expect(await warnings()).toEqual([]);
  home.later("1m");
  await boss.hears(/命令包 loud 在「研发群」5 分钟内自己说了超过 20 条消息，已停下，.*后恢复/);
  await li.hears(/代码 2/);
  await expect
    .poll(() => home.app.storage.runs.list({ program: "loud/schedules/chat", limit: 1 }))
    .toMatchObject([
      { status: "failed", state: { steps: [{ note: expect.stringContaining("stopped here") }] } },
    ]);
  expect(await warnings()).toEqual([expect.stringContaining("pack loud is stopped in cid-dev")]);
  home.later("1m");
  await li.says("你在");
  await li.hears(/^我在$/);
  await li.hearsNothing();
  await boss.hearsNothing();
  home.later("1h");
  await li.hears(/滴答/);
});

test("a command that posts to a group again and again is stopped there; whoever asked is told why", async () => {
  await boss.says("喊");
  await boss.hears(/^喊完了$/);
  await boss.says("喊");
  await boss.hears(/命令包 loud 在「研发群」/);
  await boss.hears(/「喊」没有做完，第 1\.do\.1\[9\] 步没有成功：命令包没人问就说得太多，已停下/);
  // Where it is asked it answers, also in that group.
  home.later("3m");
  await li.says("吱一声");
  await li.hears(/^在的/);
});

const to = { kind: "group", robot: "r", conversation: "c" } as const;

function breakerAt(startAt: number) {
  const clock = createAdjustableClock({ startAt, running: false });
  const stops: string[] = [];
  const breaker = createPackBreaker({ clock, stop: ({ pack, place }) => stops.push(pack + place) });
  const say = (answers?: Message, pack = "p"): boolean => {
    try {
      breaker.count({ pack, to, ...(answers === undefined ? {} : { answers }) });
      return true;
    } catch {
      return false;
    }
  };
  return { clock, stops, breaker, say };
}

test("two bots that understand each other stop after twenty turns; a person is always answered", () => {
  const { say, stops } = breakerAt(0);
  const said = messageOf({ text: "现在几点", conversation: to.conversation });
  const bot = {
    ...said,
    sender: { id: "$:bot", dingtalkId: "$:bot", name: "机器人", isAdmin: false },
  };
  const turns = Array.from({ length: 30 }, () => say(bot));
  expect(turns.lastIndexOf(true)).toBe(19);
  expect(stops).toEqual(["pc"]);
  expect(Array.from({ length: 50 }, () => say(said))).not.toContain(false);
  expect(say(undefined, "other")).toBe(true);
});

test("what is said slowly is no flood, and a pack that was changed may speak again", () => {
  const { say, clock, breaker } = breakerAt(0);
  for (let time = 0; time < 100; time += 1) {
    expect(say()).toBe(true);
    clock.advance(15_001);
  }
  for (let time = 0; time < 30; time += 1) say();
  expect(say()).toBe(false);
  expect(breaker.stopped()).toMatchObject([{ pack: "p", place: "c" }]);
  breaker.forget("p");
  expect(breaker.stopped()).toEqual([]);
  expect(say()).toBe(true);
});

function messageOf({ text, conversation }: { text: string; conversation: string }): Message {
  return {
    id: "m",
    robot: "r",
    conversation: { id: conversation, kind: "group" },
    sender: { id: "li", userId: "li", dingtalkId: "$:li", name: "李雷", isAdmin: false },
    text,
    mentions: [],
    parts: [],
    sentAt: 0,
    quotaExhausted: false,
  };
}
