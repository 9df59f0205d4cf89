import { expect, test } from "vitest";
import { parseTemplate, slotsOf } from "../../../src/commands/sentence/template.ts";

function parsed(source: string, fragments: Record<string, string> = {}) {
  const result = parseTemplate(source, fragments);
  if ("problem" in result) throw new Error(`${result.problem.at}: ${result.problem.message}`);
  return result.template;
}

function problem(source: string, fragments: Record<string, string> = {}): string {
  const result = parseTemplate(source, fragments);
  return "problem" in result ? `${result.problem.at}: ${result.problem.message}` : "none";
}

test("alternatives, optional parts and slots", () => {
  expect(parsed("(发布|上线)[一下]{service}")).toEqual({
    kind: "sequence",
    parts: [
      {
        kind: "choice",
        options: [
          { kind: "words", text: "发布" },
          { kind: "words", text: "上线" },
        ],
      },
      { kind: "optional", part: { kind: "words", text: "一下" } },
      { kind: "slot", name: "service" },
    ],
  });
});

test("a fragment is filled in where it is named", () => {
  expect(parsed("<verb>{what}", { verb: "(查|看)[<once>]", once: "一下" })).toEqual(
    parsed("((查|看)[一下]){what}".replace("((查|看)[一下])", "(查|看)[一下]")).kind === "sequence"
      ? {
          kind: "sequence",
          parts: [parsed("(查|看)[一下]"), { kind: "slot", name: "what" }],
        }
      : undefined,
  );
});

test("slots are known by name, each once", () => {
  expect(slotsOf(parsed("把{a}(给{b}|发给[{b}]){c}"))).toEqual(["a", "b", "c"]);
});

test("a sign behind a backslash is a word", () => {
  expect(parsed("a\\(b\\)")).toEqual({ kind: "words", text: "a(b)" });
});

test.each([
  ["(发布|上线", "0: `(` is not closed"],
  ["发布]", "2: `]` closes nothing"],
  ["发布{service", "2: `{` is not closed"],
  ["发布{}", "3: `` is not the name of an argument"],
  ["发布{a b}", "3: `a b` is not the name of an argument"],
  ["<nobody>x", "0: there is no fragment `<nobody>`"],
  ["<constructor>x", "0: there is no fragment `<constructor>`"],
  ["[发布]{service}", "0: matches when nothing is said: some words must be required"],
  ["(发布|){service}", "0: matches when nothing is said: some words must be required"],
  [`${"(".repeat(10)}a${")".repeat(10)}`, "9: more than 8 brackets within each other"],
  ["a".repeat(401), "400: is longer than 400 characters"],
  ["(a|b)".repeat(79), "335: has too many parts"],
])("%s is refused at its place", (source, expected) => {
  expect(problem(source)).toBe(expected);
});

test("a fragment that contains itself is refused", () => {
  expect(problem("<a>", { a: "x<b>", b: "y<a>" })).toBe(
    "0: in the fragment `<a>`: in the fragment `<b>`: the fragment `<a>` contains itself",
  );
});
