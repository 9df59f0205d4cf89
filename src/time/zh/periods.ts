import type { DaySpec, PeriodSpec, Piece } from "../grammar/piece.ts";
import { readMonth, readQuarter, readYear } from "./calendar-words.ts";
import { readNth, type Nth } from "./nth.ts";
import { numeralCharacters, readNumeral } from "./numerals.ts";
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
import { readRelative } from "./relative.ts";
import { readWeekWord } from "./weekdays.ts";

type Edge = "start" | "middle" | "end";

/** 下周, 三月, 明年, 三季度; what lies in one: 十月的第一个星期一, 月底, 下月初, 本月最后一天, 上旬. */
export const readPeriodDay: Reader<Piece> = (tokens, at) => {
  const period = readPeriod(tokens, at);
  if (period === undefined)
    return (
      readEdgeWord(tokens, at, {}, at) ?? readQuarterEdge(tokens, at) ?? readBareInside(tokens, at)
    );
  const from = skip(tokens, period.next, "的");
  const named = readEdgeWord(tokens, from, period.value, at);
  if (named !== undefined && period.value.unit !== "week") return named;
  const edge = readEdge(tokens, period.next, period.value);
  if (edge !== undefined) return edge;
  const inside = readInside(tokens, period);
  if (inside !== undefined) return inside;
  const nth = readNth(tokens, period.next);
  const day = nth === undefined ? undefined : dayOf(nth.value, period.value);
  if (nth !== undefined && day !== undefined)
    return { value: { type: "day", day }, next: nth.next };
  const whole: Piece = { type: "day", day: { kind: "period", period: period.value } };
  const unclear = after(tokens, skip(tokens, period.next, "的"), "第", "倒数", "前", "头");
  if (unclear === undefined || !isCounting(tokens, unclear)) {
    return { value: whole, next: period.next };
  }
  return { value: { type: "group", pieces: [whole, { type: "stray" }] }, next: unclear };
};

/** 本周内, 这个月之内: by its last day. */
function readInside(tokens: Tokens, { value, next }: Found<PeriodSpec>): Found<Piece> | undefined {
  const inside = after(tokens, next, "内", "之内", "以内");
  if (inside === undefined) return undefined;
  const day: Piece = { type: "day", day: { kind: "edge", edge: "end", of: value } };
  return {
    value: { type: "group", pieces: [day, { type: "mark", mark: "by-post" }] },
    next: inside,
  };
}

const units = new Map<string, PeriodSpec["unit"]>([
  ["周", "week"],
  ["月", "month"],
  ["季度", "quarter"],
  ["年", "year"],
]);

/** 年内, 月内, 周内. */
function readBareInside(tokens: Tokens, at: number): Found<Piece> | undefined {
  const unit = units.get(textAt(tokens, at));
  const before = tokens[at - 1];
  if (
    unit === undefined ||
    before?.type === "digits" ||
    numeralCharacters.has(before?.text ?? "") ||
    before?.text === "个"
  )
    return undefined;
  return readInside(tokens, { value: { unit, offset: 0 }, next: at + 1 });
}

/** 下周, 本月, 12月, 明年三月, 2027年, 第三季度, 明年一季度. */
const readPeriod: Reader<PeriodSpec> = (tokens, at) => {
  if (textBefore(tokens, at) === "第") return undefined;
  const year = readYear(tokens, at);
  const start = year?.next ?? at;
  const quarter = readQuarter(tokens, start);
  if (quarter !== undefined)
    return { value: { unit: "quarter", ...year?.value, ...quarter.value }, next: quarter.next };
  const month = readMonth(tokens, start);
  if (month !== undefined) {
    const { month: number, months } = month.value;
    if (number !== undefined && (number < 1 || number > 12)) return undefined;
    const said = number === undefined ? { offset: months ?? 0 } : { number };
    return { value: { unit: "month", ...year?.value, ...said }, next: month.next };
  }
  if (year !== undefined) return { value: yearOf(year.value), next: year.next };
  return readWeek(tokens, at);
};

function yearOf({ year, years }: { readonly year?: number; readonly years?: number }): PeriodSpec {
  return year === undefined ? { unit: "year", offset: years ?? 0 } : { unit: "year", year };
}

function readWeek(tokens: Tokens, at: number): Found<PeriodSpec> | undefined {
  const relative = readRelative(tokens, at);
  const next = relative === undefined ? undefined : readWeekWord(tokens, relative.next);
  if (relative === undefined || next === undefined) return undefined;
  return { value: { unit: "week", offset: relative.value }, next };
}

/** 12月第一周, 下个月前三天: a part of it that is not understood. */
function isCounting(tokens: Tokens, at: number): boolean {
  return readNumeral(tokens, at) !== undefined;
}

interface EdgeWord {
  readonly unit: "month" | "quarter" | "year";
  readonly edge?: Edge;
  /** 上旬, 中旬, 下旬: the first and the last day. */
  readonly days?: readonly [number, number];
}

