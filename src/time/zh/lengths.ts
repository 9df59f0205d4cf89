import type { Length } from "../grammar/piece.ts";
import { readDecimal } from "./numerals.ts";
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

type Unit = keyof Length;

interface UnitWord {
  readonly unit: Unit;
  /** How many of `unit` it is: a quarter 3 months, a 刻 15 minutes. */
  readonly times: number;
  /** May mean something else when nothing says that it is a length: 5分 a score, 30日 a date. */
  readonly isWeak?: boolean;
  /** 个 has to stand before it: 3个月 is a length, 3月 is March. */
  readonly needsMeasure?: boolean;
}

const unitWords = words<UnitWord>([
  ["秒 秒钟", { unit: "seconds", times: 1 }],
  ["分钟", { unit: "minutes", times: 1 }],
  ["分", { unit: "minutes", times: 1, isWeak: true }],
  ["刻钟", { unit: "minutes", times: 15 }],
  ["小时 钟头", { unit: "hours", times: 1 }],
  ["钟", { unit: "hours", times: 1, needsMeasure: true }],
  ["字", { unit: "minutes", times: 5, isWeak: true, needsMeasure: true }],
  ["天", { unit: "days", times: 1 }],
  ["日", { unit: "days", times: 1, isWeak: true }],
  ["工作日", { unit: "workdays", times: 1 }],
  ["周 星期 礼拜", { unit: "weeks", times: 1 }],
  ["月", { unit: "months", times: 1, needsMeasure: true }],
  ["季度", { unit: "months", times: 3 }],
  ["年", { unit: "years", times: 1 }],
]);

const order: readonly Unit[] = [
  "years",
  "months",
  "weeks",
  "workdays",
  "days",
  "hours",
  "minutes",
  "seconds",
];

/** A length as said. */
export interface SaidLength {
  readonly length: Length;
  /** Only a length when something around it says so. */
  readonly isWeak: boolean;
  /** 两三天, 三五分钟: not one length. */
  readonly isRough: boolean;
}

interface Term {
  readonly unit: Unit;
  readonly amount: number;
  readonly isWeak: boolean;
  readonly isRough: boolean;
}

/** 半小时, 一个半小时, 三刻钟, 1.5小时, 一小时零三十分, 两年半, 个半钟, 15个工作日, 一百三十分钟. */
export const readLength: Reader<SaidLength> = (tokens, at) => {
  const first = readTerm(tokens, at);
  if (first === undefined) return undefined;
  const terms = [first.value];
  let next = first.next;
  for (let more = readNextTerm(tokens, next, first.value); more !== undefined;) {
    terms.push(more.value);
    next = more.next;
    more = readNextTerm(tokens, next, more.value);
  }
  return {
    value: {
      length: inWholeUnits(terms),
      isWeak: terms.length === 1 && first.value.isWeak,
      isRough: terms.some(({ isRough }) => isRough),
    },
    next,
  };
};

function readNextTerm(tokens: Tokens, at: number, before: Term): Found<Term> | undefined {
  const from = skip(tokens, skip(tokens, at, "多"), "零", "又", "余", "加", "外加", "和", "〇");
  const found = readTerm(tokens, from) ?? readBareMinutes(tokens, at, before);
  if (found === undefined) return undefined;
  return order.indexOf(found.value.unit) > order.indexOf(before.unit) ? found : undefined;
}

/** 1小时30后. */
function readBareMinutes(tokens: Tokens, at: number, before: Term): Found<Term> | undefined {
  const number = before.unit === "hours" ? readDecimal(tokens, at) : undefined;
  if (number === undefined || number.value.value >= 60) return undefined;
  if (after(tokens, number.next, "后", "之后", "以后") === undefined) return undefined;
  const minutes = { unit: "minutes", amount: number.value.value } as const;
  return { value: { ...minutes, isWeak: false, isRough: false }, next: number.next };
}

function readTerm(tokens: Tokens, start: number): Found<Term> | undefined {
  const at = skipSpace(tokens, start);
  return readHalf(tokens, at) ?? readAmount(tokens, at);
}

