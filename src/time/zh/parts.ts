import type { DayPart, Piece } from "../grammar/piece.ts";
import { readNumeral } from "./numerals.ts";
import {
  goesOnWith,
  skipSpace,
  textAfter,
  textAt,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";
import { readWeekWord } from "./weekdays.ts";

const partWords = words<DayPart>([
  ["凌晨", "dawn"],
  ["清晨 大清早 一大早 一早 早上 早晨 早间 朝早", "early-morning"],
  ["上午 上昼 午前", "morning"],
  ["中午 正午 午间 晌午", "noon"],
  ["下午 下昼 晏昼 午后", "afternoon"],
  ["傍晚 黄昏", "evening"],
  ["晚上 晚间 夜晚 晚黑 夜里 夜间 深夜", "night"],
  ["半夜 午夜 子夜 大半夜 三更半夜", "midnight"],
]);

/** One character of a part: 早8点, 周五晚, 每天早中晚. */
const shortWords = words<DayPart>([
  ["早", "early-morning"],
  ["午 中", "noon"],
  ["晚 夜", "night"],
]);

const endOfWork = new Set(["下班", "放工", "收工"]);
const sides = new Set(["前", "之前", "以前", "后", "之后", "以后", "时"]);

/** 下午, 晚 上, 周五晚 (after a day), 早8点 (before a clock), 早中晚 (side by side), 下班前. */
export const readPart: Reader<Piece> = (tokens, at) => {
  const text = textAt(tokens, at);
  const word = partWords.get(text) ?? spaced(tokens, at);
  if (word !== undefined) return part(word, partWords.has(text) ? at + 1 : at + 3);
  if (endOfWork.has(text)) return readEndOfWork(tokens, at);
  const short = shortWords.get(text);
  return short !== undefined && isShortPart(tokens, at) ? part(short, at + 1) : undefined;
};

function part(value: DayPart, next: number): Found<Piece> {
  return { value: { type: "part", part: value }, next };
}

/** 晚 上. */
function spaced(tokens: Tokens, at: number): DayPart | undefined {
  if (tokens[at + 1]?.type !== "space" || textAt(tokens, at).length !== 1) return undefined;
  return partWords.get(textAt(tokens, at) + textAt(tokens, at + 2));
}

function readEndOfWork(tokens: Tokens, at: number): Found<Piece> | undefined {
  const isMeant = goesOnWith(tokens, at + 1, sides) || isAfterDay(tokens, at);
  return isMeant ? part("end-of-work", at + 1) : undefined;
}

function isShortPart(tokens: Tokens, at: number): boolean {
  const text = textAt(tokens, at);
  const isBeside = isShortBeside(tokens, at, 1) || isShortBeside(tokens, at, -1);
  if (text === "午" || text === "中") return isBeside;
  return isBeside || isBeforeClock(tokens, at + 1) || isAfterDay(tokens, at);
}

/** 早中晚, 早、晚 side by side after 天 or 每. */
function isShortBeside(tokens: Tokens, at: number, step: 1 | -1): boolean {
  const isListed = textAt(tokens, at + step) === "、";
  const other = textAt(tokens, at + step * (isListed ? 2 : 1));
  if (other === textAt(tokens, at)) return false;
  const isPart = shortWords.has(other);
  const before = textAt(tokens, at - 1);
  return (
    isPart &&
    (step === -1 || before === "天" || before === "每" || before === "" || before === "日")
  );
}

function isBeforeClock(tokens: Tokens, at: number): boolean {
  const number = readNumeral(tokens, skipSpace(tokens, at));
  if (number === undefined) return false;
  const unit = textAfter(tokens, number.next);
  return unit === "点" || unit === "点钟" || unit === "时" || unit === ":";
}

/** Whether a day ends just before: 周五, 15号, 每天, 明天, 每. */
export function isAfterDay(tokens: Tokens, at: number): boolean {
  const before = textAt(tokens, at - 1);
  return (
    dayEnds.has(before) || (weekdayNames.has(before) && readWeekWord(tokens, at - 2) !== undefined)
  );
}

const dayEnds = new Set(
  "每 天 天天 日 号 今天 明天 后天 大后天 今日 明日 后日 听日 周末 工作日 除夕 当天 当日 次日 日日".split(
    " ",
  ),
);
const weekdayNames = new Set("一二三四五六日天1234567");
