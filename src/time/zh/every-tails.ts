import type { DaySpec, EverySpec, Piece } from "../grammar/piece.ts";
import { readMonthDay } from "./calendar-words.ts";
import { readDate } from "./dates.ts";
import { readFestival } from "./festivals.ts";
import { readLunarDay } from "./lunar-days.ts";
import { readNth, readNths, type Nth } from "./nth.ts";
import { numeralCharacters, readNumeral } from "./numerals.ts";
import { readPeriodDay } from "./periods.ts";
import {
  after,
  lookUp,
  skip,
  skipSpace,
  textAt,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";
import { dayJoins, readSharedDay } from "./shared-days.ts";
import { readWeekdayList, readWeekWord } from "./weekdays.ts";

/** What the words after 每月, 每年 add to it; or that it cannot be. */
export interface Tail {
  readonly every: Partial<EverySpec>;
  readonly invalid?: Piece;
}

/** 周一三五, 一到五, 周末, 工作日 after 每周; `isAfterWeek` where 周 stands before and need not come again. */
export function readWeeklyTail(
  tokens: Tokens,
  at: number,
  isAfterWeek = false,
): Found<Tail> | undefined {
  const workday = after(tokens, at, "工作日", "上班日");
  if (workday !== undefined && isAfterWeek) {
    return { value: { every: { unit: "day", calendar: "workday" } }, next: workday };
  }
  const weekend = isAfterWeek ? after(tokens, at, "周末", "末") : undefined;
  if (weekend !== undefined)
    return { value: { every: { weekdays: [{ weekday: 6 }, { weekday: 7 }] } }, next: weekend };
  const inner = readWeekWord(tokens, at);
  if (inner === undefined && !isAfterWeek) return undefined;
  const again = inner === undefined ? undefined : readWeekWord(tokens, skip(tokens, inner, "的"));
  const list = readWeekdayList(tokens, again ?? inner ?? at);
  if (list === undefined) return undefined;
  const weekdays = list.value.weekdays.map((weekday) => ({ weekday }));
  return { value: { every: { weekdays } }, next: list.next };
}

const edges = words<number>([
  ["初 月初", 1],
  ["中 月中", 15],
  ["底 末 月底 月末", -1],
]);

/** 15号, 1号和15号, 1到5号, 月底, 最后一天, 第二个周二, 最后一个工作日 after 每月. */
export const readMonthlyTail: Reader<Tail> = (tokens, at) =>
  readNthTail(tokens, at) ?? readMonthDays(tokens, at);

function readNthTail(tokens: Tokens, at: number): Found<Tail> | undefined {
  const nths = readNths(tokens, at);
  if (nths === undefined) return undefined;
  const every = everyNth(nths.value);
  if (every === undefined) return undefined;
  if (every.monthDays === undefined) return { value: { every }, next: nths.next };
  const more = readMoreDays(tokens, nths.next, every.monthDays);
  return { value: { every: { monthDays: more.value } }, next: more.next };
}

/** One of each kind: 第一个和第三个周一, 最后一个工作日, 倒数第二天. */
function everyNth(nths: readonly Nth[]): Partial<EverySpec> | undefined {
  const [first] = nths;
  if (first === undefined || first.of === "weekend") return undefined;
  if (first.of === "workday") return nths.length === 1 ? { nthWorkday: first.nth } : undefined;
  if (first.of === "day") return { monthDays: nths.map(({ nth }) => nth) };
  return {
    weekdays: nths.flatMap(({ nth, of }) => (typeof of === "number" ? [{ weekday: of, nth }] : [])),
  };
}

function readMonthDays(tokens: Tokens, at: number): Found<Tail> | undefined {
  const first = readOneDay(tokens, at, true) ?? readSharedDay(tokens, at);
  if (first === undefined) return undefined;
  const { value: monthDays, next } = readMoreDays(tokens, first.next, [first.value]);
  if (monthDays.some((day) => day === 0 || day > 31)) {
    const said = monthDays.find((day) => day === 0 || day > 31) ?? 0;
    const why = { zh: `没有${said}号这一天`, en: `no month has a day ${said}` };
    return { value: { every: {}, invalid: { type: "invalid", why } }, next };
  }
  return { value: { every: { monthDays } }, next };
}

function readOneDay(tokens: Tokens, at: number, isFirst: boolean): Found<number> | undefined {
  const edge = lookUp(tokens, at, edges);
  if (edge !== undefined && numeralCharacters.has(textAt(tokens, edge.next))) return undefined;
  if (edge !== undefined && (textAt(tokens, skipSpace(tokens, at)).length > 1 || isFirst))
    return edge;
  const nth = isFirst ? undefined : readNth(tokens, at);
  if (nth?.value.of === "day") return { value: nth.value.nth, next: nth.next };
  return readMonthDay(tokens, at, isFirst);
}

const joins = [...dayJoins].flatMap(([word, mark]) => (mark === "and" ? [word] : []));
const spans = [...dayJoins].flatMap(([word, mark]) => (mark === "to" ? [word] : []));

function readMoreDays(
  tokens: Tokens,
  at: number,
  first: readonly number[],
): Found<readonly number[]> {
  const days = [...first];
  let next = at;
  for (let round = 0; round < 31; round += 1) {
    const span = after(tokens, next, ...spans);
    const join = span ?? after(tokens, next, ...joins);
    const from = join ?? next;
    const day =
      readOneDay(tokens, from, false) ??
      (join === undefined ? undefined : readSharedDay(tokens, from));
    if (
      day === undefined ||
      (join === undefined &&
        textAt(tokens, day.next - 1) !== "号" &&
        textAt(tokens, day.next - 1) !== "日")
    )
      break;
    const last = days.at(-1) ?? 0;
    if (span === undefined || day.value < last || day.value > 31) days.push(day.value);
    else for (let between = last + 1; between <= day.value; between += 1) days.push(between);
    next = day.next;
  }
  return { value: days, next };
}

/** The months of quarters: the first of each, the last of each. */
const firstMonths: readonly number[] = [1, 4, 7, 10];
const lastMonths: readonly number[] = [3, 6, 9, 12];

/** 末, 初, 最后一天, 第一个工作日, 首月5号 after 每季度. */
export const readQuarterlyTail: Reader<Tail> = (tokens, at) => {
  const edge = after(tokens, at, "末", "底", "季末", "季底");
  if (edge !== undefined) return monthly(lastMonths, { monthDays: [-1] }, lastDay(tokens, edge));
  const start = after(tokens, at, "初", "季初");
  if (start !== undefined) return monthly(firstMonths, { monthDays: [1] }, start);
  const month = readMonthOfQuarter(tokens, at);
  if (month !== undefined) {
    const tail = readMonthlyTail(tokens, skip(tokens, month.next, "的"));
    const months = firstMonths.map((first) => first + month.value - 1);
    return tail === undefined ? undefined : monthly(months, tail.value.every, tail.next);
  }
  const nth = readNth(tokens, at);
  const every = nth === undefined ? undefined : everyNth([nth.value]);
  if (nth === undefined || every === undefined || Math.abs(nth.value.nth) > 3) return undefined;
  return monthly(nth.value.nth > 0 ? firstMonths : lastMonths, every, nth.next);
};

/** 末最后一天 is 末. */
function lastDay(tokens: Tokens, at: number): number {
  const nth = readNth(tokens, at);
  return nth?.value.nth === -1 && nth.value.of === "day" ? nth.next : at;
}

function readMonthOfQuarter(tokens: Tokens, at: number): Found<number> | undefined {
  const index = skipSpace(tokens, at);
  const [first, second] = [textAt(tokens, index), textAt(tokens, index + 1)];
  if ((first === "首" || first === "末") && second === "月")
    return { value: first === "首" ? 1 : 3, next: index + 2 };
  const last = after(tokens, index, "最后");
  const number = readNumeral(tokens, last ?? after(tokens, index, "第") ?? tokens.length);
  const month =
    number === undefined ? undefined : after(tokens, skip(tokens, number.next, "个"), "月");
  if (number === undefined || month === undefined || number.value.value > 3) return undefined;
  return { value: last === undefined ? number.value.value : 3, next: month };
}

function monthly(months: readonly number[], every: Partial<EverySpec>, next: number): Found<Tail> {
  return { value: { every: { ...every, unit: "month", interval: 1, months } }, next };
}

/** 10月15日, 农历八月十五, 国庆, 5月第二个周日, 年底 after 每年. */
export const readYearlyTail: Reader<Tail> = (tokens, at) => {
  const index = skipSpace(tokens, at);
  const end = after(tokens, index, "底", "末");
  if (end !== undefined) return { value: { every: { months: [12], monthDays: [-1] } }, next: end };
  const start = after(tokens, index, "初");
  if (start !== undefined)
    return { value: { every: { months: [1], monthDays: [1] } }, next: start };
  const months = readMonths(tokens, index);
  if (months !== undefined) return months;
  let best: Found<Piece> | undefined;
  for (const read of [readLunarDay, readDate, readFestival, readPeriodDay]) {
    const found = read(tokens, index);
    if (found !== undefined && found.next > (best?.next ?? 0)) best = found;
  }
  if (best === undefined) return undefined;
  if (best.value.type === "invalid")
    return { value: { every: {}, invalid: best.value }, next: best.next };
  const every = best.value.type === "group" ? everyDates(best.value.pieces) : everyDate(best.value);
  return every === undefined ? undefined : { value: { every }, next: best.next };
};

/** 1月、7月的15号, 3、6、9、12月最后一天. */
function readMonths(tokens: Tokens, at: number): Found<Tail> | undefined {
  const months: number[] = [];
  let next = at;
  for (let join: number | undefined = at; join !== undefined && months.length < 12;) {
    const number = readNumeral(tokens, skipSpace(tokens, join));
    if (number === undefined || number.value.value < 1 || number.value.value > 12) return undefined;
    months.push(number.value.value);
    next = skip(tokens, number.next, "月");
    join = after(tokens, next, ...joins);
  }
  if (months.length < 2 || textAt(tokens, next - 1) !== "月") return undefined;
  const tail = readMonthlyTail(tokens, skip(tokens, skip(tokens, next, "份"), "的"));
  return { value: { every: { ...tail?.value.every, months } }, next: tail?.next ?? next };
}

/** Several days of one month: 6月1号和15号. */
function everyDates(pieces: readonly Piece[]): Partial<EverySpec> | undefined {
  if (pieces.some((piece) => piece.type === "mark" && piece.mark !== "and")) return undefined;
  const days = pieces.flatMap((piece) => (piece.type === "day" ? [everyDate(piece)] : []));
  const month = days[0]?.months?.[0];
  if (
    month === undefined ||
    days.some((day) => day?.months?.[0] !== month || day.monthDays === undefined)
  )
    return undefined;
  return { months: [month], monthDays: days.flatMap((day) => day?.monthDays ?? []) };
}

function everyDate(piece: Piece): Partial<EverySpec> | undefined {
  return piece.type === "day" ? everyDay(piece.day) : undefined;
}

function everyDay(day: DaySpec): Partial<EverySpec> | undefined {
  if (day.kind === "date")
    return day.month === undefined ? undefined : { months: [day.month], monthDays: [day.day] };
  if (day.kind === "lunar") return { lunar: { month: day.month, day: day.day } };
  if (day.kind === "festival") return { festival: day.festival };
  if (day.kind === "edge") return everyEdge(day);
  if (day.kind === "period")
    return day.period.unit === "month" && day.period.number !== undefined
      ? { months: [day.period.number] }
      : undefined;
  if (day.kind !== "nth-weekday" || day.in.number === undefined || day.in.unit !== "month")
    return undefined;
  const every = everyNth([{ nth: day.nth, of: day.weekday }]);
  return every === undefined ? undefined : { ...every, months: [day.in.number] };
}

const edgeDays = { start: 1, middle: 15, end: -1 } as const;

function everyEdge({
  edge,
  of,
}: Extract<DaySpec, { kind: "edge" }>): Partial<EverySpec> | undefined {
  if (of.unit === "year")
    return { months: [{ start: 1, middle: 6, end: 12 }[edge]], monthDays: [edgeDays[edge]] };
  if (of.unit !== "month" || of.number === undefined) return undefined;
  return { months: [of.number], monthDays: [edgeDays[edge]] };
}
