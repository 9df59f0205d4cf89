import type { Piece } from "../grammar/piece.ts";
import { readNth } from "./nth.ts";
import { readNumeral } from "./numerals.ts";
import { isTalkOfPoints } from "./clock-neighbours.ts";
import { after, skip, textAt, textBefore, type Reader, type Tokens } from "./reading.ts";

const numerals = new Set("〇零一二两俩三四五六七八九十廿半");
const followers = new Set([
  "隔",
  "逢",
  "单",
  "双",
  "单日",
  "双日",
  "整点",
  "第",
  "最后",
  "上旬",
  "中旬",
  "下旬",
]);

/** What looks like time and was read by nobody: 每 before a number, 隔, 逢, 下下, 工作日, 15号 that cannot be. */
export const readStray: Reader<Piece> = (tokens, at) => {
  const text = textAt(tokens, at);
  if (text === "每") {
    const follower = textAt(tokens, at + 1);
    const isTime =
      tokens[at + 1]?.type === "digits" || numerals.has(follower) || followers.has(follower);
    return isTime ? stray(at + 1) : undefined;
  }
  if (text === "每逢" || text === "逢" || text === "隔" || text === "工作日") return stray(at + 1);
  if (text === "双周" || text === "单周") return stray(at + 1);
  if (text === "下" && textAt(tokens, at + 1) === "下") return stray(at + 2);
  if (text === "初" && numerals.has(textAt(tokens, at + 1)) && textBefore(tokens, at) !== "年")
    return readFirst(tokens, at);
  if (text === "第" || text === "最后" || text === "倒数") return readOrdinal(tokens, at);
  if (text === "遇" || text === "遇到") return readOnHoliday(tokens, at);
  return readNumber(tokens, at);
};

/** 第一个周五, 第二周: of which month? */
function readOrdinal(
  tokens: Tokens,
  at: number,
): { readonly value: Piece; readonly next: number } | undefined {
  const nth = readNth(tokens, at);
  if (nth !== undefined) return nth.value.of === "day" ? undefined : stray(nth.next);
  const number = textAt(tokens, at) === "第" ? readNumeral(tokens, at + 1) : undefined;
  const week = number === undefined ? undefined : after(tokens, number.next, "周", "星期", "礼拜");
  return week === undefined ? undefined : stray(week);
}

const freeDays = new Set([
  "节假日",
  "法定节假日",
  "周末",
  "假期",
  "休息日",
  "节日",
  "假日",
  "双休日",
  "休息",
]);

/** 遇节假日顺延: a rule about the rule. */
function readOnHoliday(
  tokens: Tokens,
  at: number,
): { readonly value: Piece; readonly next: number } | undefined {
  const next = skip(tokens, at + 1, "到", "上");
  if (!freeDays.has(textAt(tokens, next))) return undefined;
  return { value: { type: "stray", isLoud: true }, next: next + 1 };
}

function stray(next: number): { readonly value: Piece; readonly next: number } {
  return { value: { type: "stray" }, next };
}

/** 初一十五, 初五: of which month? */
function readFirst(
  tokens: Tokens,
  at: number,
): { readonly value: Piece; readonly next: number } | undefined {
  const number = readNumeral(tokens, at + 1);
  if (number === undefined || number.value.value > 10) return undefined;
  const more = readNumeral(tokens, number.next);
  return stray(more?.value.value === 15 ? more.next : number.next);
}

/** A number before 点, 号 or 月 that is no hour, day or month. */
function readNumber(
  tokens: Tokens,
  at: number,
): { readonly value: Piece; readonly next: number } | undefined {
  const number = readNumeral(tokens, at);
  if (number === undefined || number.value.figures > 3) return undefined;
  const next = after(tokens, number.next, "点", "号", "月", "刻");
  if (next === undefined || textBefore(tokens, at) === "第") return undefined;
  return textAt(tokens, next - 1) === "点" && isTalkOfPoints(tokens, at, next)
    ? undefined
    : stray(next);
}
