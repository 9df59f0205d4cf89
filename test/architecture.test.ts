import { expect, test } from "vitest";
import { ambient } from "./architecture/ambient.ts";
import { layers } from "./architecture/matrix.ts";
import { filesOf, innocent, plants } from "./architecture/planted.ts";
import { rules } from "./architecture/rules.ts";
import { matches, type SourceFile } from "./architecture/source.ts";
import { readTree } from "./architecture/tree.ts";

/** What every rule finds in `files`, as `path:line` with the name of its rule. */
function findings(files: readonly SourceFile[]): { rule: string; place: string }[] {
  return Object.entries(rules).flatMap(([rule, check]) =>
    check(files).map(({ path, line }) => ({ rule, place: `${path}:${line}` })),
  );
}

test.each(plants)("planted: $rule: $what", ({ rule, files, found }) => {
  expect(findings(filesOf(files))).toEqual(found.map((place) => ({ rule, place })));
});

test("every rule has been seen to fail", () => {
  expect(new Set(plants.map(({ rule }) => rule))).toEqual(new Set(Object.keys(rules)));
});

test("what only looks like a violation is let pass", () => {
  expect(findings(filesOf(innocent))).toEqual([]);
});

test("the matrix has no way round in a circle", () => {
  const reach = (layer: string, seen: readonly string[]): void => {
    expect(seen, `${layer} is reached from itself`).not.toContain(layer);
    for (const next of layers[layer]?.may ?? []) {
      if (next !== "*") reach(next, [...seen, layer]);
    }
  };
  for (const layer of Object.keys(layers)) reach(layer, []);
});

const tree = readTree();

test.each(Object.entries(rules))("%s", (_, check) => {
  const found = check(tree).map(({ path, line, message }) => `${path}:${line} ${message}`);
  expect(found).toEqual([]);
});

test("what is allowed to one file is still needed there", () => {
  const needless = ambient.flatMap(({ name, pattern, allowed }) =>
    allowed
      .filter((path) => {
        const file = tree.find((one) => one.path === path);
        return file === undefined || matches(file, pattern, name).length === 0;
      })
      .map((path) => `${name} in ${path}`),
  );
  expect(needless).toEqual([]);
});
