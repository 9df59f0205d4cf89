import { expect, test } from "vitest";
import { findOverlaps } from "../../../src/commands/sentence/overlaps.ts";
import { createSentences } from "../../../src/commands/sentence/sentences.ts";
import { parseTemplate } from "../../../src/commands/sentence/template.ts";

function overlaps(sources: Record<string, readonly string[]>): string[] {
  const sentences = Object.entries(sources).flatMap(([of, all]) =>
    all.map((source) => {
      const parsed = parseTemplate(source);
      if ("problem" in parsed) throw new Error(parsed.problem.message);
      return { template: parsed.template, of };
    }),
  );
  return findOverlaps({
    sentences,
    compiled: createSentences(sentences),
    sampleOf: () => "某事",
    readerOf: () => ({ ends: () => "any" }),
  }).map(({ first, second, example }) => `${first} ${second}: ${example}`);
}

test("the same words in two commands are found, and told once", () => {
  expect(overlaps({ a: ["查[一下]库存"], b: ["(看|查)库存"], c: ["查天气"] })).toEqual([
    "a b: 查库存",
  ]);
  expect(overlaps({ a: ["{what}发到群里"], b: ["{file}发到群里"] })).toEqual(["a b: 某事发到群里"]);
});

test("a sentence that says more than another does not overlap with it", () => {
  expect(overlaps({ a: ["查{what}"], b: ["查库存"] })).toEqual([]);
});

test("two sentences of one command may mean the same", () => {
  expect(overlaps({ a: ["查库存", "查[一下]库存"] })).toEqual([]);
});
