/**
 * What may be said anywhere between the parts of a sentence and means nothing for it. The sign behind a word may not be
 * one of `unless`, with which it would be another word (一下午, 请假).
 */
const fillers: readonly { readonly word: string; readonly unless?: string }[] = [
  { word: "请你" },
  { word: "請你" },
  { word: "请您" },
  { word: "请", unless: "假客教柬示求问帖款" },
  { word: "請", unless: "假客教柬示求問帖款" },
  { word: "麻烦你" },
  { word: "麻煩你" },
  { word: "麻烦您" },
  { word: "麻烦" },
  { word: "麻煩" },
  { word: "劳烦" },
  { word: "拜托" },
  { word: "辛苦" },
  { word: "能不能" },
  { word: "可不可以" },
  { word: "可以" },
  { word: "能否" },
  { word: "你能" },
  { word: "你可以" },
  { word: "你帮我" },
  { word: "想让你" },
  { word: "让你" },
  { word: "你给我" },
  { word: "给我", unless: "们的" },
  { word: "我想" },
  { word: "我要" },
  { word: "我需要" },
  { word: "请问" },
  { word: "喂" },
  { word: "对了" },
  { word: "另外" },
  { word: "顺便" },
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
  { word: "would you" },
  { word: "will you" },
  { word: "i want to" },
  { word: "i want you to" },
  { word: "i would like to" },
  { word: "i'd like to" },
  { word: "i need to" },
  { word: "i need you to" },
  { word: "just" },
  { word: "hey" },
  { word: "hi" },
  { word: "hello" },
  { word: "ok" },
  { word: "so" },
  { word: "also" },
  { word: "kindly" },
];

/** What may follow a whole sentence. */
const endings: readonly string[] = [
  ..."吧呀啊哈哦呢啦嘛喔咯哟".split(""),
  "好吗",
  "好嗎",
  "可以吗",
  "行吗",
  "行不",
  "好不好",
  "吗",
  "嗎",
  "了",
  "for me",
  "right now",
  "now",
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
  const known = [...(byFirst.get(first) ?? []), filler];
  byFirst.set(
    first,
    known.toSorted((a, b) => b.word.length - a.word.length),
  );
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

/** Whether something that may be passed over may begin with `char`. */
export function maySkip(char: string): boolean {
  return punctuation.has(char) || byFirst.has(char);
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

/**
 * Whether nothing but politeness is left behind free text, which ends in whatever it ends in: in 去酒吧 and 跟他说谢谢
 * nothing is polite, in 交周报，谢谢 something is.
 */
export function isPoliteBehind(text: string, position: number): boolean {
  if (position === text.length) return true;
  gap.lastIndex = position;
  return gap.test(text) && isPoliteEnd(text, position);
}

const gap = /\s*[,，。.!！~～…;；]|\s+(?:please|pls)$|(?<=\p{Script=Han})\s+/uy;

/** Whether the boundary at `position` cuts a Latin word or a number in two. */
export function isInsideWord(text: string, position: number): boolean {
  return latin.test(text.charAt(position - 1)) && latin.test(text.charAt(position));
}

const latin = /[a-z0-9]/u;
