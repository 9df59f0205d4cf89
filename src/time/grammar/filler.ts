/** Words of asking to be reminded and of politeness: what stands between two halves of one time, and says nothing of it. */
const chinese = [
  "提醒",
  "叫",
  "喊",
  "告诉",
  "通知",
  "记得",
  "麻烦",
  "帮忙",
  "帮",
  "请",
  "一下",
  "我们",
  "大家",
  "我",
  "给",
  "要",
  "让",
  "你",
  "都",
  "就",
  "再",
  "的时候",
  "时候",
  "定个",
  "设个",
  "闹钟",
  "吧",
];

const english = new Set(
  "remind reminder me us everyone please to set an a alarm for about i will we need have that the of on at in by pls".split(
    " ",
  ),
);

const longestGap = 30;

/** Whether a stretch of normalised text consists of such words, spaces and commas only. */
export function isFiller(text: string): boolean {
  if (text.length > longestGap) return false;
  let index = 0;
  while (index < text.length) {
    const char = text.charAt(index);
    if (separators.has(char)) index += 1;
    else {
      const length = wordAt(text, index);
      if (length === 0) return false;
      index += length;
    }
  }
  return true;
}

const separators = new Set(" ,，、:：;；@".split(""));

function wordAt(text: string, index: number): number {
  const word = chinese.find((one) => text.startsWith(one, index));
  if (word !== undefined) return word.length;
  let end = index;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  return english.has(text.slice(index, end)) ? end - index : 0;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
