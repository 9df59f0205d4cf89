import { expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { startChild } from "./child.ts";
import { freshSqlite } from "./databases.ts";
import { freshEachTime } from "./given.ts";
import { arrival } from "./samples.ts";

const given = freshEachTime(freshSqlite);
const pathOf = (url: string): string => url.slice("sqlite:".length);

function openAsBot(url: string): Promise<Storage> {
  return openStorage(url, { clock: createSystemClock(), log: silentLog, exclusive: true });
}

/** Runs `work` and answers the longest time for which the event loop stood still meanwhile. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longestMs = 0;
  let lastAt = performance.now();
  const ticks = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - lastAt);
    lastAt = performance.now();
  }, 5);
  await work();
  clearInterval(ticks);
  return longestMs;
}

test("S-05 another process holds the lock 3 s: waits without blocking, then storage_unavailable", async () => {
  const { storage, url } = given();
  const locker = startChild("locker.ts", [pathOf(url), "3000"]);
  expect(await locker.next()).toBe("locked");
  const startedAt = performance.now();
  const stall = await longestStall(async () => {
    await expect(storage.inbox.keep([arrival("a")])).rejects.toMatchObject({
      code: "storage_unavailable",
      message: expect.stringContaining("locked by another process"),
    });
  });
  const waitedMs = performance.now() - startedAt;
  expect(waitedMs).toBeGreaterThan(1000);
  expect(waitedMs).toBeLessThan(3000);
  expect(stall).toBeLessThan(100);
  // Reading needs no lock.
  expect(await storage.inbox.countPending()).toBe(0);
  await locker.kill();
  expect(await storage.inbox.keep([arrival("a")])).toEqual([true]);
});

test("S-05 another process holds the lock for a moment: the write waits and is kept", async () => {
  const { storage, url } = given();
  const locker = startChild("locker.ts", [pathOf(url), "400"]);
  expect(await locker.next()).toBe("locked");
  expect(await storage.inbox.keep([arrival("a")])).toEqual([true]);
});

test("S-05 a second bot on one file is refused with clear text until the first one is killed", async () => {
  const { url } = given();
  const first = startChild("writer.ts", [url]);
  expect(await first.next()).toBe("running");
  await expect(openAsBot(url)).rejects.toMatchObject({
    code: "storage_in_use",
    message: expect.stringMatching(/Another bot is running on .*bellhop\.db\. Stop it first/),
  });
  await first.kill();
  const second = await openAsBot(url);
  await expect(openAsBot(url)).rejects.toMatchObject({ code: "storage_in_use" });
  await second.close();
  await (await openAsBot(url)).close();
});

test("S-05 a tool that is no bot may look while the bot runs", async () => {
  const { url, open } = given();
  const bot = await openAsBot(url);
  await bot.inbox.keep([arrival("a")]);
  expect(await (await open()).inbox.countPending()).toBe(1);
  await bot.close();
});
