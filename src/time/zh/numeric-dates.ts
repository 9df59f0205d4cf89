import type { DaySpec, Piece } from "../grammar/piece.ts";
import { fullYear } from "./calendar-words.ts";
import { invalidDate, isPossible } from "./impossible.ts";
import {
  after,
  skipSpace,
  textAt,
  textBefore,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

type DateSpec = Extract<DaySpec, { kind: "date" }>;

const separators = new Set(["-", "/", ".", "·"]);

/** 2026-11-24, 2026/11/24, 2026 11 24, 24.11.2026, 3/3/15, 20261124, 12/15, 12-15, 6·30. */
export const readNumericDate: Reader<Piece> = (tokens, at) => {
  if (tokens[at]?.type !== "digits") return undefined;
  if (isInside(tokens, at - 1) && !endsSpan(tokens, at)) return undefined;
  const found = readThree(tokens, at) ?? readCompact(tokens, at) ?? readTwo(tokens, at);
  if (found === undefined) return undefined;
  const next = after(tokens, found.next, "日", "号") ?? found.next;
  return {
    value: isPossible(found.value) ? { type: "day", day: found.value } : invalidDate(found.value),
    next,
  };
};

/** A number that goes on: v1-2, 3.12/15. */
function isInside(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  if (token?.type === "latin" || token?.type === "digits") return true;
  const before = tokens[at - 1]?.type;
  return separators.has(token?.text ?? "") && (before === "digits" || before === "latin");
}

function readThree(tokens: Tokens, at: number): Found<DateSpec> | undefined {
  const [first, second, third] = [
    digits(tokens, at),
    digits(tokens, at + 2),
    digits(tokens, at + 4),
  ];
  const [left, right] = [textAt(tokens, at + 1), textAt(tokens, at + 3)];
  if (first === "" || second === "" || third === "" || second.length > 2) return undefined;
  const isSpaced = left === " " && right === " ";
  if (!isSpaced && (!separators.has(left) || !separators.has(right))) return undefined;
  if (startsSpan(tokens, at)) return undefined;
  if (first.length === 4 && third.length <= 2) return dateOf(first, second, third, at + 5);
  if (isSpaced || first.length > 2) return undefined;
  const isYear = third.length === 4 || (third.length === 2 && left === "/");
  if (!isYear) return undefined;
  if (left === "." || Number(first) > 12) return dateOf(third, second, first, at + 5);
  return dateOf(third, first, second, at + 5);
}

/** 11/30-12/4: two dates, and no year. */
function startsSpan(tokens: Tokens, at: number): boolean {
  if (textAt(tokens, at + 3) !== "-") return false;
  if (textAt(tokens, at + 1) !== "/" || textAt(tokens, at + 5) !== "/") return false;
  return [0, 2, 4, 6].every((offset) => {
    const { length } = digits(tokens, at + offset);
    return length === 1 || length === 2;
  });
}

/** 2026/11/30-2026/12/4: the dash stands between two dates. */
function endsSpan(tokens: Tokens, at: number): boolean {
  const separator = textAt(tokens, at - 3);
  const isDate = separator === "/" || separator === ".";
  return isDate && textAt(tokens, at - 1) === "-" && textAt(tokens, at + 1) === separator;
}

function digits(tokens: Tokens, at: number): string {
  return tokens[at]?.type === "digits" ? textAt(tokens, at) : "";
}

function dateOf(year: string, month: string, day: string, next: number): Found<DateSpec> {
  const date: DateSpec = {
    kind: "date",
    year: fullYear(year),
    month: Number(month),
    day: Number(day),
  };
  return { value: date, next };
}

/** 20261124. */
function readCompact(tokens: Tokens, at: number): Found<DateSpec> | undefined {
  const before = tokens[at - 1];
  if (before?.type === "han" && !prepositions.has(before.text)) return undefined;
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/u.exec(textAt(tokens, at)) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const found = dateOf(year, month, day, at + 1);
  return isPossible(found.value) ? found : undefined;
}

/** 订单20261124 is a number. */
const prepositions = new Set(["在", "于", "到", "至", "从", "和", "为", "前", "后", "是"]);

/** 12/15, 12-15, 6·30: month and day, where it is no span, score or share. */
function readTwo(tokens: Tokens, at: number): Found<DateSpec> | undefined {
  const [month, separator, day] = [
    digits(tokens, at),
    textAt(tokens, at + 1),
    digits(tokens, at + 2),
  ];
  if (month === "" || day === "" || month.length > 2 || day.length > 2) return undefined;
  const isNamed = ["日", "号"].includes(textAt(tokens, at + 3));
  if (separator === "-" && (isNamed || isCount(tokens, at + 3))) return undefined;
  if (separator === "." && !isNamed && !isDated(tokens, at)) return undefined;
  if (
    !separators.has(separator) ||
    (goesOn(tokens, at + 3) && !startsSpan(tokens, at)) ||
    (separator === "/" && isCount(tokens, at + 3))
  )
    return undefined;
  const date: DateSpec = { kind: "date", month: Number(month), day: Number(day) };
  return isPossible(date) ? { value: date, next: at + 3 } : undefined;
}

/** 12.31 23:59, 12.31晚上8点, 11.28 周六: beside a time of day or a weekday; 版本 3.15 is no date. */
function isDated(tokens: Tokens, at: number): boolean {
  const before = textBefore(tokens, at);
  const last = tokens[at - 1]?.type === "space" ? tokens[at - 2] : tokens[at - 1];
  if (last?.type === "latin" || numbered.has(before)) return false;
  const next = skipSpace(tokens, at + 3);
  if (dayWords.has(textAt(tokens, next))) return true;
  if (next === at + 3 || tokens[next]?.type !== "digits") return false;
  return [":", "点"].includes(textAt(tokens, next + 1));
}

const numbered = new Set(["版本", "版", "第", "价", "¥", "$", "约", "到", "涨", "跌"]);
const dayWords = new Set("周 星期 礼拜 凌晨 早上 上午 中午 下午 傍晚 晚上 早 晚 零".split(" "));

function goesOn(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  if (token?.type === "latin") return true;
  return (
    (separators.has(token?.text ?? "") || token?.text === "%" || token?.text === ":") &&
    tokens[at + 1]?.type === "digits"
  );
}

/** 3-5个人, 2-3天, 1/2的人: counts. */
function isCount(tokens: Tokens, at: number): boolean {
  const text = textAt(tokens, at);
  return counted.has(text.charAt(0)) && tokens[at]?.type === "han";
}

const counted = new Set(
  "点时个人名位号楼层天周月年件份条次元块米公斤万千百级岁家台辆页篇题道章节本只箱瓶杯组期届轮分秒小日版线栋单元室桌排倍刻季工的".split(
    "",
  ),
);
