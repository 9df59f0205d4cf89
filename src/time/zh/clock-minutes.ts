import { readNumeral } from "./numerals.ts";
import {
  after,
  isEdge,
  skip,
  skipSpace,
  textAfter,
  textAt,
  type Found,
  type Tokens,
} from "./reading.ts";

interface Minutes {
  /** Negative before the hour: 八点差五分 -5. */
  readonly minute: number;
  readonly second?: number;
}

/** What follows 点: 半, 一刻, 十五, 零五分, 整, 过五分, 差五分, 59分23秒; Cantonese 三, 搭三, 三個字 (of five minutes each). */
export function readMinutes(
  tokens: Tokens,
  start: number,
  isDigits: boolean,
): Found<Minutes> | undefined {
  const at = skip(tokens, skip(tokens, start, "钟"), "过", "零", "〇");
  const isExact = after(tokens, start, "整", "正");
  if (isExact !== undefined) return { value: { minute: 0 }, next: isExact };
  const less = after(tokens, start, "差");
  if (less !== undefined) {
    const found = readNumbered(tokens, less, false);
    return found === undefined ? undefined : { value: { minute: -found.value }, next: found.next };
  }
  const found =
    readHalf(tokens, at) ?? readCharacters(tokens, start) ?? readNumbered(tokens, at, isDigits);
  if (found === undefined) {
    const bell = after(tokens, start, "钟");
    return bell === undefined ? undefined : { value: { minute: 0 }, next: bell };
  }
  const second = readSecond(tokens, found.next);
  if (second === undefined) return { value: { minute: found.value }, next: found.next };
  return { value: { minute: found.value, second: second.value }, next: second.next };
}

function readHalf(tokens: Tokens, at: number): Found<number> | undefined {
  const half = after(tokens, skip(tokens, at, "踏", "搭"), "半");
  if (half === undefined || lengths.has(textAfter(tokens, half))) return undefined;
  return { value: 30, next: half };
}

/** 半 of these is a length of its own. */
const lengths = new Set(["小时", "个", "分钟", "钟头", "价"]);

/** Hong Kong counts five minutes as one 字: 三點三, 三點搭三, 三點三個字. */
function readCharacters(tokens: Tokens, start: number): Found<number> | undefined {
  const joined = after(tokens, start, "踏", "搭");
  const at = joined ?? skipSpace(tokens, start);
  if (tokens[at]?.type === "digits" && joined === undefined && textAt(tokens, at + 1) !== "个")
    return undefined;
  const number = readNumeral(tokens, at);
  if (number === undefined || number.value.value > 11 || number.value.value === 0) return undefined;
  const named = after(tokens, number.next, "个");
  const isNamed = named !== undefined && textAt(tokens, named) === "字";
  const isShort = number.value.figures === 1 && number.value.value < 10 && at === start;
  const isMinutes = isShort && (isEdge(tokens, number.next) || isHongKong(tokens, start));
  if (!isNamed && joined === undefined && !isMinutes) return undefined;
  return { value: number.value.value * 5, next: isNamed ? named + 1 : number.next };
}

/** 晏晝三點九: the words before are Cantonese, and nothing is counted after. */
function isHongKong(tokens: Tokens, at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 5), at);
  return before.some(({ text }) => cantonese.has(text));
}

const cantonese = new Set("晏昼 下昼 上昼 朝早 晚黑 今晚黑 听日 听朝 听晚 今朝".split(" "));

/** 15分, 一刻, 十五, 零五. Without 分 only what is no count of something else: 3点15个人. */
function readNumbered(tokens: Tokens, start: number, isDigits: boolean): Found<number> | undefined {
  const at = skipSpace(tokens, start);
  const number = readNumeral(tokens, at);
  if (number === undefined || number.value.high !== undefined) return undefined;
  const { value, figures } = number.value;
  const quarter = after(tokens, number.next, "刻");
  if (quarter !== undefined)
    return value > 3 ? undefined : { value: value * 15, next: skip(tokens, quarter, "钟") };
  const minutes = after(tokens, number.next, "分");
  if (minutes !== undefined) return { value, next: minutes };
  const isBare = figures >= 2 || ["零", "〇"].includes(textAt(tokens, at - 1)) || value === 10;
  const isCounted =
    tokens[number.next]?.type === "han" && counted.has(textAt(tokens, number.next).charAt(0));
  if (!isBare || value > 59 || isCounted || at !== start) return undefined;
  if (number.value.isDigits !== isDigits && number.value.isDigits) return undefined;
  const follower = textAt(tokens, number.next);
  if (follower === ":" || follower === "." || follower === "/" || follower === "%")
    return undefined;
  return { value, next: number.next };
}

/** A number before these counts them. */
const counted = new Set(
  "个人名位号楼层点天周月年件份条次元块米公斤万千百级岁家台辆页篇题道章节本只箱瓶杯组期届轮分秒小时日版座栋单元室桌排队斤吨度倍折成毛角股票张".split(
    "",
  ),
);

function readSecond(tokens: Tokens, at: number): Found<number> | undefined {
  const number = readNumeral(tokens, skipSpace(tokens, at));
  const next = number === undefined ? undefined : after(tokens, number.next, "秒");
  if (number === undefined || next === undefined || number.value.value > 59) return undefined;
  return { value: number.value.value, next };
}
