import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { createCopies, type Copies, type CopiesOptions } from "../../src/files/copies.ts";
import { tidyCopies } from "../../src/files/tidy-copies.ts";
import { openStorage } from "../../src/storage/open.ts";

const megabyte = 1024 ** 2;
const random = createRandom();
const clock = createSystemClock();
const li = { person: "li", locale: "zh-CN" } as const;
let base: string;
let folder: string;
let storage: Storage;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "bellhop-copies-"));
  folder = join(base, "files");
  storage = await openStorage("sqlite::memory:", { clock, log: silentLog, exclusive: true });
});
afterEach(async () => {
  await storage.close();
  await rm(base, { recursive: true, force: true });
});

function copiesWith(over: Partial<CopiesOptions> = {}): Copies {
  return createCopies({
    files: storage.files,
    limits: { maxBytes: 10, quota: { personBytes: 25, totalBytes: 40 } },
    folder,
    space: () => Promise.resolve({ freeBytes: 500 * megabyte, totalBytes: 1000 * megabyte }),
    fetchFile: () => Promise.reject(new Error("nothing is fetched here")),
    fetchPart: () => Promise.reject(new Error("nothing is fetched here")),
    random,
    ...over,
  });
}

async function* bytes(size: number): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  for (let sent = 0; sent < size; sent += 1) yield new Uint8Array([65]);
}

const keep = async (size: number, by = "li", id = random.shortId(8)) => {
  const copy = await copiesWith().fromStream("a.txt", bytes(size), { person: by, locale: "zh-CN" });
  const file = { id: `F${id}`, ...copy, sharedBy: by, createdAt: 1, sharedAt: 1 };
  await storage.files.add(file, "a");
  return file;
};

const onDisk = async (): Promise<readonly string[]> => readdir(folder).catch(() => []);

describe("F-11 a copy that is too much is refused, and nothing of it stays", () => {
  test("over the limit of one file", async () => {
    await expect(keep(10)).resolves.toBeDefined();
    await expect(keep(11)).rejects.toMatchObject({ code: "request_too_large" });
    expect(await onDisk()).toHaveLength(1);
  });

  test("over a person's share, and over all", async () => {
    await keep(10);
    await keep(10);
    await expect(keep(6)).rejects.toThrow(/你分享的文件已经占满/);
    await keep(5);
    await keep(10, "han");
    await expect(keep(6, "wang")).rejects.toThrow(/空间用完了/);
    expect(await onDisk()).toHaveLength(4);
  });

  test("on a disk that is nearly full", async () => {
    const full = { freeBytes: 100 * megabyte, totalBytes: 1000 * megabyte };
    const copies = copiesWith({ space: () => Promise.resolve(full) });
    await expect(copies.fromStream("a.txt", bytes(1), li)).rejects.toThrow(/磁盘快满了/);
    expect(await onDisk()).toHaveLength(0);
  });

  test("on a large disk only 10 GB are kept back", async () => {
    const large = { freeBytes: 11 * 1024 * megabyte, totalBytes: 4000 * 1024 * megabyte };
    const copies = copiesWith({ space: () => Promise.resolve(large) });
    expect(await copies.fromStream("a.txt", bytes(1), li)).toMatchObject({ sizeBytes: 1 });
  });
});

async function* broken(): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(3));
  throw new Error("broken off");
}

test("a stream that breaks off, and a file that is gone, leave nothing", async () => {
  await expect(copiesWith().fromStream("a.txt", broken(), li)).rejects.toThrow("broken off");
  const gone = { key: "", name: "a.txt", path: join(base, "gone"), sizeBytes: 1, modifiedAt: 1 };
  await expect(copiesWith().fromFolder(gone, li)).rejects.toMatchObject({ code: "fetch_failed" });
  expect(await onDisk()).toHaveLength(0);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["a\r\nb\u202Egpj.exe", "abgpj.exe"],
  ["  ", "file"],
  [`${"长".repeat(250)}.pdf`, `${"长".repeat(196)}.pdf`],
])("F-05 the name %j is kept as %j", async (given, kept) => {
  expect(await copiesWith().fromStream(given, bytes(1), li)).toMatchObject({ name: kept });
});

const tidy = (now: number) =>
  tidyCopies({ files: storage.files, folder, keepMs: 100, now, machineNow: clock.now() });

describe("copies whose time is over", () => {
  test("are deleted, and what is known of them stays", async () => {
    const file = await keep(3);
    expect(await tidy(101)).toBe(0);
    expect(await tidy(102)).toBe(1);
    expect(await onDisk()).toEqual([]);
    expect(await storage.files.find(file.id)).toMatchObject({ name: "a.txt", copyDeletedAt: 102 });
    expect(await tidy(103)).toBe(0);
  });

  test("F-04 what a killed process left is swept after an hour, and nothing else", async () => {
    const file = await keep(3);
    const old = clock.now() / 1000 - 3601;
    const stray = join(folder, random.token(16));
    const young = join(folder, random.token(16));
    const other = join(folder, "notes.txt");
    for (const path of [stray, young, other]) await writeFile(path, "x");
    for (const path of [stray, other, file.path]) await utimes(path, old, old);
    expect(await tidy(1)).toBe(1);
    expect((await onDisk()).map((name) => join(folder, name)).toSorted()).toEqual(
      [file.path, young, other].toSorted(),
    );
  });
});
