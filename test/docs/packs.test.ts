import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runExamples } from "../../src/cli/examples/run-examples.ts";
import { readPacks } from "../../src/cli/load.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { packReference } from "../../src/packs/pack-reference.ts";
import { renderProblems } from "../../src/yaml/problem.ts";
import { packFolder } from "../packs/pack-folder.ts";
import { packsIn, type WrittenPack } from "./written-packs.ts";

const tutorial = packsIn("tutorial.md");
const cookbook = packsIn("cookbook.md");

test("the tutorial has ten steps, the cookbook fifteen packs, all of other names", () => {
  expect(tutorial.map(({ heading }) => Number.parseInt(heading, 10))).toEqual(
    Array.from({ length: 10 }, (_one, index) => index + 1),
  );
  expect(new Set(cookbook.map(({ name }) => name)).size).toBe(15);
});

test.each(tutorial)("the tutorial's step $heading passes `bellhop check`", async (pack) => {
  const { said } = await checked(pack);
  expect(said).toBe("");
});

test.each(cookbook)(
  "the cookbook's $heading passes `bellhop check`, with examples",
  async (pack) => {
    const { said, count } = await checked(pack);
    expect(said).toBe("");
    expect(count).toBeGreaterThan(0);
  },
);

test("a broken step would be noticed", async () => {
  const step = tutorial[4];
  if (step === undefined) expect.unreachable();
  const { said } = await checked({ ...step, yaml: step.yaml.replace("is: none", "is: deploy") });
  expect(said).toMatch(/the example does not hold/);
});

// `npx vitest run --project fast test/docs/packs.test.ts -u` writes it anew.
test("docs/packs/reference.md is current", async () => {
  const file = fileURLToPath(new URL("../../docs/packs/reference.md", import.meta.url));
  await expect(packReference()).toMatchFileSnapshot(file);
});

/** What `bellhop check` says of a pack alone, beside the groups and roles of the config.yaml that ships. */
async function checked({ name, yaml }: WrittenPack) {
  const folder = packFolder({ [`${name}/pack.yaml`]: yaml });
  const hosts = "{ hosts: [jenkins.corp.example, api.corp.example] }";
  const path = fileURLToPath(new URL("../../config.yaml", import.meta.url));
  const text = readFileSync(path, "utf8").replace(
    /^ {2}folder: bots.*$/mu,
    `  folder: "${folder}"\n  http: ${hosts}`,
  );
  const env = { JENKINS_TOKEN: "jenkins-token-0123456789" };
  const loaded = loadConfig({ path, env, readFile: (one) => (one === path ? text : undefined) });
  if ("problems" in loaded) throw new Error(renderProblems(loaded.problems));
  const { packs, problems } = await readPacks(loaded.config);
  const examples = await runExamples(loaded.config, packs);
  return {
    said: renderProblems([...problems, ...examples.problems]),
    count: examples.count,
  };
}
