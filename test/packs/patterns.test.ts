import { expect, test } from "vitest";
import { compilePattern } from "../../src/packs/pattern.ts";
import { chatOf } from "../commands/chat.ts";
import { load, packFolder, packYaml } from "./pack-folder.ts";

test.each([
  ["v?\\d+\\.\\d+\\.\\d+", "v1.4.2", "1.4"],
  ["[A-Z]{2}-\\d{4}", "AB-1234", "ab-1234"],
  ["(?:dev|test)(?:\\d+,)*", "dev1,2,", "prod"],
  ["\\p{Han}{2,4}", "发布助手", "发布 助手"],
  ["(?i)yes|no", "YES", "yes!"],
])("%s fits %s and not %s", (source, right, wrong) => {
  const pattern = compilePattern(source);
  if ("refusal" in pattern) expect.unreachable();
  expect([pattern.fits(right), pattern.fits(wrong)]).toEqual([true, false]);
});

test.each([
  ["(", "is no regular expression"],
  ["[a", "is no regular expression"],
  ["a{2,1}", "repeats too often"],
  ["a{1001}", "repeats too often"],
  ["((a{100}){100}){100}", "repeats too often"],
  ["(?=a)b", "may not look ahead or behind"],
  ["(?<!a)b", "may not look ahead or behind"],
  ["(a)\\1", "may not refer back to a group"],
  ["a".repeat(201), "is longer than 200 characters"],
])("%s is refused, and why", (source, refusal) => {
  expect(compilePattern(source)).toEqual({ refusal });
});

// What takes a backtracking engine minutes on a text that nearly fits.
const evil = [
  "(a+)+$",
  "(a*)*$",
  "(a|a)*$",
  "(a|aa)+$",
  "(.*)*x",
  "(.*a){20}",
  "(x+x+)+y",
  "([a-zA-Z]+)*$",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(a?){50}a{50}",
  "(((((a*)*)*)*)*)*$",
  "((a+)+)+!!",
  "(a+){10}b",
  "(?:a|b|ab)*c",
  "^(a?a?a?a?a?)*$b",
  "(\\w+\\s?)*$",
  "(\\d+)*[^\\d]$",
  "^(\\w+\\.)*\\w+@(\\w+\\.)+$",
  "(.+)+(.+)+(.+)+x",
  "[^x]*[^y]*[^z]*[^w]*q",
  "(?:.*,){11}P",
  "(a{0,30}){0,30}",
  "(?:(?:a{0,9}){0,9}){0,9}b",
  "(a|b|c|d|e)*?f",
  "\\s*\\s*\\s*\\s*\\s*$",
];

test.each(evil)("P-06 %s is matched in no time, or refused with a reason", (source) => {
  const pattern = compilePattern(source);
  if ("refusal" in pattern) {
    expect(pattern.refusal).not.toBe("");
    return;
  }
  for (const text of [`${"a".repeat(100_000)}!`, `${"ab,1. ".repeat(17_000)}!`]) {
    const begun = process.cpuUsage();
    pattern.fits(text);
    const { user } = process.cpuUsage(begun);
    // 50 ms is the bound for a text of 200 characters, the longest that is matched at all.
    expect(user / 1000).toBeLessThan(1000);
    const short = process.cpuUsage();
    pattern.fits(text.slice(-200));
    expect(process.cpuUsage(short).user / 1000).toBeLessThan(50);
  }
});

test("P-06 a pattern of a pack is quick on whatever people say", async () => {
  const yaml = `
commands:
  - id: slow
    say: ["查{code}"]
    summary: 慢
    args: { code: { type: text, pattern: '(a*)*b' } }
    reply: { text: a }
`;
  const { packs } = await load(packFolder({ "p/pack.yaml": packYaml(yaml) }));
  const groups = packs.map(({ name, title, commands }) => ({ pack: name, title, commands }));
  const li = chatOf({}, { groups });
  const from = performance.now();
  expect(li.reads(`查${"a".repeat(100_000)}`)).toBe("unknown");
  expect(li.reads(`slow ${"a".repeat(100_000)}`)).toBe("invalid");
  expect(li.reads("查aaab")).toEqual(["slow", { code: "aaab" }]);
  expect(performance.now() - from).toBeLessThan(2000);
});
