import { createRequire } from "node:module";

import type TinyPinyin from "tiny-pinyin";

/** The library takes 5 MB and 30 ms, so it is loaded when a word is first looked for by its sound. */
let library: typeof TinyPinyin | undefined;

const known = new Map<string, string>();

/** How Chinese characters sound, without tones, spaces or upper case: 生产 is `shengchan`. Others stay as they are. */
export function pinyinOf(text: string): string {
  return Array.from(text, syllable).join("");
}

function syllable(char: string): string {
  if (!/\p{Script=Han}/u.test(char)) return char;
  const found = known.get(char);
  if (found !== undefined) return found;
  library ??= createRequire(import.meta.url)("tiny-pinyin") as typeof TinyPinyin;
  const sound = library.convertToPinyin(char, "", true);
  known.set(char, sound);
  return sound;
}
