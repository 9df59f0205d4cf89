import type { DaySpec, Offset, Piece } from "../grammar/piece.ts";
import { numeralCharacters } from "./numerals.ts";
import { after, skip, textAfter, textAt, type Found, type Reader, type Tokens } from "./reading.ts";
import { readRelative } from "./relative.ts";
import { readWeekdayList, readWeekWord, type WeekdayList } from "./weekdays.ts";

/** 周五, 下周五, 这个星期天, 下周的周六, 周末; several: 周一三五, 下周一到周三, 周一、周三和周五. */
export const readWeekDay: Reader<Piece> = (tokens, at) => {
  const relative = readRelative(tokens, at);
  const start = relative?.next ?? at;
  const weeks: Offset = relative?.value ?? null;
  const weekend = readWeekend(tokens, start, weeks);
  if (weekend !== undefined) return weekend;
  const week = readWeekWord(tokens, start);
  if (week === undefined || isOrdinal(tokens, at)) return undefined;
  const wrong = readNoWeekday(tokens, at, week);
  if (wrong !== undefined) return wrong;
  const inner = readWeekWord(tokens, skip(tokens, week, "的"));
  const list = readWeekdayList(tokens, inner ?? week);
  if (list === undefined || (inner !== undefined && relative === undefined)) return undefined;
  return readAlternative(tokens, { value: pieceOf(list, weeks), next: list.next }, weeks);
};

/** 下周二或周三: both of that week. */
function readAlternative(tokens: Tokens, first: Found<Piece>, weeks: Offset): Found<Piece> {
  const join = after(tokens, first.next, "或", "或者", "还是");
  const week = join === undefined ? undefined : readWeekWord(tokens, join);
  const list = week === undefined ? undefined : readWeekdayList(tokens, week);
  if (list === undefined || list.value.weekdays.length > 1) return first;
  const pieces: readonly Piece[] = [
    first.value,
    { type: "mark", mark: "or" },
    pieceOf(list, weeks),
  ];
  return { value: { type: "group", pieces }, next: list.next };
}

function readWeekend(tokens: Tokens, at: number, weeks: Offset): Found<Piece> | undefined {
  const next = skip(tokens, at, "周末", "双休", "双休日");
  if (next === at) return undefined;
  return { value: { type: "day", day: { kind: "weekend", weeks } }, next };
}

/** 周八: a week has seven days. */
function readNoWeekday(tokens: Tokens, at: number, week: number): Found<Piece> | undefined {
  const text = textAt(tokens, week);
  const before = tokens[at - 1];
  const isCounted = before?.type === "digits" || numeralCharacters.has(before?.text ?? "");
  if (
    !["八", "九", "8", "9"].includes(text) ||
    isCounted ||
    unitsAfter.has(textAfter(tokens, week + 1))
  )
    return undefined;
  const why = {
    zh: `没有周${text}这一天`,
    en: `a week has no day ${text === "八" ? 8 : text === "九" ? 9 : text}`,
  };
  return { value: { type: "invalid", why }, next: week + 1 };
}

const unitsAfter = new Set(["点", "时", "点钟", "次", "个", "天", "月", "号", ":", "十"]);

/** 第三周五 is something else. */
function isOrdinal(tokens: Tokens, at: number): boolean {
  return textAt(tokens, at - 2) === "第";
}

function pieceOf({ value: { weekdays, isSpan } }: Found<WeekdayList>, weeks: Offset): Piece {
  const days = weekdays.map((weekday): DaySpec => ({ kind: "weekday", weekday, weeks }));
  const kept = isSpan ? [days[0], days.at(-1)] : days;
  const pieces: Piece[] = [];
  for (const day of kept) {
    if (day === undefined) continue;
    if (pieces.length > 0) pieces.push({ type: "mark", mark: isSpan ? "to" : "and" });
    pieces.push({ type: "day", day });
  }
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : { type: "group", pieces };
}
