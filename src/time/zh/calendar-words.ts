import { figureRun, readNumeral } from "./numerals.ts";
import {
  after,
  lookUp,
  skip,
  skipSpace,
  textAfter,
  textAt,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";
import { readRelative } from "./relative.ts";

/** A year as said: by its number, or counted from the present one. */
export interface SaidYear {
  readonly year?: number;
  readonly years?: number;
}

/** A month as said: by its number, or counted from the present one. */
export interface SaidMonth {
  readonly month?: number;
  readonly months?: number;
}

const yearWords = words<number>([
  ["今年 本年", 0],
  ["明年 来年", 1],
  ["后年", 2],
  ["大后年", 3],
  ["去年", -1],
  ["前年", -2],
]);

/** 2026年, 二〇二六年, 明年; 26年 and 九零年 only before a month. */
export const readYear: Reader<SaidYear> = (tokens, start) => {
  const at = skipSpace(tokens, start);
  const word = lookUp(tokens, at, yearWords);
  if (word !== undefined)
    return { value: { years: word.value }, next: skip(tokens, word.next, "的") };
  const isDigits = tokens[at]?.type === "digits";
  const figures = isDigits ? textAt(tokens, at) : figureRun(tokens, at).join("");
  const next = after(tokens, at + (isDigits ? 1 : figures.length), "年");
  if (next === undefined || (figures.length !== 4 && figures.length !== 2)) return undefined;
  if (figures.length === 2 && readMonth(tokens, next) === undefined) return undefined;
  return { value: { year: fullYear(figures) }, next: skip(tokens, next, "的") };
};

/** 26 is 2026, 90 is 1990. */
export function fullYear(figures: string): number {
  const year = Number(figures);
  if (figures.length > 2) return year;
  return year + (year < 70 ? 2000 : 1900);
}

/** 12月, 十二月份, 下个月, 本月. A month beyond 12 is read too: it is invalid. */
export const readMonth: Reader<SaidMonth> = (tokens, start) => {
  const at = skipSpace(tokens, start);
  const relative = readRelative(tokens, at);
  if (relative !== undefined) {
    const next = after(tokens, relative.next, "月", "月份");
    return next === undefined ? undefined : { value: { months: relative.value }, next };
  }
  const number = readNumeral(tokens, at);
  if (number === undefined || number.value.high !== undefined || number.value.figures > 2)
    return undefined;
  const next = after(tokens, number.next, "月");
  if (next === undefined || textAt(tokens, at - 1) === "第") return undefined;
  return { value: { month: number.value.value }, next: skip(tokens, next, "份") };
};

/** 15号, 十五日; after a month 十五 alone too, where it counts nothing. */
export function readMonthDay(
  tokens: Tokens,
  start: number,
  isAfterMonth: boolean,
): Found<number> | undefined {
  const at = skipSpace(tokens, start);
  const number = readNumeral(tokens, at);
  if (number === undefined || number.value.high !== undefined || number.value.figures > 3)
    return undefined;
  const unit = after(tokens, number.next, "号", "日");
  if (unit !== undefined) return { value: number.value.value, next: unit };
  if (!isAfterMonth || at !== start || number.value.value > 31 || number.value.value === 0)
    return undefined;
  return countsSomething(tokens, number.next)
    ? undefined
    : { value: number.value.value, next: number.next };
}

function countsSomething(tokens: Tokens, at: number): boolean {
  const follower = tokens[at];
  if (follower?.type === "han") return counted.has(follower.text.charAt(0));
  return (
    [".", ":", "%", "/"].includes(textAt(tokens, at)) ||
    counted.has(textAfter(tokens, at).charAt(0))
  );
}

const counted = new Set("点时个人名位次天周年月件份条分秒小元万千百楼层级期届号".split(""));

/** 三季度, 第三季度, 下季度, 本季度: its number, or counted from the present one. */
export const readQuarter: Reader<{ readonly number?: number; readonly offset?: number }> = (
  tokens,
  start,
) => {
  const at = skipSpace(tokens, start);
  const relative = readRelative(tokens, at);
  if (relative !== undefined) {
    const next = after(tokens, relative.next, "季度", "季");
    return next === undefined ? undefined : { value: { offset: relative.value }, next };
  }
  const number = readNumeral(tokens, skip(tokens, at, "第"));
  const next = number === undefined ? undefined : after(tokens, number.next, "季度");
  if (
    number === undefined ||
    next === undefined ||
    number.value.value < 1 ||
    number.value.value > 4
  )
    return undefined;
  return { value: { number: number.value.value }, next };
};
