import type { Weekday } from "../dates/calendar-date.ts";
import { readNumeral } from "./numerals.ts";
import {
  after,
  skip,
  skipSpace,
  textAfter,
  textAt,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";
import { readWeekdays } from "./weekdays.ts";

/** 第一个周五, 最后一天, 倒数第二个工作日: which one, negative from the end, of what. */
export interface Nth {
  readonly nth: number;
  readonly of: Weekday | "workday" | "day" | "weekend";
}

export const readNth: Reader<Nth> = (tokens, start) => {
  const ordinal = readOrdinal(tokens, skip(tokens, start, "的"));
  if (ordinal === undefined) return undefined;
  const at = skip(tokens, ordinal.next, "个");
  const named = readNamed(tokens, at);
  if (named !== undefined)
    return { value: { nth: ordinal.value, of: named.value }, next: named.next };
  const weekdays = readWeekdays(tokens, at);
  const [weekday] = weekdays?.value ?? [];
  if (weekdays === undefined || weekday === undefined || weekdays.value.length > 1)
    return undefined;
  return { value: { nth: ordinal.value, of: weekday }, next: weekdays.next };
};

/** Several of one kind: 第一个和第三个周一, 第一、三个周五. */
export const readNths: Reader<readonly Nth[]> = (tokens, start) => {
  const single = readNth(tokens, start);
  if (single !== undefined) return { value: [single.value], next: single.next };
  const first = readOrdinal(tokens, skip(tokens, start, "的"));
  const join =
    first === undefined
      ? undefined
      : after(tokens, skip(tokens, first.next, "个"), "、", "和", "及", ",", "与");
  if (first === undefined || join === undefined) return undefined;
  const rest = readNths(tokens, join) ?? readNumbered(tokens, join);
  const [next] = rest?.value ?? [];
  if (rest === undefined || next === undefined) return undefined;
  return { value: [{ nth: first.value, of: next.of }, ...rest.value], next: rest.next };
};

/** 三个周五 of 第一、三个周五. */
function readNumbered(tokens: Tokens, at: number): Found<readonly Nth[]> | undefined {
  const number = readNumeral(tokens, skipSpace(tokens, at));
  if (number === undefined) return undefined;
  const weekdays = readWeekdays(tokens, skip(tokens, number.next, "个"));
  const [weekday] = weekdays?.value ?? [];
  if (weekdays === undefined || weekday === undefined || weekdays.value.length > 1)
    return undefined;
  return { value: [{ nth: number.value.value, of: weekday }], next: weekdays.next };
}

const named = new Map<string, "workday" | "day" | "weekend">([
  ["工作日", "workday"],
  ["上班日", "workday"],
  ["天", "day"],
  ["日", "day"],
  ["周末", "weekend"],
]);

function readNamed(tokens: Tokens, at: number): Found<"workday" | "day" | "weekend"> | undefined {
  const what = named.get(textAfter(tokens, at));
  return what === undefined ? undefined : { value: what, next: skipSpace(tokens, at) + 1 };
}

function readOrdinal(tokens: Tokens, start: number): Found<number> | undefined {
  const at = skipSpace(tokens, start);
  const last = after(tokens, at, "最后");
  if (last !== undefined) {
    const one = skip(tokens, last, "一", "1");
    return { value: -1, next: one };
  }
  const isFromEnd = textAt(tokens, at) === "倒数";
  const from = isFromEnd ? at + 1 : at;
  const ordinal = after(tokens, from, "第");
  if (ordinal === undefined) {
    const first = after(tokens, at, "首", "头");
    return first === undefined ? undefined : { value: 1, next: skip(tokens, first, "一") };
  }
  const number = readNumeral(tokens, skipSpace(tokens, ordinal));
  if (number === undefined || number.value.value < 1 || number.value.value > 366) return undefined;
  return { value: isFromEnd ? -number.value.value : number.value.value, next: number.next };
}
