import type { Piece } from "../grammar/piece.ts";
import { readNumeral } from "./numerals.ts";
import { after, skip, skipSpace, textAt, textBefore, type Reader } from "./reading.ts";

const leads = ["共", "一共", "总共", "合计", "重复", "循环", "连续", "限", "最多"];
/** Who is told, or what is done, before a number of times. */
const doers = new Set("醒 我 们 家 知 响 叫 行 复 环".split(" "));

/** 共5次, 一共三次, 提醒3次, 5次后停止: how often in all. */
export const readCount: Reader<Piece> = (tokens, at) => {
  if (tokens[at]?.type === "space") return undefined;
  const lead = after(tokens, at, ...leads);
  const number = readNumeral(tokens, skipSpace(tokens, skip(tokens, lead ?? at, "提醒")));
  const times = number === undefined ? undefined : after(tokens, number.next, "次", "回", "遍");
  if (number === undefined || times === undefined || number.value.value < 1) return undefined;
  const end = after(
    tokens,
    skip(tokens, times, "后", "之后", "就"),
    "停止",
    "停",
    "结束",
    "为止",
    "截止",
    "取消",
  );
  const isTold = doers.has(textBefore(tokens, at)) && number.value.value > 1;
  const isMeant = lead !== undefined || end !== undefined || isTold;
  if (!isMeant || textAt(tokens, at - 1) === "第") return undefined;
  return { value: { type: "count", count: number.value.value }, next: end ?? times };
};
