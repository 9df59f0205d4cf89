import { z } from "zod";
import type { Locale, Localized } from "../core/locale.ts";
import { words } from "../yaml/checked-text.ts";

/** A text in one language for all, or one in each. */
export const localized = z.union([
  words,
  z.strictObject({
    zh: words.describe("In Chinese. 中文"),
    en: words.describe("In English. 英文"),
  }),
]);

/** A text as pack.yaml has it. */
export type LocalizedText = string | Localized;

/** The text in both languages. */
export function toLocalized(text: LocalizedText): Localized {
  return typeof text === "string" ? { zh: text, en: text } : text;
}

/** What templates know a language by, as `lang`. */
export function langOf(locale: Locale): keyof Localized {
  return locale === "en" ? "en" : "zh";
}

/** Whichever of the two is for whoever `scope` speaks to. */
export function inLangOf<T>(
  texts: Readonly<Record<keyof Localized, T>>,
  scope: Readonly<Record<string, unknown>>,
): T {
  return scope["lang"] === "en" ? texts.en : texts.zh;
}
