import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clean, fold } from "../../src/commands/fold.ts";
import { tokenise } from "../../src/commands/tokens.ts";

/** Words as they are, quoted ones in [], options with two hyphens. */
function shown(text: string): string[] {
  return tokenise(text).map((token) => {
    if (token.kind === "option") return `--${token.name}${token.valueAt === undefined ? "" : "="}`;
    return token.quoted ? `[${token.text}]` : token.text;
  });
}

test.each([
  ["assign 写周报 now", ["assign", "写周报", "now"]],
  ["a　b\u2005c\nd", ["a", "b", "c", "d"]],
  [`say "two words" 'and these'`, ["say", "[two words]", "[and these]"]],
  ["说 “两个 词” ‘还有 这些’ 「和 这些」", ["说", "[两个 词]", "[还有 这些]", "[和 这些]"]],
  ['“phone closes with" straight', ["[phone closes with]", "straight"]],
  [`""`, ["[]"]],
  [`"open to the end`, [`"open`, "to", "the", "end"]],
  ["「 没有 关上", ["「", "没有", "关上"]],
  ["don't 'tis John's", ["don't", "'tis", "John's"]],
  ["'don't stop' now", ["[don't stop]", "now"]],
  [`5" screen`, [`5"`, "screen"]],
  ["「写周报」明天", ["[写周报]", "明天"]],
  ["--due 18:00", ["--due", "18:00"]],
  ["--due=18:00 x", ["--due=", "18:00", "x"]],
  [`--title="two words" x`, ["--title=", "[two words]", "x"]],
  ["—due ——urgent –x －－截止＝明天", ["--due", "--urgent", "--x", "--截止=", "明天"]],
  [`"--due" 18:00`, ["[--due]", "18:00"]],
  ["-- —2 a--b --x!y", ["--", "—2", "a--b", "--x!y"]],
  ["", []],
  [" \n　", []],
])("%j", (text, tokens) => expect(shown(text)).toEqual(tokens));

const fragments = fc.constantFrom(..."\"'“”‘’「」—-－=＝ 　\n@a提😀\u0000\uD800".split(""));
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join("")),
);

test("no character of any text is lost or read twice", () => {
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const token of tokenise(text)) {
        expect(token.end).toBeGreaterThan(token.start);
        expect(text.slice(end, token.start)).toMatch(/^\s*$/u);
        if (token.kind === "word") expect(text.slice(token.start, token.end)).toContain(token.text);
        end = token.end;
      }
      expect(text.slice(end)).toMatch(/^\s*$/u);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '"',
  '"a ',
  "「 ",
  "“a ‘b ",
  "' ",
  "—a ",
  "--a=",
  "-",
  "—",
  "@a ",
  " ",
  "\u0000",
  '--a" ',
])("20,000 characters of %j take little time", (piece) => {
  const text = piece.repeat(20_000 / piece.length);
  tokenise(text);
});

test("folding keeps every position, whatever grows in lower case", () => {
  expect(fold("ＲＥＭＩＮＤ　Me")).toBe("remind me");
  expect(fold("İİ ABC提醒")).toBe("İİ abc提醒");
});

test("control characters and invisible marks are dropped, line breaks and emoji stay", () => {
  expect(clean("a\u0000b\u0007\u200Bc\uFEFF\td\n👩‍💻\u0085")).toBe("abc\td\n👩‍💻");
});
