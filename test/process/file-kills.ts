import { createHash } from "node:crypto";
import { readFile, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { openStorage } from "../../src/storage/open.ts";
import type { Scene } from "./bot-process.ts";
import { copiesIn, upload } from "./file-scene.ts";

/** Uploads of one cycle: some are whole before the kill, some in the middle, some have hardly begun. */
const uploads = 8;

/**
 * Kills a bot while files are brought and shared, `cycles` times over. Whatever is known of is whole, whatever was
 * answered 201 is known, and what was half-written is gone after the next start. Answers how many were promised and
 * how many strays were swept.
 */
export async function survivesFileKills(
  scene: Scene,
  cycles: number,
): Promise<{ readonly promised: number; readonly swept: number }> {
  const promised = new Map<string, string>();
  let swept = 0;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const bot = await scene.start();
    await expect.poll(() => strays(scene), { timeout: 10_000 }).toEqual([]);
    const { promise: killed, resolve: kill } = Promise.withResolvers<undefined>();
    const sending = Array.from({ length: uploads }, async (_, index) => {
      const fill = cycle * uploads + index;
      const pauseMs = index * 2;
      const file = { name: `file-${fill}.bin`, bytes: 640_000, group: "dev", fill, pauseMs };
      const { status, body } = await upload(bot, file);
      if (status !== 201) return;
      const { id, sha256 } = JSON.parse(body) as { readonly id: string; readonly sha256: string };
      promised.set(id, sha256);
      kill(undefined);
    });
    await Promise.race([killed, Promise.all(sending)]);
    await bot.end("SIGKILL");
    await Promise.all(sending);
    await expectWhole(scene, promised);
    swept += await grownOld(scene);
  }
  await scene.start();
  await expect.poll(() => strays(scene), { timeout: 10_000 }).toEqual([]);
  await expectWhole(scene, promised);
  return { promised: promised.size, swept };
}

/** Everything that is known of has all of its bytes, and everything promised is known. */
async function expectWhole(scene: Scene, promised: ReadonlyMap<string, string>): Promise<void> {
  const files = await known(scene);
  for (const { sha256, path } of files) {
    expect(
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex"),
    ).toBe(sha256);
  }
  const ids = new Set(files.map(({ id }) => id));
  expect([...promised.keys()].filter((id) => !ids.has(id))).toEqual([]);
}

async function known(scene: Scene) {
  const url = `sqlite:${join(scene.folder, "bellhop.db")}`;
  const about = { clock: createSystemClock(), log: silentLog, exclusive: false };
  const storage = await openStorage(url, about);
  try {
    return (await storage.files.list({ limit: 10_000 })).map(({ file }) => file);
  } finally {
    await storage.close();
  }
}

async function strays(scene: Scene): Promise<readonly string[]> {
  const paths = new Set((await known(scene)).map(({ path }) => path));
  const names = await copiesIn(scene);
  return names.map((name) => join(scene.folder, "files", name)).filter((path) => !paths.has(path));
}

/** Lets the hour pass after which nobody waits for what was half-written; answers how much that is. */
async function grownOld(scene: Scene): Promise<number> {
  const left = await strays(scene);
  const twoHoursAgo = Date.now() / 1000 - 7200;
  for (const path of left) await utimes(path, twoHoursAgo, twoHoursAgo);
  return left.length;
}
