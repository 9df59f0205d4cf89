import { afterEach, beforeEach, expect, test } from "vitest";
import { sign } from "../../src/dingtalk/sign.ts";
import { openStorage } from "../../src/storage/open.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { join } from "node:path";
import { openScene, personOf, type BotProcess, type Scene } from "./bot-process.ts";

let scene: Scene;
// A person for each cycle, since one conversation carries no more than 18 messages a minute.
const people = Array.from({ length: 20 }, (_, index) => `{ id: p${index}, name: 第${index}人 }`);
beforeEach(async () => {
  scene = await openScene(`people: [${people.join(", ")}]`);
});
afterEach(() => scene.close());

async function stored<T>(
  read: (storage: Awaited<ReturnType<typeof openStorage>>) => Promise<T>,
): Promise<T> {
  const storage = await openStorage(`sqlite:${join(scene.folder, "bellhop.db")}`, {
    clock: createSystemClock(),
    log: silentLog,
    exclusive: false,
  });
  try {
    return await read(storage);
  } finally {
    await storage.close();
  }
}

test("R-01 a reminder that was confirmed is there after kill -9, 20 cycles", async () => {
  const confirmed = new Set<string>();
  for (let cycle = 0; cycle < 20; cycle++) {
    const bot = await scene.start();
    const li = await personOf(scene, `p${cycle}`);
    const enough = 1 + (cycle % 4);
    const talking = (async () => {
      for (let index = 0; index < 8; index++) {
        await li.say(`提醒我 2天后 第${cycle}轮${index}`).catch(() => undefined);
      }
    })();
    // Killed at once when the confirmation is seen, while others are under way.
    const heard = await li.hearUntil((lines) => lines.length >= enough, 20_000);
    await bot.end("SIGKILL");
    await talking;
    for (const line of heard) confirmed.add(/✅ (R\w+)/.exec(line.text)?.[1] ?? line.text);
  }
  const lost = await stored(async ({ reminders }) => {
    const found = await Promise.all([...confirmed].map((id) => reminders.find(id)));
    return found.filter((one) => one?.status !== "active").length;
  });
  expect(confirmed.size).toBeGreaterThanOrEqual(20);
  expect(lost).toBe(0);
});

test("kill -9 in a burst of 500 callbacks loses none that was answered 200", async () => {
  let bot = await scene.start();
  const acknowledged: string[] = [];
  let killed: Promise<unknown> | undefined;
  const burst = Array.from({ length: 500 }, (_, index) => `burst-${index}`);
  await Promise.all(
    burst.map(async (msgId, index) => {
      const status = await assign(bot, msgId).catch(() => 0);
      if (status === 200) acknowledged.push(msgId);
      // In the middle of it: some are answered, some are kept and not answered, some never arrive.
      if (acknowledged.length === 150) killed ??= bot.end("SIGKILL");
      return index;
    }),
  );
  await killed;
  expect(acknowledged.length).toBeGreaterThanOrEqual(150);
  bot = await scene.start();
  await expect
    .poll(() => stored(({ inbox }) => inbox.countPending()), { timeout: 60_000, interval: 500 })
    .toBe(0);
  const titles = await stored(async ({ tasks }) => {
    const all = await tasks.list({ state: "all", now: Date.now(), limit: 2000 });
    return all.map((task) => task.title);
  });
  expect(acknowledged.filter((msgId) => !titles.includes(msgId))).toEqual([]);
  // And once each, although those answered late were perhaps sent twice.
  expect(new Set(titles).size).toBe(titles.length);
  expect(await bot.end("SIGTERM")).toBe(0);
});

async function assign(bot: BotProcess, msgId: string): Promise<number> {
  const timestamp = String(Date.now());
  const answer = await fetch(`${bot.url}/dingtalk/bell/callback`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      timestamp,
      sign: sign(timestamp, "emulated-secret"),
    },
    body: JSON.stringify({
      msgtype: "text",
      msgId,
      conversationId: `cid-${Number(msgId.slice(6)) % 20}`,
      conversationType: "2",
      senderId: "$:LWCP_v1:$li",
      senderStaffId: "li",
      senderNick: "李雷",
      createAt: Date.now(),
      text: { content: ` 指派 ${msgId}` },
      atUsers: [{ dingtalkId: "$:LWCP_v1:$han", staffId: "han" }],
    }),
  });
  return answer.status;
}
