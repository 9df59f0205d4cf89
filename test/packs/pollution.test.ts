import { expect, test } from "vitest";
import { renderProblems } from "../../src/yaml/problem.ts";
import { load, packFolder, packYaml } from "./pack-folder.ts";

const command = (rest: string): string =>
  `commands:\n  - { id: hi, summary: 问好, reply: { text: 好 }, ${rest} }\n`;

/** Where a map of names of the author's choosing, or any map, may stand. */
const places: readonly (readonly [string, (key: string) => string])[] = [
  ["the top", (key) => `${key}: { polluted: 1 }\n`],
  ["vars", (key) => `vars: { ${key}: { polluted: 1 } }\n`],
  ["lists", (key) => `lists: { ${key}: { polluted: [] } }\n`],
  ["a list's words", (key) => `lists: { env: { ${key}: [polluted] } }\n`],
  ["fragments", (key) => `fragments: { ${key}: polluted }\n`],
  ["a title", (key) => `summary: { zh: 一, en: one, ${key}: { polluted: 1 } }\n`],
  ["a command", (key) => command(`${key}: { polluted: 1 }`)],
  ["arguments", (key) => command(`args: { ${key}: { type: text } }`)],
  ["an argument", (key) => command(`args: { a: { type: text, ${key}: { polluted: 1 } } }`)],
  ["allow", (key) => command(`allow: { ${key}: { polluted: 1 } }`)],
  ["an example's arguments", (key) => `examples: [{ say: 好, is: hi, args: { ${key}: 1 } }]\n`],
];

const vectors = places.flatMap(([where, yaml]) =>
  ["__proto__", "constructor", "prototype"].map((key) => [key, where, yaml(key)] as const),
);

test.each(vectors)("P-05 the key %s in %s is refused by its name", async (key, _, yaml) => {
  const { packs, problems } = await load(packFolder({ "p/pack.yaml": packYaml(yaml) }));
  expect(packs).toEqual([]);
  expect(renderProblems(problems)).toContain(`\`${key}\``);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});
