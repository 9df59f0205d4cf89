import type { Length, Piece } from "../grammar/piece.ts";
import { textAt, type Found, type Reader, type Tokens } from "./reading.ts";

const days = new Map<string, Length>([
  ["明天", { days: 1 }],
  ["后天", { days: 2 }],
  ["大后天", { days: 3 }],
  ["下周", { weeks: 1 }],
  ["下星期", { weeks: 1 }],
  ["下礼拜", { weeks: 1 }],
  ["下个月", { months: 1 }],
  ["下月", { months: 1 }],
  ["明年", { years: 1 }],
]);

const sameTimes =
  "这个时候 这时候 这个时间 这个时刻 这个点 同一时间 同一时刻 同样时间 此时 这会儿".split(" ");

/** 明天这个时候, 下周同一时间: as long from now. With another day it is not understood. */
export const readSameTime: Reader<Piece> = (tokens, at) => {
  const alone = anyOf(tokens, at, sameTimes);
  if (alone !== undefined) return { value: { type: "stray" }, next: alone.next };
  const day = anyOf(tokens, at, [...days.keys()]);
  const length = day === undefined ? undefined : days.get(day.value);
  if (day === undefined || length === undefined) return undefined;
  const start = textAt(tokens, day.next) === "的" ? day.next + 1 : day.next;
  const same = anyOf(tokens, start, sameTimes);
  if (same === undefined) return undefined;
  return { value: { type: "shift", length, direction: "after" }, next: same.next };
};

/** 元旦那天早上: says no more than the day. */
export const readThatDay: Reader<Piece> = (tokens, at) => {
  const found = anyOf(tokens, at, ["那天", "那一天"]);
  return found === undefined
    ? undefined
    : { value: { type: "mark", mark: "glue" }, next: found.next };
};

const figures = new Set("一二三四五六日天");
const clockStarts = new Set("早 早上 上午 中午 下午 傍晚 晚上 晚".split(" "));

/** 一三五早上八点: weekdays without 周, which might as well be a number. */
export const readBareWeekdays: Reader<Piece> = (tokens, at) => {
  let next = at;
  while (figures.has(textAt(tokens, next)) && next - at < 7) next += 1;
  if (next - at < 2 || textAt(tokens, at - 1) === "第") return undefined;
  return clockStarts.has(textAt(tokens, next)) ? { value: { type: "stray" }, next } : undefined;
};

const mostTokens = 6;

/** The longest of some texts that the next tokens are together. */
function anyOf(tokens: Tokens, at: number, texts: readonly string[]): Found<string> | undefined {
  let joined = "";
  let found: Found<string> | undefined;
  for (let next = at; next < at + mostTokens && next < tokens.length; next += 1) {
    joined += textAt(tokens, next);
    if (texts.includes(joined)) found = { value: joined, next: next + 1 };
  }
  return found;
}
