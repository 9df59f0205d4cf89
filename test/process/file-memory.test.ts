import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BotProcess, Scene } from "./bot-process.ts";
import { copiesIn, openFileScene, upload } from "./file-scene.ts";

const megabyte = 1024 ** 2;
const limitMegabytes = 48;
const limit = limitMegabytes * megabyte;
let scene: Scene;
let bot: BotProcess;
beforeAll(async () => {
  scene = await openFileScene(limitMegabytes);
  bot = await scene.start();
  // What is loaded and compiled with the first file stays.
  expect(await upload(bot, { name: "first.bin", bytes: limit })).toMatchObject({ status: 201 });
});
afterAll(() => scene.close());

/** Resident memory of the bot's process, in bytes. */
async function resident(): Promise<number> {
  const status = await readFile(`/proc/${bot.child.pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** How many files and connections it has open. */
async function openFiles(): Promise<number> {
  return (await readdir(`/proc/${bot.child.pid}/fd`)).length;
}

/** The most memory the process had more than before while `work` went on. */
async function grownBy(work: () => Promise<unknown>): Promise<number> {
  const before = await resident();
  let most = before;
  const watch = setInterval(() => {
    void resident().then((bytes) => (most = Math.max(most, bytes)));
  }, 20);
  try {
    await work();
    return Math.max(most, await resident()) - before;
  } finally {
    clearInterval(watch);
  }
}

// Resident memory and open files of another process are read from /proc, which only Linux has.
const isLinux = process.platform === "linux";

test.skipIf(!isLinux).each([
  ["an endless upload is cut off", { bytes: Number.MAX_SAFE_INTEGER }, 413],
  ["10 GB that are declared are refused", { bytes: megabyte, declared: 10 * 1024 ** 3 }, 413],
  ["one byte over the limit is refused", { bytes: limit + 1 }, 413],
  [
    "one byte over the limit is refused when declared",
    { bytes: limit + 1, declared: limit + 1 },
    413,
  ],
  ["the limit itself is taken", { bytes: limit, fill: 8 }, 201],
])(
  "F-01 %s, within 32 MB of memory; what is not kept is gone in a second",
  async (_, file, status) => {
    const before = await copiesIn(scene);
    const grown = await grownBy(async () => {
      expect(await upload(bot, { name: "large.bin", ...file })).toMatchObject({ status });
    });
    expect(grown).toBeLessThanOrEqual(32 * megabyte);
    const kept = before.length + (status === 201 ? 1 : 0);
    await expect.poll(async () => (await copiesIn(scene)).length, { timeout: 1000 }).toBe(kept);
  },
);

test.skipIf(!isLinux)(
  "F-01 a file that is downloaded passes through, within 32 MB of memory",
  async () => {
    const { body } = await upload(bot, { name: "down.bin", bytes: limit, group: "dev", fill: 9 });
    const { link } = JSON.parse(body) as { readonly link: { readonly url: string } };
    const download = async (): Promise<number> => {
      const answer = await fetch(bot.url + new URL(link.url).pathname);
      let size = 0;
      for await (const chunk of answer.body ?? []) size += chunk.length;
      return size;
    };
    await download();
    const grown = await grownBy(async () => {
      const downloads = Array.from({ length: 4 }, download);
      expect(await Promise.all(downloads)).toEqual(downloads.map(() => limit));
    });
    expect(grown).toBeLessThanOrEqual(32 * megabyte);
  },
);

test.skipIf(!isLinux)(
  "F-04 200 uploads that break off leave no file and no open file",
  async () => {
    const before = await copiesIn(scene);
    const openBefore = await openFiles();
    for (let round = 0; round < 10; round++) {
      const aborted = Array.from({ length: 20 }, () =>
        upload(bot, { name: "half.bin", bytes: 200_000, declared: 400_000, breaksOff: true }),
      );
      await Promise.all(aborted);
    }
    await expect.poll(() => copiesIn(scene), { timeout: 5000 }).toEqual(before);
    await expect.poll(openFiles, { timeout: 5000 }).toBeLessThanOrEqual(openBefore);
  },
);
