import { hash } from "node:crypto";
import { chmod, mkdir, open, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { makePrivate } from "../../src/storage/sqlite-file.ts";
import { startChild } from "./child.ts";
import { freshSqlite } from "./databases.ts";
import type { FreshDatabase } from "./databases.ts";
import { openShared } from "./given.ts";
import { arrival } from "./samples.ts";

let fresh: FreshDatabase;
let folder: string;
beforeEach(async () => {
  fresh = await freshSqlite();
  folder = dirname(fresh.url.slice("sqlite:".length));
});
afterEach(() => fresh.dispose());

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

test("S-10 with umask 000 the files are 0600 and the folders made are 0700", async () => {
  const file = join(folder, "data", "deep", "bellhop.db");
  const child = startChild("writer.ts", [`sqlite:${file}`, "write"]);
  expect(await child.next()).toBe("running");
  await child.next();
  for (const suffix of ["", "-wal", "-shm", "-lock"]) {
    expect(await modeOf(file + suffix), suffix).toBe("600");
  }
  expect(await modeOf(join(folder, "data"))).toBe("700");
  expect(await modeOf(join(folder, "data", "deep"))).toBe("700");
  await child.kill();
});

test("S-10 a file that others could read is closed to them", async () => {
  const file = join(folder, "open.db");
  await (await openShared(`sqlite:${file}`)).close();
  await chmod(file, 0o666);
  await (await openShared(`sqlite:${file}`)).close();
  expect(await modeOf(file)).toBe("600");
});

test("S-05 a path that cannot be written is named", async () => {
  const blocked = join(folder, "blocked");
  await writeFile(blocked, "");
  await expect(openShared(`sqlite:${blocked}/bellhop.db`)).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining(blocked),
  });
  await mkdir(join(folder, "folder.db"));
  await expect(openShared(`sqlite:${folder}/folder.db`)).rejects.toMatchObject({
    code: "storage_unavailable",
  });
});

test.each([
  ["empty", (file: string) => truncate(file, 0)],
  ["cut in the first page", (file: string) => truncate(file, 50)],
  ["cut in the middle", (file: string) => truncate(file, 10_000)],
  [
    "short of its last page",
    async (file: string) => truncate(file, (await stat(file)).size - 4096),
  ],
  ["not a database", (file: string) => writeFile(file, "hello\n".repeat(3000))],
  ["changed in one byte of its structure", flipRootPage],
  ["without the log that belongs to it", loseLog],
])("S-06 a file that is %s is refused by name, and left as it is", async (_, damage) => {
  const file = join(folder, "bellhop.db");
  const storage = await openAlone(`sqlite:${file}`);
  await storage.inbox.keep([arrival("a")]);
  await storage.close();
  await damage(file);
  const before = await contents();
  await expect(openAlone(`sqlite:${file}`)).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringMatching(
      /bellhop\.db is damaged .* restore a backup: mkdir .* && cp <backup> '.*bellhop\.db'/,
    ),
  });
  expect(await contents()).toEqual(before);
});

test("S-06 a start that was killed before anything was written is not taken for damage", async () => {
  const file = join(folder, "bellhop.db");
  makePrivate(file);
  expect((await stat(file)).size).toBeGreaterThan(0);
  expect(await readdir(folder)).toEqual(["bellhop.db"]);
  await (await openAlone(`sqlite:${file}`)).close();
});

function openAlone(url: string): Promise<Storage> {
  return openStorage(url, { clock: createSystemClock(), log: silentLog, exclusive: true });
}

/** Every file with the hash of what is in it, but for the lock, which is only ever held. */
async function contents(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith("-lock"));
  const hashes = names.map(async (name) => {
    return [name, hash("sha256", await readFile(join(folder, name)))] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

/** The type of the page that holds the inbox: the byte by which SQLite knows how to read it. */
async function flipRootPage(file: string): Promise<void> {
  const database = new DatabaseSync(file);
  const found = database.prepare("select rootpage from sqlite_master where name = 'inbox'").get();
  database.close();
  const disk = await open(file, "r+");
  await disk.write(Buffer.of(0xff), 0, 1, (Number(found?.["rootpage"]) - 1) * 4096);
  await disk.close();
}

/** What a copy of a running bot's files is without its -wal. */
async function loseLog(file: string): Promise<void> {
  const running = await openShared(`sqlite:${file}`);
  await running.inbox.keep([arrival("b")]);
  const [database, shared] = [await readFile(file), await readFile(`${file}-shm`)];
  await running.close();
  await writeFile(file, database);
  await writeFile(`${file}-shm`, shared);
}
