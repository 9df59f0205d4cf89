/**
 * What may be said anywhere between the parts of a sentence and means nothing for it. The sign behind a word may not be
 * one of `unless`, with which it would be another word (一下午, 请假).
 */
const fillers: readonly { readonly word: string; readonly unless?: string }[] = [
  { word: "请", unless: "假客教柬示求问帖款" },
  { word: "請", unless: "假客教柬示求問帖款" },
  { word: "麻烦" },
  { word: "麻煩" },
  { word: "劳驾" },
  { word: "帮我" },
  { word: "幫我" },
  { word: "帮忙" },
  { word: "幫忙" },
  { word: "一下", unless: "午子班" },
  { word: "please" },
  { word: "pls" },
  { word: "could you" },
  { word: "can you" },
  { word: "kindly" },
];

/** What may follow a whole sentence. */
const endings: readonly string[] = [
  ..."吧呀啊哈哦呢啦嘛喔咯".split(""),
  "谢谢你",
  "谢谢",
  "謝謝",
  "多谢",
  "谢了",
  "辛苦了",
  "拜托了",
  "thank you",
  "thanks",
  "please",
  "thx",
];

const byFirst = new Map<string, typeof fillers>();
for (const filler of fillers) {
  const first = filler.word.charAt(0);
  byFirst.set(first, [...(byFirst.get(first) ?? []), filler]);
}

/** Where the filler at `position` ends; `position` when there is none. `text` is folded. */
export function skipFiller(text: string, position: number): number {
  for (const { word, unless = "" } of byFirst.get(text.charAt(position)) ?? []) {
    const end = position + word.length;
    if (!text.startsWith(word, position) || isInsideWord(text, end)) continue;
    if (end === text.length || !unless.includes(text.charAt(end))) return end;
  }
  return position;
}

/** Where white space and soft punctuation at `position` end. */
export function skipPunctuation(text: string, position: number): number {
  let end = position;
  while (end < text.length && punctuation.has(text.charAt(end))) end += 1;
  return end;
}

const punctuation = new Set(" \t\r\n,，、:：。.!！?？~～…;；");

/** Whether nothing but endings and punctuation is left from `position` on. */
export function isPoliteEnd(text: string, position: number): boolean {
  let at = skipPunctuation(text, position);
  while (at < text.length) {
    const ending = endings.find((one) => text.startsWith(one, at));
    const end = ending === undefined ? skipFiller(text, at) : at + ending.length;
    if (end === at || isInsideWord(text, end)) return false;
    at = skipPunctuation(text, end);
  }
  return true;
}

/** Whether the boundary at `position` cuts a Latin word or a number in two. */
export function isInsideWord(text: string, position: number): boolean {
  return latin.test(text.charAt(position - 1)) && latin.test(text.charAt(position));
}

const latin = /[a-z0-9]/u;
