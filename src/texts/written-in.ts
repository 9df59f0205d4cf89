import type { Locale } from "../core/locale.ts";

/** In which language somebody writes; `isSure` when it takes more than a command's name to tell. */
export interface Written {
  readonly locale: Locale;
  readonly isSure: boolean;
}

/**
 * The language of a message. What begins in Chinese is Chinese; else it is English where it has twice as many
 * English words as Chinese characters. One or two English words may be a command that anybody types. `undefined` when it shows
 * nothing: `1`, `T12`, a link.
 */
export function writtenIn(text: string): Written | undefined {
  const said = text.slice(0, readCharacters).replaceAll(nothing, " ");
  const first = /\p{L}/u.exec(said)?.[0] ?? "";
  if (isHan.test(first)) return { locale: "zh-CN", isSure: true };
  const han = said.match(hanCharacters)?.length ?? 0;
  const words = said.match(englishWords)?.length ?? 0;
  if (han > 0 && (words < 2 * han || words < sureWords)) return { locale: "zh-CN", isSure: true };
  return words === 0 ? undefined : { locale: "en", isSure: words >= sureWords };
}

/** The beginning tells. */
const readCharacters = 400;
const sureWords = 3;
/** Names, links, options, and what has a digit in it: ids, versions, times. */
const nothing = /[@＠]\S+|https?:\/\/\S+|--\S+|\b[\w.-]*\d[\w.-]*\b/giu;
const isHan = /\p{Script=Han}/u;
const hanCharacters = /\p{Script=Han}/gu;
const englishWords = /(?<![\p{L}\w])[A-Za-z]+(?:['’-][A-Za-z]+)*(?![\p{L}\w])/gu;
