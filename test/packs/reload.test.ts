import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPackReloader, type Reloaded } from "../../src/packs/pack-reloader.ts";
import type { LoadedPack } from "../../src/packs/pack.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { load, optionsFor, packFolder, packYaml } from "./pack-folder.ts";

const hi = (name: string, id = "hi"): string =>
  `commands:\n  - { id: ${id}, names: [${name}], summary: 问好, reply: { text: 好 } }\n`;

/** Packs in a folder that can be changed; `names` are of the commands in use. */
async function openShelf(files: Readonly<Record<string, string>>) {
  const folder = packFolder(files);
  const loaded = await load(folder);
  const reloader = createPackReloader(loaded, () => optionsFor(folder));
  let packs: readonly LoadedPack[] = loaded.packs;
  return {
    folder,
    write: (file: string, text: string) => writeFileSync(join(folder, file), text),
    reload: (use?: () => Promise<void>): Promise<Reloaded> =>
      reloader.reload(async (next) => {
        await use?.();
        packs = next;
      }),
    names: () => packs.flatMap((pack) => pack.commands.map((one) => (one.aliases ?? []).join())),
    pack: (name: string) => packs.find((one) => one.name === name),
  };
}

const two = {
  "a/pack.yaml": packYaml(hi("早", "a"), "a"),
  "b/pack.yaml": packYaml(hi("晚", "b"), "b"),
};

test("P-10 a changed pack is loaded again; the others are the same as before", async () => {
  const shelf = await openShelf(two);
  const other = shelf.pack("b");
  expect(await shelf.reload()).toEqual({ changed: [], problems: [], broken: [] });
  shelf.write("a/pack.yaml", packYaml(hi("早安", "a"), "a"));
  expect(await shelf.reload()).toEqual({ changed: ["a"], problems: [], broken: [] });
  expect(shelf.names()).toEqual(["早安", "晚"]);
  expect(shelf.pack("b")).toBe(other);
});

test("P-10 a broken change keeps the version before, and is told once", async () => {
  const shelf = await openShelf(two);
  shelf.write("a/pack.yaml", packYaml("comands: []\n", "a"));
  const { problems, broken } = await shelf.reload();
  expect(renderProblems(problems)).toContain("bots/a/pack.yaml:4:1: unknown key `comands`");
  expect(broken).toEqual(["a"]);
  expect(shelf.names()).toEqual(["早", "晚"]);
  expect(await shelf.reload()).toEqual({ changed: [], problems: [], broken: ["a"] });
  shelf.write("a/pack.yaml", two["a/pack.yaml"]);
  expect(await shelf.reload()).toEqual({ changed: [], problems: [], broken: [] });
  shelf.write("a/pack.yaml", packYaml("comands: []\n", "a"));
  expect((await shelf.reload()).problems).toHaveLength(1);
});

test("P-10 every beginning of a file that is still being written takes nothing from others", async () => {
  const shelf = await openShelf(two);
  const text = packYaml(hi("早安", "a"), "a");
  for (let length = 0; length < text.length; length += 1) {
    shelf.write("a/pack.yaml", text.slice(0, length));
    await shelf.reload();
    expect(shelf.names().at(-1)).toBe("晚");
  }
  shelf.write("a/pack.yaml", text);
  await shelf.reload();
  expect(shelf.names()).toEqual(["早安", "晚"]);
});

test("packs come and go, by new folders, renames and links", async () => {
  const shelf = await openShelf(two);
  mkdirSync(join(shelf.folder, "../elsewhere/c"), { recursive: true });
  writeFileSync(join(shelf.folder, "../elsewhere/c/pack.yaml"), packYaml(hi("午", "c"), "c"));
  symlinkSync(join(shelf.folder, "../elsewhere/c"), join(shelf.folder, "c"));
  rmSync(join(shelf.folder, "b"), { recursive: true });
  expect((await shelf.reload()).changed).toEqual(["b", "c"]);
  expect(shelf.names()).toEqual(["早", "午"]);
  // As editors save: a new file takes the place of the old one.
  shelf.write("a/pack.yaml~", packYaml(hi("早安", "a"), "a"));
  renameSync(join(shelf.folder, "a/pack.yaml~"), join(shelf.folder, "a/pack.yaml"));
  expect((await shelf.reload()).changed).toEqual(["a"]);
  // A link to another folder, as a release is put in place.
  cpSync(join(shelf.folder, "../elsewhere/c"), join(shelf.folder, "../elsewhere/d"), {
    recursive: true,
  });
  writeFileSync(join(shelf.folder, "../elsewhere/d/pack.yaml"), packYaml(hi("正午", "c"), "c"));
  rmSync(join(shelf.folder, "c"));
  symlinkSync(join(shelf.folder, "../elsewhere/d"), join(shelf.folder, "c"));
  expect((await shelf.reload()).changed).toEqual(["c"]);
  expect(shelf.names()).toEqual(["早安", "正午"]);
});

test("the folder of packs that is away for a moment takes nothing away", async () => {
  const shelf = await openShelf(two);
  renameSync(shelf.folder, `${shelf.folder}-away`);
  const { changed, problems } = await shelf.reload();
  expect([changed, problems.length]).toEqual([[], 1]);
  renameSync(`${shelf.folder}-away`, shelf.folder);
  expect(await shelf.reload()).toEqual({ changed: [], problems: [], broken: [] });
});

test("a changed pack may not take the name of another one; a name that was given up is free", async () => {
  const shelf = await openShelf(two);
  shelf.write("a/pack.yaml", packYaml(hi("晚", "a"), "a"));
  expect(renderProblems((await shelf.reload()).problems)).toContain(
    "`晚` is already a name of `b`",
  );
  expect(shelf.names()).toEqual(["早", "晚"]);
  shelf.write("b/pack.yaml", packYaml(hi("夜", "b"), "b"));
  await shelf.reload();
  await shelf.reload();
  expect(shelf.names()).toEqual(["晚", "夜"]);
});

test("what could not be put in place is tried again", async () => {
  const shelf = await openShelf(two);
  shelf.write("a/pack.yaml", packYaml(hi("早安", "a"), "a"));
  await expect(
    shelf.reload(() => Promise.reject(new Error("the storage is away"))),
  ).rejects.toThrow("away");
  expect(shelf.names()).toEqual(["早", "晚"]);
  expect((await shelf.reload()).changed).toEqual(["a"]);
  expect(shelf.names()).toEqual(["早安", "晚"]);
});

const said = (id: string, say: string): string =>
  `commands:\n  - { id: ${id}, say: ["${say}"], summary: 库存, reply: { text: 好 } }\n`;

test("words that a changed pack shares with another one are a warning with both places", async () => {
  const shelf = await openShelf({
    "a/pack.yaml": packYaml(said("a", "查[一下]库存"), "a"),
    "b/pack.yaml": packYaml(said("b", "看库存"), "b"),
  });
  shelf.write("b/pack.yaml", packYaml(said("b", "(看|查)库存"), "b"));
  const { changed, problems } = await shelf.reload();
  expect(changed).toEqual(["b"]);
  expect(renderProblems(problems)).toMatchInlineSnapshot(`
    "bots/b/pack.yaml:5:14: warning: \`查库存\` is said for \`a\` as well as for \`b\`
      5 |   - { id: b, say: ["(看|查)库存"], summary: 库存, reply: { text: 好 } }
                       ^
      the other one is at bots/a/pack.yaml:5:14: make one of them say more"
  `);
});
