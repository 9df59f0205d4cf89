/**
 * The same text as the grammars read it: half-width, lower case, spaces and dashes of one kind, traditional
 * characters of time words simplified. One character becomes one character, so every position stays.
 */
export function normalise(text: string): string {
  return text.replace(replaced, replacementOf);
}

function replacementOf(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return " ";
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (half < 0x80) return String.fromCharCode(half).toLowerCase();
  return replacements.get(char) ?? char;
}

/** Pairs of a traditional (or variant) character and the simplified one, of time words and their neighbours. */
const simplified =
  "後后鐘钟鍾钟點点時时週周禮礼個个箇个號号兩两倆俩這这間间從从為为過过開开結结農农曆历歷历陰阴陽阳節节慶庆國国" +
  "勞劳動动聖圣誕诞兒儿師师親亲際际婦妇樹树軍军黨党臘腊內内還还聽听尋寻晝昼雙双單单會会現现來来馬马頭头遲迟進进達达" +
  "裏里裡里齊齐準准將将總总閏闰幾几數数終终種种當当復复萬万億亿" +
  "線线樓楼碼码氣气區区報报誌志餅饼擊击類类買买給给訂订續续臺台員员廳厅館馆庫库車车門门機机電电價价導导體体" +
  "亞亚請请約约連连於于與与並并飯饭麵面關关場场級级獎奖譜谱錶表鬧闹聯联鎖锁該该應应戶户務务說说話话見见" +
  "離离嚟来緊紧卽即劃划補补調调顧顾遠远紀纪畢毕業业證证試试課课學学績绩費费銷销標标題题選选項项東东樂乐園园" +
  "飛飞貨货輪轮輛辆條条層层獨独華华僑侨壓压靈灵實实隨随邊边鄰邻傳传歲岁戰战競竞勝胜負负贏赢屆届嗰那";

const replacements = new Map<string, string>([
  ["\u3000", " "],
  ["\u00a0", " "],
  ["\u2002", " "],
  ["\u2003", " "],
  ["\u2009", " "],
  ["\u200b", " "],
  ["\u202f", " "],
  ["\ufeff", " "],
  ["○", "〇"],
  ["〜", "~"],
  ["∼", "~"],
  ["—", "-"],
  ["–", "-"],
  ["―", "-"],
  ["−", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["─", "-"],
  ["∶", ":"],
  ["﹕", ":"],
  ["︰", ":"],
  ["’", "'"],
  ["‘", "'"],
  ["•", "·"],
  ["・", "·"],
  ["､", "、"],
  ["｡", "。"],
]);
for (let index = 0; index < simplified.length; index += 2) {
  replacements.set(simplified.charAt(index), simplified.charAt(index + 1));
}

const replaced = new RegExp(
  `[\\0-\\x1fA-Z\\uff01-\\uff5e${[...replacements.keys()].join("")}]`,
  "gu",
);
