import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bellhop } from "./run-cli.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "bellhop-new-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const config = (text: string) => writeFile(join(cwd, "config.yaml"), text);

test("new packs pass check, one beside the other, and editors find their schema", async () => {
  await config("timezone: Asia/Shanghai\n");
  const made = await bellhop(["new", "pack", "tea"], { cwd });
  expect(made.code).toBe(0);
  expect(made.stderr).toMatch(/only packs in .*bots are used/);
  const second = await bellhop(["new", "pack", "my-shop2"], { cwd });
  expect(second).toMatchObject({ code: 0, stderr: "" });
  expect(await bellhop(["check"], { cwd })).toEqual({
    code: 0,
    stdout: "config and packs are good: my-shop2, tea; 12 examples hold\n",
    stderr: "",
  });
  expect((await readdir(join(cwd, "bots/tea"))).toSorted()).toEqual(["README.md", "pack.yaml"]);
  const yaml = await readFile(join(cwd, "bots/tea/pack.yaml"), "utf8");
  const schema = /\$schema=(\S+)/.exec(yaml)?.[1] ?? "";
  expect(JSON.parse(await readFile(resolve(cwd, "bots/tea", schema), "utf8"))).toMatchObject({
    title: "Bellhop pack.yaml",
  });
});

test("a new pack passes check where there are no groups", async () => {
  await config("groups: []\n");
  await bellhop(["new", "pack", "tea"], { cwd });
  expect((await bellhop(["check"], { cwd })).stdout).toContain("4 examples hold");
});

test.each([
  ["Tea", "cannot name a pack"],
  ["2tea", "cannot name a pack"],
  ["../tea", "cannot name a pack"],
  ["/etc/tea", "cannot name a pack"],
  ["茶", "cannot name a pack"],
  ["a b", "cannot name a pack"],
  ["", "cannot name a pack"],
  ["t".repeat(42), "cannot name a pack"],
])("P-09 %j is no name of a pack, and nothing is made", async (name, said) => {
  const { code, stderr } = await bellhop(["new", "pack", name], { cwd });
  expect(stderr).toContain(said);
  expect(code).toBe(2);
  expect(await readdir(cwd)).toEqual([]);
});

test("a folder that is there is left alone", async () => {
  await config("timezone: Asia/Shanghai\n");
  await bellhop(["new", "pack", "tea"], { cwd });
  await writeFile(join(cwd, "bots/tea/pack.yaml"), "mine");
  const { code, stderr } = await bellhop(["new", "pack", "tea"], { cwd });
  expect(stderr).toMatch(/bots\/tea is there already: choose another name/);
  expect(code).toBe(2);
  expect(await readFile(join(cwd, "bots/tea/pack.yaml"), "utf8")).toBe("mine");
});
