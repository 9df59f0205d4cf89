import { expect, test } from "vitest";
import { runExamples } from "../../src/cli/examples/run-examples.ts";
import { readPacks } from "../../src/cli/load.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { loadExamples } from "../../src/packs/load-examples.ts";
import { renderProblems } from "../../src/yaml/problem.ts";

const path = new URL("../../config.yaml", import.meta.url).pathname;
const loaded = loadConfig({ path, env: {} });
if (!("config" in loaded)) throw new Error("the shipped configuration is broken");
const { config } = loaded;
const { packs } = await readPacks(config);

test.each(packs)("the examples of $name hold", async (pack) => {
  const { count, problems } = await runExamples(config, packs, [pack]);
  expect(renderProblems(problems)).toBe("");
  expect(count).toBeGreaterThan(0);
});

test.each(packs)("every command of $name has an example in both languages", (pack) => {
  const { examples } = loadExamples(pack.place);
  const shown = (lang: "zh" | "en") =>
    new Set(
      examples
        .filter(({ example }) => (example.lang ?? "zh") === lang)
        .flatMap(({ example }) => [example.is, ...(example.then ?? []).map((turn) => turn.is)]),
    );
  const [zh, en] = [shown("zh"), shown("en")];
  const missing = pack.commands
    .map(({ name }) => name)
    .filter((one) => !zh.has(one) || !en.has(one));
  expect(missing).toEqual([]);
});
