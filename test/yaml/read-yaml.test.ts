import { expect, test } from "vitest";
import { readYaml } from "../../src/yaml/read-yaml.ts";
import { maxBytes, maxDepth, maxNodes } from "../../src/yaml/scan-limits.ts";

function said(text: string): string {
  const read = readYaml("a.yaml", text);
  if ("document" in read) return "accepted";
  return read.problems.map(({ line, col, message }) => `${line}:${col} ${message}`).join("; ");
}

function valueOf(text: string): unknown {
  const read = readYaml("a.yaml", text);
  return "document" in read ? read.document.value : said(text);
}

const comment = (bytes: number): string => `a: 1 #${"x".repeat(bytes - 6)}`;
const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const blocks = (levels: number): string =>
  Array.from({ length: levels }, (_, index) => `${" ".repeat(index)}a:`).join("\n") + " 1";
const values = (count: number): string => `[${Array.from({ length: count }, () => "1").join(",")}]`;

test.each([
  ["256 KiB", comment(maxBytes), "accepted"],
  ["one byte more", comment(maxBytes + 1), "1:1 the file is larger than 256 KiB"],
  ["256 KiB in two-byte letters", `a: 1 #${"é".repeat((maxBytes - 6) / 2)}`, "accepted"],
  [
    "more in two-byte letters",
    `a: 1 #${"é".repeat(maxBytes / 2)}`,
    "1:1 the file is larger than 256 KiB",
  ],
  ["20 levels of [", nested(maxDepth), "accepted"],
  ["21 levels of [", nested(maxDepth + 1), "1:21 nested more than 20 levels deep"],
  ["20 levels of blocks", blocks(maxDepth), "accepted"],
  ["21 levels of blocks", blocks(maxDepth + 1), "21:21 nested more than 20 levels deep"],
  ["10,000 values", values(maxNodes - 1), "accepted"],
  ["one value more", values(maxNodes), "1:20000 more than 10,000 keys and values"],
])("P-02 %s", (_, text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  ["no", "no"],
  ["on", "on"],
  ["yes", "yes"],
  ["08:30", "08:30"],
  ["12:30", "12:30"],
  ["1:2:3", "1:2:3"],
  ["2024-01-01", "2024-01-01"],
  ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
  ["1_000", "1_000"],
  ["0b11", "0b11"],
  ["1e3", 1000],
  ["0x1F", 31],
  ["1.5", 1.5],
  ["0", 0],
  ["-3", -3],
  ["true", true],
  ["True", true],
  ["~", null],
  ["null", null],
  ["", null],
  ["''", ""],
  ["9007199254740991", 9_007_199_254_740_991],
  ["9007199254740993", "1:4 9007199254740993 would be read as the number 9007199254740992"],
  ["012", "1:4 012 would be read as the number 12"],
  [
    "12345678901234567890",
    "1:4 12345678901234567890 would be read as the number 12345678901234567000",
  ],
  [
    "0.12345678901234567890",
    "1:4 0.12345678901234567890 would be read as the number 0.12345678901234568",
  ],
  ["1e999", "1:4 1e999 would be read as the number Infinity"],
  [".inf", "1:4 .inf would be read as the number Infinity"],
  [".nan", "1:4 .nan would be read as the number NaN"],
  ["'012'", "012"],
  ["'12345678901234567890'", "12345678901234567890"],
])("P-04 a: %s", (written, expected) => {
  const value = valueOf(`a: ${written}\n`);
  expect(value).toEqual(typeof value === "string" ? expected : { a: expected });
});

test.each([
  ["unquoted", 'a: ${{ env.X | default: "y: z" }}', '${{ env.X | default: "y: z" }}'],
  ["with a number sign", "a: ${{ x }} # why", "${{ x }}"],
  ["in single quotes", `a: '\${{ x | default: "y" }}'`, '${{ x | default: "y" }}'],
  ["in double quotes", String.raw`a: "${"${{"} x | default: \"y\" }}"`, '${{ x | default: "y" }}'],
  ["with two", "a: ${{ x }}：${{ y }}", "${{ x }}：${{ y }}"],
  ["in a flow map", "{ a: ${{ x }}, b: 1 }", "${{ x }}"],
  ["alike ones keep their own", "a: [${{ x }}, ${{ y }}]", ["${{ x }}", "${{ y }}"]],
  ["in a block", "a: |\n  ${{ x }}\n  ${{ y }}\n", "${{ x }}\n${{ y }}\n"],
  [
    "with a quote inside an unquoted text",
    "a: it's ${{ x | default: 'y' }}",
    "it's ${{ x | default: 'y' }}",
  ],
])("a template may stand %s", (_, text, expected) => {
  expect(valueOf(text)).toMatchObject({ a: expected });
});

test("a file that is not UTF-8 says so", () => {
  expect(said(`a: ${Buffer.from([0xc4, 0xe3]).toString()}`)).toBe("1:4 the file is not UTF-8");
});

test("a byte order mark and Windows line ends do no harm", () => {
  expect(valueOf("\uFEFFa: 1\r\nb: 二\r\n")).toEqual({ a: 1, b: "二" });
});

test.each(["\uFDD0", "\uFDD1"])("a character that templates are masked with is refused", (odd) => {
  expect(said(`a: x${odd}`)).toBe("1:5 a character that is not text");
});

const polluting = [
  "__proto__: { polluted: 1 }",
  "'__proto__': { polluted: 1 }",
  '"__proto__": { polluted: 1 }',
  '"\\u005f_proto__": { polluted: 1 }',
  "? __proto__\n: { polluted: 1 }",
  "a: { __proto__: { polluted: 1 } }",
  "[{ __proto__: { polluted: 1 } }]",
  "constructor: { prototype: { polluted: 1 } }",
  "a: { constructor: { prototype: { polluted: 1 } } }",
  "prototype: { polluted: 1 }",
  "a:\n  b:\n    __proto__:\n      polluted: 1",
  "vars: { __proto__: { polluted: 1 } }",
];

test.each(polluting)("P-05 %s", (text) => {
  expect(said(text)).toMatch(/the key `(?:__proto__|constructor|prototype)` is not allowed/);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
