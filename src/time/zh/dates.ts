import type { DaySpec, Mark, Piece } from "../grammar/piece.ts";
import {
  readMonth,
  readMonthDay,
  readYear,
  type SaidMonth,
  type SaidYear,
} from "./calendar-words.ts";
import { dayJoins, readSharedDay } from "./shared-days.ts";
import { invalidDate, isPossible } from "./impossible.ts";
import {
  skip,
  skipSpace,
  textAt,
  textBefore,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

/** A month of days, and what joins them. */
const mostPieces = 61;

type Head = SaidYear & SaidMonth;
type DateSpec = Extract<DaySpec, { kind: "date" }>;

/** 12月15日, 2026年3月1号, 明年五月三十, 下个月15号, 15号; 1号到5号 and 5、15、25号 share their month. */
export const readDate: Reader<Piece> = (tokens, at) => {
  const head = readHead(tokens, at);
  const first = readFirst(tokens, head?.next ?? at, head?.value ?? {});
  if (first === undefined || isNoDate(tokens, at, first)) return undefined;
  const pieces: Piece[] = [pieceOf(first.value)];
  let next = first.next;
  for (
    let more = readMore(tokens, next, head?.value ?? {});
    more !== undefined && pieces.length < mostPieces;
  ) {
    pieces.push({ type: "mark", mark: more.value.mark }, pieceOf(more.value.date));
    next = more.next;
    more = readMore(tokens, next, head?.value ?? {});
  }
  const [only] = pieces;
  const wrong = pieces.find(({ type }) => type === "invalid");
  const value: Piece | undefined =
    wrong ?? (pieces.length === 1 ? only : { type: "group", pieces });
  return value === undefined ? undefined : { value, next };
};

function pieceOf(date: DateSpec): Piece {
  return isPossible(date) ? { type: "day", day: date } : invalidDate(date);
}

/** The year and month before a day; a year alone is none. */
function readHead(tokens: Tokens, at: number): Found<Head> | undefined {
  const year = readYear(tokens, at);
  const month = readMonth(tokens, year?.next ?? at);
  if (month === undefined) return undefined;
  return { value: { ...year?.value, ...month.value }, next: skip(tokens, month.next, "的") };
}

function readFirst(tokens: Tokens, at: number, head: Head): Found<DateSpec> | undefined {
  const hasMonth = head.month !== undefined || head.months !== undefined;
  const day = readMonthDay(tokens, at, hasMonth) ?? readSharedAfter(tokens, at);
  return day === undefined
    ? undefined
    : { value: { kind: "date", ...head, day: day.value }, next: day.next };
}

/** In 1-3-5号 the 3 begins no span. */
function readSharedAfter(tokens: Tokens, at: number): Found<number> | undefined {
  return textBefore(tokens, at) === "-" ? undefined : readSharedDay(tokens, at);
}

function readMore(
  tokens: Tokens,
  at: number,
  head: Head,
): Found<{ readonly mark: Mark; readonly date: DateSpec }> | undefined {
  const index = skipSpace(tokens, at);
  const mark = dayJoins.get(textAt(tokens, index));
  const from = mark === undefined ? index : index + 1;
  const day =
    readMonthDay(tokens, from, false) ??
    (mark === undefined ? undefined : readSharedDay(tokens, from));
  if (day === undefined) return undefined;
  return {
    value: { mark: mark ?? "and", date: { kind: "date", ...head, day: day.value } },
    next: day.next,
  };
}

/** 90日 and 三日后 are lengths, 第3日 a count, 三日游 a name. */
function isNoDate(
  tokens: Tokens,
  at: number,
  { value: { day, month, months }, next }: Found<DateSpec>,
): boolean {
  if (month !== undefined || months !== undefined) return false;
  if (day === 0 || day > 31 || textBefore(tokens, at) === "第") return true;
  return textAt(tokens, next - 1) === "日" && lengthTails.has(textAt(tokens, next));
}

const lengthTails = new Set([
  "后",
  "内",
  "之后",
  "之内",
  "以后",
  "以内",
  "间",
  "元",
  "均",
  "游",
  "圆",
]);
