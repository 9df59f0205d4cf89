import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { normalise } from "../../src/time/grammar/normalise.ts";

test.each([
  ["１５：３０　ＰＭ", "15:30 pm"],
  ["下禮拜三下晝三點半開會", "下礼拜三下昼三点半开会"],
  ["兩個鐘頭後", "两个钟头后"],
  ["9:00–10:30", "9:00-10:30"],
  ["二○二六年", "二〇二六年"],
  ["Tomorrow\tat\n3", "tomorrow at 3"],
])("%s is read as %s", (text, normalised) => {
  expect(normalise(text)).toBe(normalised);
});

test("every position stays", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      expect(normalise(text)).toHaveLength(text.length);
    }),
  );
});
