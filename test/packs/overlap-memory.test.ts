import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createClearSentences } from "../../src/cli/clear-sentences.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { load, packFolder, packYaml } from "./pack-folder.ts";

function memoryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bellhop-clear-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const command = (id: string, say: string): string =>
  `  - { id: ${id}, say: ["${say}"], summary: 问好, reply: { text: a } }\n`;
const pack = (name: string, ...commands: readonly string[]): Record<string, string> => ({
  [`${name}/pack.yaml`]: packYaml(`commands:\n${commands.join("")}`, name),
});

/** What is said of packs, loaded with what `folder` remembers. */
async function said(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  const overlaps = createClearSentences(folder);
  const { packs, problems } = await load(packFolder(files), { overlaps });
  return `${packs.map(({ name }) => name).join(" ")}\n${renderProblems(problems)}`;
}

test("sentences that were clear are not searched again, whichever process found it", async () => {
  const folder = memoryFolder();
  const files = pack("p", command("hi", "问好"), command("bye", "再见"));
  expect(await said(folder, files)).toBe("p\n");
  const kept = readdirSync(folder);
  expect(kept).toHaveLength(1);
  let searches = 0;
  const overlaps = {
    isClear: (print: string) => createClearSentences(folder).isClear(print),
    keepClear: () => (searches += 1),
  };
  await load(packFolder(files), { overlaps });
  expect(searches).toBe(0);
  await load(packFolder(pack("p", command("hi", "问好"), command("bye", "走了"))), { overlaps });
  expect(searches).toBe(1);
});

test("what overlaps is found at every start, inside a pack and between packs", async () => {
  const folder = memoryFolder();
  const twice = pack("p", command("hi", "[大家]好"), command("hello", "(好|你们好)"));
  const between = { ...pack("p", command("hi", "问好")), ...pack("q", command("hey", "问[个]好")) };
  for (let start = 0; start < 2; start += 1) {
    expect(await said(folder, twice)).toMatch(/^\n.*`好` is said for `hi` as well/s);
    expect(await said(folder, between)).toMatch(/^p q\n.*`问好` is said for `hi` as well/s);
  }
  expect(readdirSync(folder)).toEqual([]);
});

const look = (id: string, list: string): string => `
  - id: ${id}
    say: ["看{thing}"]
    summary: 看
    args: { thing: { type: choice, list: ${list} } }
    reply: { text: a }
`;

const listed = (second: string): Record<string, string> => ({
  "p/pack.yaml": packYaml(
    `lists: { a: [天气], b: [${second}] }\ncommands:\n${look("one", "a")}${look("two", "b")}`,
  ),
});

test("a list that comes to hold the words of another is found", async () => {
  const folder = memoryFolder();
  expect(await said(folder, listed("库存"))).toBe("p\n");
  expect(await said(folder, listed("天气"))).toMatch(/`看天气` is said for `one` as well/);
});

test("where nothing can be kept every start searches", async () => {
  const files = pack("p", command("hi", "问好"));
  expect(await said(join(memoryFolder(), "absent"), files)).toBe("p\n");
  const nowhere = createClearSentences(undefined);
  nowhere.keepClear("a");
  expect(nowhere.isClear("a")).toBe(false);
});
