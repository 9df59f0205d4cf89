import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { renderProblems } from "../../src/yaml/problem.ts";
import { load, packFolder, packYaml } from "./pack-folder.ts";

const module =
  'export const a = { name: "a", summary: { zh: "a", en: "a" }, args: {}, handle() {} };\n';

/** Loads `call: <call>` among files inside and outside of the pack; says which modules were imported. */
async function loadCall(call: string, prepare: (folder: string) => void = () => undefined) {
  const folder = packFolder({
    "p/pack.yaml": packYaml(`commands:\n  - call: ${JSON.stringify(call)}\n`),
    "p/inside.ts": module,
    "p/deep/inside.ts": module,
    "outside.ts": module,
    "q/outside.ts": module,
  });
  prepare(folder);
  const imported: string[] = [];
  const { packs, problems } = await load(folder, {
    importModule: (path) => {
      imported.push(path.slice(dirname(folder).length));
      return import(path);
    },
  });
  return { imported, loaded: packs.length, said: renderProblems(problems) };
}

test.each([
  ["./inside.ts#a", "/bots/p/inside.ts"],
  ["inside.ts#a", "/bots/p/inside.ts"],
  ["./deep/inside.ts#a", "/bots/p/deep/inside.ts"],
])("P-09 %s is inside", async (call, path) => {
  const { imported, loaded, said } = await loadCall(call);
  expect({ said, loaded }).toEqual({ said: "", loaded: 1 });
  expect(imported.map((one) => one.slice(one.indexOf("/bots/")))).toEqual([path]);
});

test.each([
  "../outside.ts#a",
  "./../outside.ts#a",
  "./deep/../../outside.ts#a",
  "./deep/../inside.ts#a",
  "../q/outside.ts#a",
  "..#a",
  "/etc/passwd#a",
  "/tmp/outside.ts#a",
  "//outside.ts#a",
  ".//inside.ts#a",
  "././inside.ts#a",
  "./%2e%2e/outside.ts#a",
  "./%2E%2E%2Foutside.ts#a",
  "..\\outside.ts#a",
  ".\\..\\outside.ts#a",
  "C:\\outside.ts#a",
  "file:///tmp/outside.ts#a",
  "data:text/javascript,export const a = 1#a",
  "node:fs#readFileSync",
  "./inside.ts?x#a",
  "./inside.ts\u0000#a",
  "./INSIDE.TS#a",
  "./pack.yaml#a",
  "./deep#a",
  "./nothing.ts#a",
  "./inside.ts",
  "./inside.ts#",
  "./inside.ts#a.b",
  "#a",
  "lodash#map",
])("P-09 %j is not loaded", async (call) => {
  const { imported, loaded, said } = await loadCall(call);
  expect({ imported, loaded }).toEqual({ imported: [], loaded: 0 });
  expect(said).toContain("bots/p/pack.yaml:5:11: ");
});

test.each([
  ["a file", "link.ts", "outside.ts", "./link.ts#a"],
  ["a folder", "link", "q", "./link/outside.ts#a"],
])("P-09 a symbolic link to %s outside is not followed", async (_, name, target, call) => {
  const { imported, said } = await loadCall(call, (folder) =>
    symlinkSync(join(folder, target), join(folder, "p", name)),
  );
  expect(imported).toEqual([]);
  expect(said).toContain("leads out of the pack's folder");
});

test("P-09 a symbolic link inside is followed", async () => {
  const { said } = await loadCall("./link.ts#a", (folder) =>
    symlinkSync(join(folder, "p/inside.ts"), join(folder, "p/link.ts")),
  );
  expect(said).toBe("");
});

test("P-09 a pack.yaml that is a link out of its folder is not read", async () => {
  const folder = packFolder({ "secret.yaml": "top: secret\n" });
  mkdirSync(join(folder, "p"));
  symlinkSync(join(folder, "secret.yaml"), join(folder, "p/pack.yaml"));
  const { packs, problems } = await load(folder);
  expect(packs).toEqual([]);
  expect(renderProblems(problems)).toBe("bots/p/pack.yaml:1:1: leads out of its folder");
});

test("a pack.yaml that is a folder does not take the others down", async () => {
  const folder = packFolder({ "good/pack.yaml": packYaml("", "good"), "bad/pack.yaml/x": "" });
  writeFileSync(join(folder, "README.md"), "not a pack\n");
  const { packs, problems } = await load(folder);
  expect(packs.map((one) => one.name)).toEqual(["good"]);
  expect(problems.map((one) => one.file)).toEqual(["bots/bad/pack.yaml"]);
});
