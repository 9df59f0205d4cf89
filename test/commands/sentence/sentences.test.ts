import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../../src/commands/fold.ts";
import { createSentences } from "../../../src/commands/sentence/sentences.ts";
import { parseTemplate } from "../../../src/commands/sentence/template.ts";

/** Words for the slots of these tests: a service, a version; everything else is free text. */
const shapes: Record<string, RegExp> = {
  service: /order|pay|user/y,
  version: /v?\d+\.\d+\.\d+/y,
  id: /t\d+/y,
};

function understand(said: string, sources: readonly string[]): string {
  const sentences = createSentences(
    sources.map((source) => {
      const parsed = parseTemplate(source);
      if ("problem" in parsed) throw new Error(parsed.problem.message);
      return { template: parsed.template, of: source };
    }),
  );
  const text = fold(said);
  const [best] = sentences.match(text, () => ({
    ends(slot, position) {
      const shape = shapes[slot];
      if (shape === undefined) return "any";
      shape.lastIndex = position;
      const found = shape.exec(text);
      return found === null ? [] : [position + found[0].length];
    },
  }));
  if (best === undefined) return "none";
  const slots = [...best.slots]
    .map(([name, [start, end]]) => `${name}=${said.slice(start, end)}`)
    .toSorted();
  return [best.sentence.of, ...slots].join(" ");
}

const deploy = "(发布|上线)[一下]{service}{version}[到{env}]";

test.each([
  ["发布 order 1.4.2", `${deploy} service=order version=1.4.2`],
  ["发布order1.4.2", `${deploy} service=order version=1.4.2`],
  [
    "请 帮我 上线一下 order １．４．２ 到 线上",
    `${deploy} env=线上 service=order version=１．４．２`,
  ],
  ["麻烦发布 order v1.4.2，谢谢！", `${deploy} service=order version=v1.4.2`],
  ["上 线 pay 2.0.0 吧", `${deploy} service=pay version=2.0.0`],
  ["发布会几点开始", "none"],
  ["发布 order", "none"],
  ["我昨天发布 order 1.4.2", "none"],
  ["我想发布 order 1.4.2", `${deploy} service=order version=1.4.2`],
  ["", "none"],
])("%s", (said, expected) => {
  expect(understand(said, [deploy])).toBe(expected);
});

test.each([
  ["remind me to pay the rent", "remind me [to] {what} what=pay the rent"],
  ["REMIND  ME pay the rent please", "remind me [to] {what} what=pay the rent"],
  ["remindme to pay", "none"],
  ["remind me today", "remind me [to] {what} what=today"],
])("%s", (said, expected) => {
  expect(understand(said, ["remind me [to] {what}"])).toBe(expected);
});

test("what fits more of the words wins, in whatever order the sentences stand", () => {
  const sources = ["把{file}发到{group}", "把{id}改到{when}", "{what}发到{group}"];
  for (const order of [sources, sources.toReversed()]) {
    expect(understand("把报销模板发到研发群", order)).toBe(
      "把{file}发到{group} file=报销模板 group=研发群",
    );
    expect(understand("把T12改到周五", order)).toBe("把{id}改到{when} id=T12 when=周五");
  }
});

test("free text is verbatim, and ends where the next words begin", () => {
  expect(understand("让 老李 写 周报（第 47 周）", ["让{who}写{what}"])).toBe(
    "让{who}写{what} what=周报（第 47 周） who=老李 ".trim(),
  );
});

test("a filler that begins what is meant stays", () => {
  expect(understand("记一下午饭", ["记{what}"])).toBe("记{what} what=一下午饭");
  expect(understand("记请假条", ["记{what}"])).toBe("记{what} what=请假条");
});

test("words do not begin or end within a word", () => {
  expect(understand("dropship it", ["drop {what}"])).toBe("none");
  expect(understand("at attic", ["at {what}"])).toBe("at {what} what=attic");
});

test("any text at all is matched without an exception, and slots are within it", () => {
  const sources = [deploy, "让{who}写{what}", "{a}给{b}", "remind me [to] {what}"];
  const pieces = constantFrom("发布", "上线", "order", "1.4.2", "让", "写", "给", "请", " ", "x");
  const texts = oneof(
    string(),
    array(pieces, { maxLength: 12 }).map((all) => all.join("")),
  );
  assert(
    property(texts, (said) => {
      expect(typeof understand(said, sources)).toBe("string");
    }),
    { numRuns: 500 },
  );
});
