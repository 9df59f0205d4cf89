import { open } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { freshSqlite } from "./databases.ts";
import { openShared } from "./given.ts";

const pageBytes = 4096;

/** Overwrites the first page of the index that finds files by id, so that looking one up fails. */
async function damageFiles(file: string): Promise<void> {
  const database = new DatabaseSync(file);
  const found = database
    .prepare("select rootpage from sqlite_master where name = 'sqlite_autoindex_shared_files_1'")
    .get();
  database.close();
  const disk = await open(file, "r+");
  await disk.write(
    Buffer.alloc(pageBytes, 0xff),
    0,
    pageBytes,
    (Number(found?.["rootpage"]) - 1) * pageBytes,
  );
  await disk.close();
}

test("S-03 what follows a failure that ended the transaction is not written on its own", async () => {
  const fresh = await freshSqlite();
  await (await openShared(fresh.url)).close();
  await damageFiles(fresh.url.slice("sqlite:".length));
  const storage = await openShared(fresh.url);
  const heard: string[] = [];
  storage.onCommit("due", () => heard.push("due"));
  const work = storage.transaction(async ({ files, schedules, settings }) => {
    await settings.increment("before");
    const failed = files.find("f1");
    const behind = schedules.put({ key: "p/a", fingerprint: "1", nextAt: 1 });
    await Promise.allSettled([failed, behind]);
  });
  await expect(work).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining("bellhop.db"),
  });
  expect(await storage.schedules.list()).toEqual([]);
  expect(await storage.settings.increment("before")).toBe(1);
  expect(heard).toEqual([]);
  // The next transaction is a whole one again.
  expect(await storage.transaction(({ settings }) => settings.increment("before"))).toBe(2);
  await storage.close();
  await fresh.dispose();
});
