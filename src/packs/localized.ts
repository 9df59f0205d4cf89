import { z } from "zod";
import type { Localized } from "../core/locale.ts";
import { words } from "../yaml/checked-text.ts";

/** A text in one language for all, or one in each. */
export const localized = z.union([
  words,
  z.strictObject({
    zh: words.describe("In Chinese. 中文"),
    en: words.describe("In English. 英文"),
  }),
]);

/** The text in both languages. */
export function toLocalized(text: string | Localized): Localized {
  return typeof text === "string" ? { zh: text, en: text } : text;
}
