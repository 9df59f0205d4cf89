import type { Token } from "../grammar/token.ts";
import { plainWords, wordsAfterNumbers } from "./plain-words.ts";
import { timeWords } from "./time-words.ts";

/** Words by their first two characters, the longest first. */
const lexicon = byStart([...timeWords, ...plainWords, ...wordsAfterNumbers]);
const kept = byStart([...wordsAfterNumbers, "分钟", "秒钟", "点钟", "周末"]);

/** The length of the longest word of the lexicon at `start`, at least 1. */
export function longestWord(text: string, start: number): number {
  return wordIn(lexicon, text, start) ?? 1;
}

/**
 * Whether the character at `start` is a token of its own because of what stands before it: a numeral after a numeral
 * or 周, a unit after a number, 后 after a length. 周|一|下午 has no 一下, 3|天|气 no 天气, but 3|号楼.
 */
export function standsAlone(text: string, start: number, tokens: readonly Token[]): boolean {
  const before = tokens.at(-1);
  if (before === undefined) return false;
  const char = text.charAt(start);
  if (sides.has(char)) return isLength(tokens) && !text.startsWith(`${char}天`, start);
  if (numerals.has(char)) return beforeNumerals.has(before.text);
  // 本月底下班前 has no 底下.
  if (edges.has(char) && periodEnds.has(before.text)) return true;
  if (weekdayEnds.has(char) && weekWords.has(before.text)) {
    return !isDailyWord(text, start);
  }
  if (!units.has(char)) return false;
  if (before.type !== "digits" && !beforeUnits.has(before.text)) return false;
  return wordIn(kept, text, start) === undefined;
}

const edges = new Set("底初末");
const periodEnds = new Set(["月", "年", "季", "季度"]);
const numerals = new Set("〇零一二两三四五六七八九十百千廿卅");
const weekWords = new Set(["周", "星期", "礼拜"]);
const weekdayEnds = new Set("日天");
/** 每周日常维护, 每周日报汇总 are no Sunday; 每周日报告, 周日报名 are. */
const dailyWords = ["日常", "日程", "日报", "日志", "天气"];
const nextOfSunday = new Set("告到名销价案备道关税修废警考送喜愿".split(""));

function isDailyWord(text: string, start: number): boolean {
  const isWord = dailyWords.some((word) => text.startsWith(word, start));
  return isWord && !nextOfSunday.has(text.charAt(start + 2));
}

const beforeNumerals = new Set([...numerals, ...weekWords, "初", "第", "周末"]);
const units = new Set("年月周日天号时点分秒");
const beforeUnits = new Set([...numerals, ..."个每下上本这隔逢半几".split("")]);

const sides = new Set("前后内");
const lengthEnds = new Set([
  "天",
  "周",
  "年",
  "小时",
  "分钟",
  "钟头",
  "钟",
  "秒",
  "星期",
  "礼拜",
  "工作日",
  "月",
]);

/** Whether a length ends here: 3天, 一个月; 这个月 is none, 3月 neither. */
function isLength(tokens: readonly Token[]): boolean {
  const unit = tokens.at(-1);
  const measure = tokens.at(-2)?.text === "个";
  const number = tokens.at(measure ? -3 : -2);
  if (unit === undefined || number === undefined || !lengthEnds.has(unit.text)) return false;
  if (unit.text === "月" && !measure) return false;
  return number.type === "digits" || numerals.has(number.text) || number.text === "半";
}

type Words = ReadonlyMap<string, readonly string[]>;

function wordIn(words: Words, text: string, start: number): number | undefined {
  const group = words.get(text.slice(start, start + 2));
  return group?.find((word) => text.startsWith(word, start))?.length;
}

function byStart(words: readonly string[]): Words {
  const grouped = new Map<string, string[]>();
  for (const word of words) {
    const start = word.slice(0, 2);
    const group = grouped.get(start);
    if (group === undefined) grouped.set(start, [word]);
    else group.push(word);
  }
  for (const group of grouped.values()) group.sort((left, right) => right.length - left.length);
  return grouped;
}
