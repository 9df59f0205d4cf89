import { mkdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
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
  await writeFile(file, "", { mode: 0o666 });
  const storage = await openShared(`sqlite:${file}`);
  expect(await modeOf(file)).toBe("600");
  await storage.close();
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
  ["cut in the middle", (file: string) => truncate(file, 10_000)],
  ["not a database", (file: string) => writeFile(file, "hello\n".repeat(3000))],
])("S-06 a file that is %s is refused by name, and left as it is", async (_, damage) => {
  const file = join(folder, "bellhop.db");
  const storage = await openShared(`sqlite:${file}`);
  await storage.inbox.keep([arrival("a")]);
  await storage.close();
  await damage(file);
  const before = await readFile(file);
  const use = async (): Promise<void> => {
    const opened = await openShared(`sqlite:${file}`);
    try {
      await opened.probe();
    } finally {
      await opened.close();
    }
  };
  await expect(use()).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringMatching(/bellhop\.db is damaged .* restore a backup/),
  });
  expect((await readFile(file)).equals(before)).toBe(true);
});