/** 半小时, 半个月, 个半钟. */
function readHalf(tokens: Tokens, at: number): Found<Term> | undefined {
  if (textAt(tokens, at) === "个" && textAt(tokens, at + 1) === "半") {
    const unit = readUnit(tokens, at + 2, true);
    return unit === undefined || unit.value.times !== 1 ? undefined : term(unit, 1.5);
  }
  if (textAt(tokens, at) === "半年") return halfOf("years", at + 1);
  if (textAt(tokens, at) !== "半") return undefined;
  const measure = after(tokens, at + 1, "个");
  const unit = readUnit(
    tokens,
    measure ?? at + 1,
    measure !== undefined || textAt(tokens, at + 1) === "月",
  );
  if (unit === undefined || !halved.has(unit.value.unit) || unit.value.times !== 1)
    return undefined;
  return term(unit, 0.5);
}

/** Half a day is anything from an hour to a morning. */
const halved: ReadonlySet<Unit> = new Set<Unit>(["years", "months", "hours", "minutes"]);

function halfOf(unit: Unit, next: number): Found<Term> {
  return { value: { unit, amount: 0.5, isWeak: false, isRough: false }, next };
}

function readAmount(tokens: Tokens, at: number): Found<Term> | undefined {
  const number = readDecimal(tokens, at);
  if (number === undefined) return undefined;
  const { value, high, isDigits, figures } = number.value;
  const measure = after(tokens, number.next, "个");
  const half = measure === undefined ? undefined : after(tokens, measure, "半");
  const unit = readUnit(tokens, half ?? measure ?? number.next, measure !== undefined);
  if (unit === undefined) return undefined;
  if (
    unit.value.unit === "years" &&
    measure === undefined &&
    (figures === 4 || (isDigits && value > 50))
  ) {
    return undefined;
  }
  const tail = half === undefined ? readHalfAfter(tokens, unit) : undefined;
  const amount = value + (half !== undefined || tail !== undefined ? 0.5 : 0);
  const found = term({ ...unit, next: tail ?? unit.next }, amount);
  const isWeak =
    found.value.isWeak && tail === undefined && !(unit.value.unit === "days" && value > 31);
  return { ...found, value: { ...found.value, isWeak, isRough: high !== undefined } };
}

/** 两年半, 五分半钟, 一天半; 半 that begins a word of its own (一小时半价) stays. */
function readHalfAfter(tokens: Tokens, unit: Found<UnitWord>): number | undefined {
  const half = after(tokens, unit.next, "半");
  if (half === undefined || unit.value.times !== 1) return undefined;
  if (readUnit(tokens, half, false) !== undefined || textAt(tokens, half) === "个")
    return undefined;
  return textAt(tokens, half) === "钟" ? half + 1 : half;
}

function readUnit(tokens: Tokens, at: number, hasMeasure: boolean): Found<UnitWord> | undefined {
  const index = skipSpace(tokens, at);
  if (textAt(tokens, index) === "刻" && textAt(tokens, index + 1) === "钟") {
    return { value: { unit: "minutes", times: 15 }, next: index + 2 };
  }
  const found = lookUp(tokens, index, unitWords);
  if (found === undefined || (found.value.needsMeasure === true && !hasMeasure)) return undefined;
  return hasMeasure && found.value.unit === "days" ? undefined : found;
}

function term(
  { value: { unit, times, isWeak = false }, next }: Found<UnitWord>,
  amount: number,
): Found<Term> {
  return { value: { unit, amount: amount * times, isWeak, isRough: false }, next };
}

/** What a fraction of a unit is in a smaller one; half a month is 15 days. */
const smaller: Readonly<Partial<Record<Unit, readonly [Unit, number]>>> = {
  years: ["months", 12],
  months: ["days", 30],
  weeks: ["days", 7],
  days: ["hours", 24],
  hours: ["minutes", 60],
  minutes: ["seconds", 60],
};

function inWholeUnits(terms: readonly Term[]): Length {
  const sums = new Map<Unit, number>();
  const add = (unit: Unit, amount: number): void => {
    const finer = smaller[unit];
    const whole = finer === undefined ? amount : Math.floor(amount + 1e-9);
    if (whole !== 0 || amount === 0) sums.set(unit, (sums.get(unit) ?? 0) + whole);
    const rest = amount - whole;
    if (finer !== undefined && rest > 1e-9) add(finer[0], roundedIn(rest * finer[1]));
  };
  for (const { unit, amount } of terms) add(unit, amount);
  return Object.fromEntries(sums);
}

function roundedIn(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
