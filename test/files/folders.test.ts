import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pinyinOf } from "../../src/commands/pinyin.ts";
import { searchFolders } from "../../src/files/folders.ts";

let base: string;
let shared: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "bellhop-folders-"));
  shared = join(base, "shared");
  const files = [
    "shared/报销模板 2026.xlsx",
    "shared/差旅报销单模板.docx",
    "shared/Budget Q3.XLSX",
    "shared/sub/deep/budget q4.xlsx",
    "shared/.env",
    "shared/.git/budget-hidden.txt",
    "shared/1/2/3/4/depth5.txt",
    "shared/1/2/3/4/5/depth6.txt",
    "shared/ＦＵＬＬ－width.txt",
    "outside/budget secret.txt",
    "shared-too/budget sibling.txt",
    "other/budget other.txt",
  ];
  for (const [index, file] of files.entries()) {
    const path = join(base, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "x".repeat(index));
    await utimes(path, 1000 + index, 1000 + index);
  }
  await symlink(join(base, "outside/budget secret.txt"), join(shared, "budget link.txt"));
  await symlink(join(base, "shared-too/budget sibling.txt"), join(shared, "budget sibling.txt"));
  await symlink("../outside", join(shared, "budget-folder"));
  await symlink("nowhere", join(shared, "budget dangling.txt"));
  await symlink("sub/deep/budget q4.xlsx", join(shared, "inside link.txt"));
  await symlink(".", join(shared, "budget loop"));
});
afterAll(() => rm(base, { recursive: true, force: true }));

const found = async (words: string, folders: readonly string[] = [shared]) =>
  (await searchFolders(folders, words, pinyinOf)).map((file) => file.name);

describe("a file is found", () => {
  test.each([
    ["by a word", "报销", ["差旅报销单模板.docx", "报销模板 2026.xlsx"]],
    ["by words in any order", "2026 报销", ["报销模板 2026.xlsx"]],
    ["newest first, in folders inside too", "budget", ["budget q4.xlsx", "Budget Q3.XLSX"]],
    ["in upper case", "BUDGET q3", ["Budget Q3.XLSX"]],
    ["in full width", "ｂｕｄｇｅｔ　Ｑ４", ["budget q4.xlsx"]],
    ["though its own name is full-width", "full-WIDTH", ["ＦＵＬＬ－width.txt"]],
    ["five folders down", "depth5", ["depth5.txt"]],
    ["by a link that stays inside", "inside", ["inside link.txt"]],
    ["by pinyin", "baoxiao", ["差旅报销单模板.docx", "报销模板 2026.xlsx"]],
    ["by the beginning of pinyin", "baoxiaod", ["差旅报销单模板.docx"]],
    ["by how the characters begin to sound", "bxmb", ["报销模板 2026.xlsx"]],
    ["by characters that sound the same", "报销模版 2026", ["报销模板 2026.xlsx"]],
    ["by its characters in their order", "差旅报销模板", ["差旅报销单模板.docx"]],
    ["by parts that 的 joins", "差旅的模板", ["差旅报销单模板.docx"]],
    ["by its whole name before longer ones", "budget q4.xlsx", ["budget q4.xlsx"]],
    ["without the ending", "BUDGET Q3", ["Budget Q3.XLSX"]],
  ])("%s", async (_name, words, names) => {
    expect(await found(words)).toEqual(names);
  });
});

describe("a file is not found", () => {
  test.each([
    ["when one word is not in its name", "budget q9"],
    ["six folders down", "depth6"],
    ["that is hidden", "env"],
    ["in a hidden folder", "hidden"],
    ["by a link out of the folder", "link budget"],
    ["by a link into a folder whose name begins alike", "sibling"],
    ["by a link to a folder outside", "secret"],
    ["by a link that leads nowhere", "dangling"],
    ["by a path", "sub/deep"],
    ["by going up", "../outside"],
    ["by a pattern", "budget.*"],
    ["by letters in the middle of a syllable", "aoxiao"],
    ["by nothing", "  "],
  ])("%s", async (_name, words) => {
    expect(await found(words)).toEqual([]);
  });
});

test("several folders are one; one that is missing or a file is empty", async () => {
  const folders = [
    join(base, "missing"),
    join(base, "outside/budget secret.txt"),
    join(base, "other"),
    shared,
  ];
  expect(await found("budget", folders)).toEqual([
    "budget other.txt",
    "budget q4.xlsx",
    "Budget Q3.XLSX",
  ]);
  expect(await found("budget", [])).toEqual([]);
});

test("what is found has its real path, size and time", async () => {
  const [file] = await searchFolders([shared], "inside", pinyinOf);
  expect(file).toMatchObject({
    path: join(shared, "sub/deep/budget q4.xlsx"),
    sizeBytes: 3,
    modifiedAt: 1_003_000,
  });
});

test("at most twenty are told of", async () => {
  const many = join(base, "many");
  await mkdir(many);
  for (let index = 0; index < 30; index++) await writeFile(join(many, `report ${index}.txt`), "");
  expect(await found("report", [many])).toHaveLength(20);
});