const edgeWords = words<EdgeWord>([
  ["月初", { unit: "month", edge: "start" }],
  ["月中", { unit: "month", edge: "middle" }],
  ["月底 月末", { unit: "month", edge: "end" }],
  ["年初", { unit: "year", edge: "start" }],
  ["年中", { unit: "year", edge: "middle" }],
  ["年底 年末", { unit: "year", edge: "end" }],
  ["季初", { unit: "quarter", edge: "start" }],
  ["季末 季底", { unit: "quarter", edge: "end" }],
  ["上旬", { unit: "month", days: [1, 10] }],
  ["中旬", { unit: "month", days: [11, 20] }],
  ["下旬", { unit: "month", days: [21, -1] }],
]);

/** 月底, 下个月月底, 明年年初, 今年季末, 12月中旬. */
function readEdgeWord(
  tokens: Tokens,
  at: number,
  within: Partial<PeriodSpec>,
  start: number,
): Found<Piece> | undefined {
  const found = lookUp(tokens, at, edgeWords);
  if (found === undefined || (within.unit === undefined && tokens[start]?.type === "space"))
    return undefined;
  const { unit, edge, days } = found.value;
  const of = periodOf(unit, within);
  if (of === undefined) return undefined;
  if (days !== undefined) return stretch(days, of, found.next);
  if (edge === undefined) return undefined;
  return {
    value: { type: "day", day: { kind: "edge", edge, of } },
    next: lastDay(tokens, found.next, edge),
  };
}

/** The period an edge word is of, inside of what was said before it. */
function periodOf(unit: EdgeWord["unit"], within: Partial<PeriodSpec>): PeriodSpec | undefined {
  if (within.unit === undefined) return { unit };
  if (within.unit === unit) return { ...within, unit };
  return undefined;
}

function stretch(
  [first, last]: readonly [number, number],
  of: PeriodSpec,
  next: number,
): Found<Piece> {
  const month = { ...monthOf(of) };
  const pieces: Piece[] = [
    { type: "day", day: { kind: "date", ...month, day: first } },
    { type: "mark", mark: "to" },
    { type: "day", day: { kind: "date", ...month, day: last } },
  ];
  return { value: { type: "group", pieces }, next };
}

function monthOf({
  offset,
  number,
  year,
  years,
}: PeriodSpec): Pick<Extract<DaySpec, { kind: "date" }>, "month" | "months" | "year" | "years"> {
  return {
    ...(number === undefined ? {} : { month: number }),
    ...(offset === undefined || offset === null ? {} : { months: offset }),
    ...(year === undefined ? {} : { year }),
    ...(years === undefined ? {} : { years }),
  };
}

const edgeEnds = words<Edge>([
  ["底 末", "end"],
  ["初", "start"],
  ["中", "middle"],
]);

/** 3月底, 下月初, 明年底, 三季度末, 12月中. */
function readEdge(tokens: Tokens, at: number, period: PeriodSpec): Found<Piece> | undefined {
  const edge = edgeEnds.get(textAt(tokens, at));
  if (edge === undefined || period.unit === "week") return undefined;
  return {
    value: { type: "day", day: { kind: "edge", edge, of: period } },
    next: lastDay(tokens, at + 1, edge),
  };
}

/** 季度末 of whichever quarter is going on. */
function readQuarterEdge(tokens: Tokens, at: number): Found<Piece> | undefined {
  return textAt(tokens, at) === "季度" ? readEdge(tokens, at + 1, { unit: "quarter" }) : undefined;
}

/** 月底最后一天 is 月底. */
function lastDay(tokens: Tokens, at: number, edge: Edge): number {
  const from = skip(tokens, at, "的");
  const last = edge === "end" ? after(tokens, from, "最后") : undefined;
  if (last === undefined || textAt(tokens, last) !== "一" || textAt(tokens, last + 1) !== "天")
    return at;
  return last + 2;
}

function dayOf({ nth, of }: Nth, period: PeriodSpec): DaySpec | undefined {
  if (of !== "day") return { kind: "nth-weekday", nth, weekday: of, in: period };
  if (period.unit === "month" && Math.abs(nth) <= 31)
    return { kind: "date", ...monthOf(period), day: nth };
  return { kind: "nth-weekday", nth, weekday: "day", in: period };
}

/** 下一个工作日, 下个工作日. */
export const readNextWorkday: Reader<Piece> = (tokens, at) => {
  const relative = readRelative(tokens, at);
  const next =
    relative === undefined ? undefined : after(tokens, relative.next, "工作日", "上班日");
  if (relative === undefined || next === undefined || relative.value < 1) return undefined;
  if (skipSpace(tokens, at) !== at) return undefined;
  return { value: { type: "day", day: { kind: "workday", days: relative.value } }, next };
};
