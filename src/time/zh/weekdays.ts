import type { Weekday } from "../dates/calendar-date.ts";
import { readNumeral } from "./numerals.ts";
import {
  skip,
  skipSpace,
  textAfter,
  textAt,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

const weekdayWords = words<Weekday>([
  ["一 1", 1],
  ["二 2", 2],
  ["三 3", 3],
  ["四 4", 4],
  ["五 5", 5],
  ["六 6", 6],
  ["日 天 7", 7],
]);

const weekWords: ReadonlySet<string> = new Set(["周", "星期", "礼拜"]);
const clockUnits = new Set(["点", "时", "点钟"]);
/** A numeral before these counts: 每周三次, 每周五天, 每周三个小时. */
const counters = new Set([
  "次",
  "趟",
  "遍",
  "篇",
  "份",
  "封",
  "顿",
  "杯",
  "个",
  "小时",
  "分钟",
  "天",
]);

/** The index after 周, 星期, 礼拜. */
export function readWeekWord(tokens: Tokens, at: number): number | undefined {
  const index = skipSpace(tokens, at);
  return weekWords.has(textAt(tokens, index)) ? index + 1 : undefined;
}

/** 周五; several side by side after one 周: 周一三五, 周六日, 周135. */
export const readWeekdays: Reader<readonly Weekday[]> = (tokens, at) => {
  const start = readWeekWord(tokens, at);
  return start === undefined ? undefined : readWeekdayRun(tokens, start);
};

/** 一三五, 六日, 135 without 周. What belongs to a number after them is left: 周一|三点, 周|三次. */
const readWeekdayRun: Reader<readonly Weekday[]> = (tokens, at) => {
  if (tokens[at]?.type === "digits") return readDigits(tokens, at);
  const run: Weekday[] = [];
  for (let next = at; run.length < 7; next += 1) {
    const weekday = weekdayWords.get(textAt(tokens, next));
    const isDigits = tokens[next]?.type === "digits";
    if (weekday === undefined || isDigits || weekday <= (run.at(-1) ?? 0)) break;
    run.push(weekday);
  }
  const kept = run.slice(0, run.length - partOfNumber(tokens, at, run.length));
  return kept.length === 0 ? undefined : { value: kept, next: at + kept.length };
};

function readDigits(tokens: Tokens, at: number): Found<readonly Weekday[]> | undefined {
  const unit = textAfter(tokens, at + 1);
  const isNumber = clockUnits.has(unit) || counters.has(unit) || otherUnits.has(unit);
  const run = textAt(tokens, at)
    .split("")
    .map((digit) => weekdayWords.get(digit));
  const weekdays = run.filter((weekday) => weekday !== undefined);
  const isAscending = weekdays.every((weekday, index) => weekday > (weekdays[index - 1] ?? 0));
  if (isNumber || !isAscending || weekdays.length !== run.length) return undefined;
  return { value: weekdays, next: at + 1 };
}

const otherUnits = new Set([":", "月", "号", "年", ".", "/"]);

/** How many figures at the end of the run are the number of what follows. */
function partOfNumber(tokens: Tokens, at: number, length: number): number {
  const end = at + length;
  if (textAt(tokens, end - 1) === "日" || textAt(tokens, end - 1) === "天") return 0;
  if (counters.has(textAt(tokens, end))) return 1;
  for (let index = end - 1; index > at; index -= 1) {
    const number = readNumeral(tokens, index);
    if (number === undefined || number.value.value > 24 || number.next < end) break;
    if (clockUnits.has(textAfter(tokens, number.next))) {
      const isPair = index - 1 > at && readNumeral(tokens, index - 1)?.value.high !== undefined;
      return end - index + (isPair ? 1 : 0);
    }
  }
  return 0;
}

/** Several weekdays after one 周: 周一、三、五, 周一到周五, 周一至五, 周六和周日; what joins them. */
export interface WeekdayList {
  readonly weekdays: readonly Weekday[];
  readonly isSpan: boolean;
}

const spanWords = ["到", "至", "-", "~", "直到"];
const listWords = ["、", ",", "和", "及", "与", "跟", "+", "&", "以及", "/", "."];

/** Weekdays from the first numeral after 周 on. */
export const readWeekdayList: Reader<WeekdayList> = (tokens, at) => {
  const first = readWeekdayRun(tokens, at);
  if (first === undefined) return undefined;
  const span = first.value.length === 1 ? readAfter(tokens, first.next, spanWords) : undefined;
  if (span !== undefined && span.value.length === 1) {
    return {
      value: { weekdays: from(first.value[0], span.value[0]), isSpan: true },
      next: span.next,
    };
  }
  const weekdays = [...first.value];
  let next = first.next;
  for (let more = readAfter(tokens, next, listWords); more !== undefined;) {
    weekdays.push(...more.value);
    next = more.next;
    more = readAfter(tokens, next, listWords) ?? readBeside(tokens, next);
  }
  const beside = weekdays.length === first.value.length ? readBeside(tokens, next) : undefined;
  if (beside !== undefined)
    return {
      value: { weekdays: [...weekdays, ...beside.value], isSpan: false },
      next: beside.next,
    };
  return { value: { weekdays, isSpan: false }, next };
};

/** 周六周日, 周六 周日. */
function readBeside(tokens: Tokens, at: number): Found<readonly Weekday[]> | undefined {
  return readWeekdays(tokens, at);
}

/** The weekdays after a joining word, with 周 or without. */
function readAfter(
  tokens: Tokens,
  at: number,
  joins: readonly string[],
): Found<readonly Weekday[]> | undefined {
  const join = skip(tokens, at, ...joins);
  if (join === at) return undefined;
  const repeated = skip(tokens, join, "-", "每", "逢");
  return readWeekdays(tokens, repeated) ?? readWeekdayRun(tokens, skipSpace(tokens, join));
}

/** Monday to Friday; Friday to Monday goes over the end of the week. */
function from(first: Weekday | undefined, last: Weekday | undefined): readonly Weekday[] {
  const days: Weekday[] = [];
  if (first === undefined || last === undefined) return days;
  for (let day: number = first; days.length < 7; day = (day % 7) + 1) {
    days.push(weekdaysInOrder[day - 1] ?? 1);
    if (day === last) break;
  }
  return days;
}

const weekdaysInOrder: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
