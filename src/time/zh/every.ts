import type { EverySpec, Length, Piece } from "../grammar/piece.ts";
import {
  readMonthlyTail,
  readQuarterlyTail,
  readWeeklyTail,
  readYearlyTail,
  type Tail,
} from "./every-tails.ts";
import { readLength } from "./lengths.ts";
import { readNumeral } from "./numerals.ts";
import { readPart } from "./parts.ts";
import {
  after,
  lookUp,
  skip,
  skipSpace,
  textAfter,
  textAt,
  textBefore,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

/** 每天, 每周一三五, 每2周周五, 每月最后一个工作日, 每年农历八月十五, 隔天, 每隔三分钟, 工作日, 逢周五, 两天一次. */
export const readEvery: Reader<Piece> = (tokens, at) => {
  const base = readBase(tokens, at);
  if (base === undefined) return undefined;
  const tail = readTail(tokens, base);
  const every: EverySpec = { ...base.value, ...tail?.value.every };
  const next = tail?.next ?? base.next;
  if (tail?.value.invalid !== undefined) return { value: tail.value.invalid, next };
  return timesEach(tokens, every, next);
};

/** 每天一次 is 每天; 每天三次 does not say when. */
function timesEach(tokens: Tokens, every: EverySpec, next: number): Found<Piece> {
  const piece: Piece = { type: "every", every };
  const number = readNumeral(tokens, skipSpace(tokens, next));
  const times =
    number === undefined ? undefined : after(tokens, number.next, "次", "回", "趟", "遍");
  if (times !== undefined && number?.value.value === 1) return { value: piece, next: times };
  const end = times ?? readUnclear(tokens, next);
  if (end === undefined) return { value: piece, next };
  return { value: { type: "group", pieces: [piece, { type: "stray" }] }, next: end };
}

/** 每月第二周, 每小时15分: more was said than is understood. */
function readUnclear(tokens: Tokens, at: number): number | undefined {
  const from = skip(tokens, at, "的");
  const index = skipSpace(tokens, from);
  if (["第", "最后", "倒数", "上旬", "中旬", "下旬", "初", "逢"].includes(textAt(tokens, index)))
    return index + 1;
  const number = readNumeral(tokens, index);
  return number === undefined ? undefined : after(tokens, number.next, "分");
}

const everyDay: EverySpec = { unit: "day", interval: 1 };
const workdays: EverySpec = { unit: "day", interval: 1, calendar: "workday" };
const weekends: EverySpec = {
  unit: "week",
  interval: 1,
  weekdays: [{ weekday: 6 }, { weekday: 7 }],
};

const repeated = words<EverySpec>([
  ["天天 日日", everyDay],
  ["周周", { unit: "week", interval: 1 }],
  ["月月", { unit: "month", interval: 1 }],
  ["年年", { unit: "year", interval: 1 }],
]);

const workdayWords = new Set(["工作日", "上班日", "平日"]);

function readBase(tokens: Tokens, at: number): Found<EverySpec> | undefined {
  if (tokens[at]?.type === "space") return undefined;
  const twice = lookUp(tokens, at, repeated);
  if (twice !== undefined) return twice;
  if (workdayWords.has(textAt(tokens, at))) {
    return notWorkdays.has(textBefore(tokens, at)) ? undefined : { value: workdays, next: at + 1 };
  }
  return readApart(tokens, at) ?? readLed(tokens, at) ?? readOnceIn(tokens, at);
}

const notWorkdays = new Set(["个", "非", "几", "第"]);

const units = words<EverySpec>([
  ["天 日", everyDay],
  ["周 星期 礼拜", { unit: "week", interval: 1 }],
  ["月 月份", { unit: "month", interval: 1 }],
  ["季度 季", { unit: "quarter", interval: 1 }],
  ["年", { unit: "year", interval: 1 }],
  ["小时 钟头 钟", { unit: "hour", interval: 1 }],
  ["分钟 秒 秒钟", { unit: "minute", interval: 1 }],
  ["刻钟", { unit: "minute", interval: 15 }],
  ["工作日 上班日 平日", workdays],
  ["周末 双休日 双休", weekends],
]);

/** 每天, 每个工作日, 每3天, 每半小时, 每隔两天, 逢周五, 每逢周末, 每晚. */
function readLed(tokens: Tokens, at: number): Found<EverySpec> | undefined {
  const lead = textAt(tokens, at);
  if (lead !== "每" && lead !== "逢" && lead !== "每逢") return undefined;
  const led = skip(tokens, at + 1, "逢", "到", "当", "隔", "间隔", "过");
  if (textAt(tokens, led - 1) === "隔" || textAt(tokens, led - 1) === "过")
    return readInterval(tokens, led, 2);
  const length = readInterval(tokens, led, 1);
  if (length !== undefined) return length;
  const isOne = textAfter(tokens, led) === "一" || textAfter(tokens, led) === "1";
  const from = skip(tokens, isOne ? skipSpace(tokens, led) + 1 : led, "个");
  const unit = lookUp(tokens, from, units);
  const weekday = readWeeklyTail(tokens, from);
  if (weekday !== undefined && weekday.next > (unit?.next ?? 0)) return everyWeek(weekday);
  if (unit !== undefined) return unit;
  const monthly = lead === "每" ? undefined : readMonthlyTail(tokens, from);
  if (monthly !== undefined) return { value: { unit: "month", interval: 1 }, next: from };
  return readPart(tokens, skipSpace(tokens, led)) === undefined
    ? undefined
    : { value: everyDay, next: led };
}

function everyWeek({ value: { every }, next }: Found<Tail>): Found<EverySpec> {
  return { value: { unit: "week", interval: 1, ...every }, next };
}

/** 隔天, 隔周, 隔两天, 隔半小时. */
function readApart(tokens: Tokens, at: number): Found<EverySpec> | undefined {
  if (textAt(tokens, at) !== "隔") return undefined;
  const from = skip(tokens, at + 1, "了");
  const length = readInterval(tokens, from, 2);
  if (length !== undefined) return length;
  const unit = lookUp(tokens, skip(tokens, from, "个"), units);
  if (unit === undefined || unit.value.calendar !== undefined || !isLong(unit.value.unit))
    return undefined;
  return { value: { ...unit.value, interval: 2 }, next: unit.next };
}

function isLong(unit: EverySpec["unit"]): boolean {
  return unit !== "minute" && unit !== "hour";
}

/** 3天, 两周, 半小时, 一个半小时; 隔一天 is every second one, so `one` tells what one of a unit is. */
function readInterval(tokens: Tokens, at: number, one: 1 | 2): Found<EverySpec> | undefined {
  const length = readLength(tokens, at);
  if (length === undefined || length.value.isRough) return undefined;
  const every = everyOf(length.value.length);
  if (every === undefined) return undefined;
  if (one === 2 && every.interval === 1 && isLong(every.unit))
    return { value: { ...every, interval: 2 }, next: length.next };
  return { value: every, next: length.next };
}

function everyOf(length: Length): EverySpec | undefined {
  const { years, months, weeks, days, hours, minutes, seconds, workdays: workdayCount } = length;
  const seconds60 = seconds === undefined ? 0 : Math.ceil(seconds / 60);
  if (Object.keys(length).length === 1) {
    if (years !== undefined) return { unit: "year", interval: years };
    if (months !== undefined) return { unit: "month", interval: months };
    if (weeks !== undefined) return { unit: "week", interval: weeks };
    if (days !== undefined) return { unit: "day", interval: days };
    if (hours !== undefined) return { unit: "hour", interval: hours };
    if (workdayCount !== undefined) return workdayCount === 1 ? workdays : undefined;
  }
  if (days !== undefined || weeks !== undefined || months !== undefined || years !== undefined)
    return undefined;
  if (seconds !== undefined && seconds % 60 !== 0 && seconds60 > 4) return undefined;
  const sum = (hours ?? 0) * 60 + (minutes ?? 0) + seconds60;
  return sum > 0 ? { unit: "minute", interval: sum } : undefined;
}

/** 两天一次, 半小时一次; 一天三次 does not say when. */
function readOnceIn(tokens: Tokens, at: number): Found<EverySpec> | undefined {
  const length = readLength(tokens, at);
  if (length === undefined || length.value.isRough) return undefined;
  const number = readNumeral(tokens, skipSpace(tokens, length.next));
  const times =
    number === undefined ? undefined : after(tokens, number.next, "次", "回", "趟", "遍");
  if (times === undefined) return undefined;
  const every = everyOf(length.value.length);
  return every === undefined ? undefined : { value: every, next: length.next };
}

/** What follows the unit: weekdays, days of the month, dates of the year. */
function readTail(tokens: Tokens, { value, next }: Found<EverySpec>): Found<Tail> | undefined {
  if (value.weekdays !== undefined || value.calendar !== undefined) return undefined;
  const at = skip(tokens, next, "的");
  if (value.unit === "week") return readWeeklyTail(tokens, at, true);
  if (value.unit === "month") return readMonthlyTail(tokens, at);
  if (value.unit === "quarter") return readQuarterlyTail(tokens, at);
  if (value.unit === "year") return readYearlyTail(tokens, at);
  return undefined;
}
