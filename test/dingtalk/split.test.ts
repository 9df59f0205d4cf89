import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Content, Reply } from "../../src/core/reply.ts";
import { fencesOf } from "../../src/dingtalk/markdown.ts";
import { renderOpenApi } from "../../src/dingtalk/render-openapi.ts";
import { renderWebhook } from "../../src/dingtalk/render-webhook.ts";
import { splitReply } from "../../src/dingtalk/split-reply.ts";
import { jsonBytes, splitText } from "../../src/dingtalk/split-text.ts";

const uuid = "0".repeat(32);
const bytesOf = (reply: Reply): number =>
  Buffer.byteLength(JSON.stringify(renderWebhook(reply, uuid)));
const overhead = bytesOf({ content: { type: "text", text: "" }, mentions: [] });
const textReply = (text: string, mentions: readonly string[] = []): Reply => ({
  content: { type: "text", text },
  mentions,
});
const textIn = (content: Content): string => ("text" in content ? content.text : "");
const bare = (text: string): string => text.replaceAll(/\s/g, "");

test.each([
  [19_999, 1],
  [20_000, 1],
  [20_001, 2],
])("O-18 a body of %i bytes is %i message(s)", (bytes, parts) => {
  for (const unit of ["a", "中", "😀", "\n", '"']) {
    const unitBytes = Buffer.byteLength(JSON.stringify(unit)) - 2;
    const room = bytes - overhead;
    const text = unit.repeat(Math.floor(room / unitBytes)) + "a".repeat(room % unitBytes);
    const reply = textReply(text);
    expect(bytesOf(reply)).toBe(bytes);
    const split = splitReply(reply, "webhook");
    expect(split).toHaveLength(unit === "\n" ? 1 : parts);
    // What is only white space is not a message.
    if (unit === "\n") continue;
    expect(bare(split.map(({ content }) => textIn(content)).join(""))).toBe(bare(text));
  }
});

test("O-18 a msgParam of 15,000 bytes is one message, of 15,001 two", () => {
  const empty = Buffer.byteLength(renderOpenApi({ type: "text", text: "" }).msgParam);
  expect(splitReply(textReply("a".repeat(15_000 - empty)))).toHaveLength(1);
  expect(splitReply(textReply("a".repeat(15_001 - empty)))).toHaveLength(2);
});

const piece = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "中文文字，",
    "😀👨‍👩‍👧‍👦🇨🇳",
    "\n",
    "\n\n",
    "x".repeat(900),
    "字".repeat(700),
    '\\"\u0001',
  ),
  fc.constantFrom("\n```js\ncode\n", "\n```\n", "\n~~~~\n", "\n| a | b |\n|---|---|\n"),
);
const longText = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 30 }))
  .map(([pieces, times]) => pieces.join("").repeat(times).slice(0, 90_000).toWellFormed());
const people = fc
  .integer({ min: 0, max: 120 })
  .map((count) => Array.from({ length: count }, (_, index) => `manager${index}`));

test("O-18 plain text: every part fits, no character is cut, nothing is lost, order is kept", () => {
  fc.assert(
    fc.property(longText, people, (text, mentions) => {
      const parts = splitReply(textReply(text, mentions));
      for (const part of parts) {
        expect(bytesOf(part)).toBeLessThanOrEqual(20_000);
        expect(Buffer.byteLength(renderOpenApi(part.content).msgParam)).toBeLessThanOrEqual(15_000);
        expect(textIn(part.content).isWellFormed()).toBe(true);
        expect(part.mentions.length).toBeLessThanOrEqual(50);
      }
      expect(parts.flatMap((part) => part.mentions)).toEqual(mentions);
      expect(parts[0]?.mentions).toEqual(mentions.slice(0, 50));
      const joined = parts.map(({ content }) => bare(textIn(content))).join("");
      expect(joined.replaceAll(/…+$/g, "")).toBe(bare(text).replaceAll(/…+$/g, ""));
    }),
    { numRuns: 60 },
  );
});

test("O-18 no part ends inside a family of emoji", () => {
  const family = "👨‍👩‍👧‍👦";
  const parts = splitReply(textReply(family.repeat(3000)));
  expect(parts.length).toBeGreaterThan(1);
  for (const { content } of parts) expect(textIn(content).replaceAll(family, "")).toBe("");
});

test("O-18 markdown: every part fits and closes the code fences it opens", () => {
  fc.assert(
    fc.property(longText, people, (text, mentions) => {
      const content = { type: "markdown", title: "标题", text } as const;
      const parts = splitReply({ content, mentions: mentions.slice(0, 50) });
      for (const [index, part] of parts.entries()) {
        expect(bytesOf(part)).toBeLessThanOrEqual(20_000);
        expect(Buffer.byteLength(renderOpenApi(part.content).msgParam)).toBeLessThanOrEqual(15_000);
        const lines = [...textIn(part.content).split("\n"), "after"];
        // The last part may leave open what the text leaves open.
        if (index < parts.length - 1) expect(fencesOf(lines).at(-1)).toBeUndefined();
      }
    }),
    { numRuns: 60 },
  );
});

test("O-18 a fence that is cut is closed and opened again with its language", () => {
  const code = Array.from({ length: 2000 }, (_, index) => `line ${index};`).join("\n");
  const content = {
    type: "markdown",
    title: "t",
    text: `before\n\`\`\`js\n${code}\n\`\`\`\nafter`,
  } as const;
  const parts = splitReply({ content, mentions: [] }).map((part) => textIn(part.content));
  expect(parts.length).toBeGreaterThan(1);
  parts.slice(1).forEach((part) => expect(part.startsWith("```js\nline ")).toBe(true));
  parts.slice(0, -1).forEach((part) => expect(part).toMatch(/\n`{3}$/));
  const lines = parts.flatMap((part) => part.match(/line \d+;/g) ?? []);
  expect(lines.join("\n")).toBe(code);
});

test("O-18 the closing of a fence has its room, however long its mark is", () => {
  const mark = "`".repeat(60);
  const text = `${mark}js\n${"x".repeat(95)}\n${Array.from({ length: 99 }, () => "y".repeat(40)).join("\n")}`;
  const parts = splitText(text, 300, true);
  expect(parts.length).toBeGreaterThan(9);
  for (const part of parts) expect(jsonBytes(part)).toBeLessThanOrEqual(300);
});

test("O-18 51 mentions are two messages, of 50 and 1", () => {
  const mentions = Array.from({ length: 51 }, (_, index) => `m${index}`);
  const parts = splitReply(textReply("hi", mentions));
  expect(parts.map((part) => part.mentions.length)).toEqual([50, 1]);
  expect(renderWebhook(parts[1] as Reply)).toMatchObject({ text: { content: "@m50 …" } });
});

test("a long card keeps its buttons on the last part; a long link is cut", () => {
  const long = "很长的一行。\n".repeat(3000);
  const buttons = [{ title: "b", url: "https://x" }];
  const parts = splitReply({
    content: { type: "card", title: "t", text: long, buttons },
    mentions: ["li"],
  });
  expect(parts.map(({ content }) => content.type).join(" ")).toMatch(/^(markdown )+card$/);
  expect(parts[0]?.mentions).toEqual(["li"]);
  const link = splitReply({
    content: { type: "link", title: "t", text: long, url: "https://x" },
    mentions: [],
  });
  expect(link).toHaveLength(1);
  expect(bytesOf(link[0] as Reply)).toBeLessThanOrEqual(20_000);
});
