import { expect, test } from "vitest";
import { escapeMarkdown, keepLineBreaks } from "../../src/dingtalk/markdown.ts";

const visible = (text: string): string => text.replaceAll("\u200B", "");

// What a lenient markdown reader takes for a mark; `\s` is what JavaScript, Java and Go call white space.
const active: readonly RegExp[] = [
  /\]\s*[([:]/,
  /<[a-z/!?]/i,
  /^[ \t]*[#>|]/m,
  /^[ \t]*([-*+]|\d+[.)])(\s|$)/m,
  /^[ \t]*([-*_=]\s*){2,}$/m,
  /^[ \t]*(`{3}|~{3})/m,
  /^( {4}|\t)\S/m,
  /@[^\s\u200B]/,
  /(?<!https?):\/\//i,
];

const said = [
  "[x](dtmd://dingtalkclient/sendMessage?content=%E7%A1%AE%E8%AE%A4)",
  "[bank](https://evil.example)",
  "[bank] (https://evil.example)",
  "[bank]\n(https://evil.example)",
  "[bank][1]\n\n[1]: https://evil.example",
  "[bank][]",
  "![](http://t.example/1.gif)",
  "![a][b]",
  "[[x]](https://evil.example)",
  "[a](<https://evil.example>)",
  "[a\\](https://evil.example)",
  "# heading",
  "   ## heading",
  "###### heading",
  "line\n====",
  "line\n----",
  "> quote",
  ">quote",
  "\t> quote",
  "- item",
  "* item",
  "+ item",
  "1. item",
  "12) item",
  "  - item",
  "---",
  "* * *",
  "___",
  "```\ncode",
  "```js",
  "~~~\ncode",
  "    code",
  "\tcode",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</font><font color=red>",
  "<!-- comment",
  "<https://evil.example>",
  "dtmd://dingtalkclient/sendMessage?content=yes",
  "DTMD://dingtalkclient/sendMessage?content=yes",
  "_dtmd://dingtalkclient/sendMessage?content=yes",
  "中dingtalk://dingtalkclient/page/link?url=x",
  "javascript://x",
  "@所有人 大家好",
  "@user9 看一下",
  "a\r\n# b",
  "a\r# b",
  "a\u2028# b",
  "| a | b |\n|---|---|",
  "text [link",
];

test.each(said)("N-01 what people wrote has no marks in it: %j", (words) => {
  const escaped = escapeMarkdown(words);
  for (const mark of active) expect(escaped).not.toMatch(mark);
  expect(visible(escaped)).toBe(words.replaceAll(/\r\n?|\u2028/g, "\n"));
});

test("N-01 two escaped pieces beside one another make no link either", () => {
  const escaped = `${escapeMarkdown("[点我]")}(${escapeMarkdown("https://evil.example")})`;
  expect(escaped).not.toMatch(/\]\(/);
});

test.each([
  "明天 3 点开会",
  "a - b * c",
  "3.5 > 2",
  "https://example.com/a_b(c)",
  "第1. 项",
  "arr[0] = 1",
  "**好**的",
])("ordinary words stay as they are, but for what cannot be seen: %j", (words) =>
  expect(visible(escapeMarkdown(words))).toBe(words),
);

test("line breaks survive, outside of code and beside empty lines", () => {
  const markdown = "a\nb   \n\nc\n```js\nx\ny\n```\nd\ne";
  const kept = "a  \nb   \n\nc  \n```js\nx\ny\n```\nd  \ne";
  expect(keepLineBreaks(markdown)).toBe(kept);
  expect(keepLineBreaks(kept)).toBe(kept);
});
