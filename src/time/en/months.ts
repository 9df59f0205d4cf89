import { pastFullStop } from "./weekdays.ts";
import { type Reader, textAt } from "./words.ts";

const names: readonly (readonly string[])[] = [
  ["january", "jan", "janurary", "januray"],
  ["february", "feb", "febuary", "feburary"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sep", "sept", "setember"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec", "decemeber"],
];
const months = new Map(
  names.flatMap((forms, index) => forms.map((form) => [form, index + 1] as const)),
);

/** A month's name, 1 to 12: march, Oct. */
export const readMonth: Reader<number> = (words, at) => {
  const value = months.get(textAt(words, at));
  return value === undefined ? undefined : { value, next: pastFullStop(words, at + 1) };
};

/** Whether the word, alone, says nothing but a month: `march` and `may` are verbs, abbreviations are names. */
export function isPlainMonth(text: string): boolean {
  return months.has(text) && text.length > 3 && text !== "march" && text !== "sept";
}
