import { halfWidth } from "../time/grammar/half-width.ts";
import { inMandarin } from "./cantonese.ts";
import { simplified } from "./simplified.ts";

/**
 * The form in which names and words are compared: half-width, lower case, simplified, Cantonese in standard words,
 * every position kept.
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/u.test(text)) return text.toLowerCase();
  const half = inMandarin(simplified(halfWidth(text)));
  const lower = half.toLowerCase();
  // A few letters (İ) grow when lowered, which would move the positions behind them.
  return lower.length === half.length
    ? lower
    : half.replace(/[A-Z]/gu, (char) => char.toLowerCase());
}

/** Whether `text` ends in a Chinese character, so that words may follow without a space. */
export function endsInHan(text: string): boolean {
  return /\p{Script=Han}$/u.test(text);
}

/** Whether there is a Chinese character in `text`. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** `text` without control characters and invisible marks; line breaks and tabs stay. */
export function clean(text: string): string {
  return text.replace(/(?![\n\r\t])[\p{Cc}\u200B\u2060\uFEFF]/gu, "");
}
