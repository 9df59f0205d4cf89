import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { maximumLength, mostTokens, tokenise } from "../../src/time/grammar/tokenise.ts";

function cut(text: string): string {
  return tokenise(text)
    .map((token) => token.text)
    .join("|");
}

describe("words are cut so that characters of time mean time", () => {
  test.each([
    ["今天天气", "今天|天气"],
    ["3天天气", "3|天|天气"],
    ["周一下午", "周|一|下午"],
    ["等一下", "等一下"],
    ["周五一起吃饭", "周|五|一|起|吃|饭"],
    ["二十一下午", "二|十|一|下午"],
    ["每天分享", "每|天|分享"],
    ["3号楼", "3|号楼"],
    ["三周年", "三|周年"],
    ["30分钟", "30|分钟"],
    ["3天后续费", "3|天|后|续|费"],
    ["今天后台维护", "今天|后台|维|护"],
    ["3天后天气", "3|天|后天|气"],
    ["每周日报名", "每|周|日|报|名"],
    ["每周日报", "每|周|日报"],
  ])("%s → %s", (text, tokens) => {
    expect(cut(text)).toBe(tokens);
  });
});

test("types and positions", () => {
  expect(tokenise("明天 3pm、")).toEqual([
    { type: "han", text: "明天", start: 0, end: 2 },
    { type: "space", text: " ", start: 2, end: 3 },
    { type: "digits", text: "3", start: 3, end: 4 },
    { type: "latin", text: "pm", start: 4, end: 6 },
    { type: "mark", text: "、", start: 6, end: 7 },
  ]);
});

test("an emoji is one mark", () => {
  expect(tokenise("😀3")).toEqual([
    { type: "mark", text: "😀", start: 0, end: 2 },
    { type: "digits", text: "3", start: 2, end: 3 },
  ]);
});

test("tokens cover the text up to the longest that is read", () => {
  assert(
    property(string({ unit: "binary", maxLength: 200 }), (text) => {
      const ends = tokenise(text).map(({ end }) => end);
      const starts = tokenise(text).map(({ start }) => start);
      expect([0, ...ends]).toEqual([...starts, text.length]);
    }),
  );
  expect(tokenise("abcdefgh ".repeat(600)).at(-1)?.end).toBe(maximumLength);
  const many = tokenise("点".repeat(5000)).length;
  expect(many).toBeGreaterThanOrEqual(mostTokens);
  expect(many).toBeLessThan(1.1 * mostTokens);
});
