import type { DaySpec, Piece } from "../grammar/piece.ts";
import { readYear } from "./calendar-words.ts";
import { readNumeral } from "./numerals.ts";
import {
  after,
  lookUp,
  skip,
  skipSpace,
  textAt,
  textBefore,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

type LunarSpec = Extract<DaySpec, { kind: "lunar" }>;

const monthNames = words<number>([
  ["正月", 1],
  ["冬月", 11],
  ["腊月", 12],
]);

/** 农历八月十五, 正月初一, 腊月廿三, 九月廿二, 大年初三, 2023年大年三十. A month and day alone (八月十五) are no lunar ones. */
export const readLunarDay: Reader<Piece> = (tokens, at) => {
  const said = readCalendar(tokens, at);
  const year = readYear(tokens, said?.next ?? at);
  const again = readCalendar(tokens, year?.next ?? said?.next ?? at);
  const isLunar = said !== undefined || again !== undefined;
  const from = again?.next ?? year?.next ?? said?.next ?? at;
  const day =
    readNewYear(tokens, from, year !== undefined) ?? readMonthAndDay(tokens, from, isLunar);
  if (day === undefined || textBefore(tokens, at) === "第") return undefined;
  return { value: { type: "day", day: { ...day.value, ...year?.value } }, next: day.next };
};

/** 农历, 阴历, 旧历. */
function readCalendar(tokens: Tokens, at: number): Found<true> | undefined {
  const next = after(tokens, at, "农历", "阴历", "旧历");
  return next === undefined ? undefined : { value: true, next: skip(tokens, next, "的") };
}

/** 大年初三, 年初五; with a year, which is a lunar one then, 大年三十. */
function readNewYear(tokens: Tokens, at: number, hasYear: boolean): Found<LunarSpec> | undefined {
  if (hasYear && (textAt(tokens, at) === "大年三十" || textAt(tokens, at) === "除夕")) {
    return { value: { kind: "lunar", month: 12, day: 30 }, next: at + 1 };
  }
  const start = after(tokens, at, "大年", "年");
  const named = start === undefined ? after(tokens, at, "大年初一", "年初一") : undefined;
  if (named !== undefined) return { value: { kind: "lunar", month: 1, day: 1 }, next: named };
  const day =
    start === undefined || textAt(tokens, start) !== "初"
      ? undefined
      : readDay(tokens, start, true);
  return day === undefined
    ? undefined
    : { value: { kind: "lunar", month: 1, day: day.value }, next: day.next };
}

function readMonthAndDay(
  tokens: Tokens,
  start: number,
  isLunar: boolean,
): Found<LunarSpec> | undefined {
  const leap = after(tokens, start, "闰");
  const month = readMonth(tokens, leap ?? start);
  if (month === undefined) return undefined;
  const isCertain = isLunar || leap !== undefined || month.value.isNamed;
  const day = readDay(tokens, skip(tokens, month.next, "的"), isCertain);
  if (day === undefined) return undefined;
  const leapMonth = leap === undefined ? {} : { isLeapMonth: true };
  return {
    value: { kind: "lunar", month: month.value.month, day: day.value, ...leapMonth },
    next: day.next,
  };
}

function readMonth(
  tokens: Tokens,
  start: number,
): Found<{ readonly month: number; readonly isNamed: boolean }> | undefined {
  const at = skipSpace(tokens, start);
  const name = lookUp(tokens, at, monthNames);
  if (name !== undefined) return { value: { month: name.value, isNamed: true }, next: name.next };
  const number = readNumeral(tokens, at);
  const next = number === undefined ? undefined : after(tokens, number.next, "月");
  if (
    number === undefined ||
    next === undefined ||
    number.value.value < 1 ||
    number.value.value > 12
  )
    return undefined;
  return { value: { month: number.value.value, isNamed: false }, next };
}

/** 初一, 廿三: lunar by themselves, unless 日 or 号 follows; 十五 and 15号 where the month is known to be lunar. */
function readDay(tokens: Tokens, start: number, isCertain: boolean): Found<number> | undefined {
  const at = skipSpace(tokens, start);
  const isFirst = textAt(tokens, at) === "初";
  const number = readNumeral(tokens, isFirst ? at + 1 : at);
  if (number === undefined || number.value.value < 1 || number.value.value > (isFirst ? 10 : 30))
    return undefined;
  const unit = after(tokens, number.next, "日", "号");
  const isLunar = isFirst || (textAt(tokens, at) === "廿" && unit === undefined);
  if (!isCertain && !isLunar) return undefined;
  return { value: number.value.value, next: unit ?? number.next };
}
