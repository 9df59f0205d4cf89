import type { Piece } from "../grammar/piece.ts";
import { readNumeral } from "./numerals.ts";
import { after, skip, skipSpace, textAt, textBefore, type Reader, type Tokens } from "./reading.ts";

const vagueWords = new Set(
  "一会儿 一会 待会儿 待会 等会儿 等会 等下 等一下 过会儿 过一会儿 过会 稍后 稍候 回头 改天 改日 有空 抽空 马上 立刻 立即 晚点 晚些 迟点 等阵 一阵间 阵间 一阵 迟啲 晏啲 晚一点 晚些时候 过段时间 过一阵 过阵子 过几天 过两天 过些天 得空 不久后 过不久 几天后".split(
    " ",
  ),
);

export const vagueTimeWords: readonly string[] = [...vagueWords];

/** 一会儿, 马上, 改天, 几分钟后: a time that must be asked for. */
export const readVague: Reader<Piece> = (tokens, at) => {
  if (vagueWords.has(textAt(tokens, at)))
    return { value: { type: "vague" }, next: skip(tokens, at + 1, "儿") };
  return readSome(tokens, at);
};

const units = ["分钟", "小时", "钟头", "钟", "天", "周", "星期", "礼拜", "月", "年", "工作日"];

/** 几分钟后, 几个小时, 十几天后, 半天后. */
const readSome: Reader<Piece> = (tokens, at) => {
  if (textAt(tokens, at) === "半天") {
    const half = after(tokens, at + 1, "后", "之后", "以后");
    return half === undefined ? undefined : { value: { type: "vague" }, next: half };
  }
  const start = after(tokens, at, "几", "好几", "若干", "数") ?? readTenOdd(tokens, at);
  if (start === undefined || tokens[at]?.type === "space" || textBefore(tokens, at) === "前")
    return undefined;
  const unit = after(tokens, skip(tokens, start, "个"), ...units);
  const end =
    unit === undefined
      ? undefined
      : after(tokens, unit, "后", "之后", "以后", "内", "之内", "以内");
  return end === undefined ? undefined : { value: { type: "vague" }, next: end };
};

/** 十几, 十来. */
function readTenOdd(tokens: Tokens, at: number): number | undefined {
  const number = readNumeral(tokens, skipSpace(tokens, at));
  return number === undefined ? undefined : after(tokens, number.next, "几", "来", "多");
}
