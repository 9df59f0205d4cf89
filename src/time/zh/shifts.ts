import type { Piece } from "../grammar/piece.ts";
import { readLength, type SaidLength } from "./lengths.ts";
import { numeralCharacters, readNumeral } from "./numerals.ts";
import {
  after,
  goesOnWith,
  isEdge,
  lookUp,
  skip,
  textAfter,
  textAt,
  textBefore,
  words,
  type Found,
  type Reader,
  type Tokens,
} from "./reading.ts";

type Direction = "after" | "before" | "within";

const leading = words<Direction>([
  ["再过 再等 再 过 等", "after"],
  ["未来 接下来 今后 往后 还剩 剩下", "within"],
]);
const trailing = words<Direction>([
  ["后 之后 以后 过后 后头", "after"],
  ["内 之内 以内", "within"],
  ["前 之前 以前", "before"],
]);

/** 半小时后, 再过10分钟, 17天内, 未来三小时, 3天前; a length alone: 两个半小时. */
export const readShift: Reader<Piece> = (tokens, at) => {
  const lead = readLead(tokens, at);
  const between = readBetween(tokens, lead?.next ?? at, lead !== undefined);
  if (between !== undefined) return between;
  const found = readLength(tokens, lead?.next ?? at);
  if (found === undefined || isNumbered(tokens, at) || isPartOfClock(tokens, lead?.next ?? at))
    return undefined;
  if (lead === undefined && isCountedBack(tokens, at)) {
    if (!isPartOfDay(found.value)) return undefined;
    return { value: { type: "stray", isLoud: true }, next: found.next };
  }
  const about = skip(tokens, found.next, "左右");
  const tail = lookUp(tokens, about, trailing);
  const direction = tail?.value ?? lead?.value;
  const next = tail?.next ?? found.next;
  if (direction === undefined) return isLengthAlone(tokens, at, found) ? length(found) : undefined;
  if (tail === undefined && found.value.isWeak && !isEdge(tokens, next)) return undefined;
  if (found.value.isRough) return { value: { type: "vague" }, next };
  return { value: { type: "shift", length: found.value.length, direction }, next };
};

/** 3-5天, 一到两个小时后: no one length. */
function readBetween(tokens: Tokens, at: number, isLed: boolean): Found<Piece> | undefined {
  const number = readNumeral(tokens, at);
  const join = number === undefined ? undefined : after(tokens, number.next, "到", "至", "-", "~");
  const found = join === undefined ? undefined : readLength(tokens, join);
  if (found === undefined || (found.value.isWeak && !isLed)) return undefined;
  const tail = lookUp(tokens, skip(tokens, found.next, "左右"), trailing);
  if (tail === undefined && !isLed) return { value: { type: "stray" }, next: found.next };
  return { value: { type: "vague" }, next: tail?.next ?? found.next };
}

function length({ value, next }: Found<SaidLength>): Found<Piece> {
  return {
    value: value.isRough ? { type: "stray" } : { type: "length", length: value.length },
    next,
  };
}

function readLead(tokens: Tokens, at: number): Found<Direction> | undefined {
  if (
    textAt(tokens, at) === "再" &&
    (textAt(tokens, at + 1) === "过" || textAt(tokens, at + 1) === "等")
  ) {
    return { value: "after", next: at + 2 };
  }
  const lead = lookUp(tokens, at, leading);
  return lead === undefined ? undefined : { ...lead, next: skip(tokens, lead.next, "的") };
}

/** 第3天, 提前1天, 周三天: the number belongs to what stands before it. */
function isNumbered(tokens: Tokens, at: number): boolean {
  return numbered.has(textBefore(tokens, at)) || numbered.has(textAt(tokens, at - 1));
}

const numbered = new Set([
  "第",
  "最后",
  "倒数",
  "头",
  "提前",
  "周",
  "星期",
  "礼拜",
  ".",
  "延后",
  "推后",
  "提早",
  "推迟",
  "延迟",
  "延期",
  "晚于",
  "早于",
]);

/** 开会前10分钟: counted from something that has no time. */
function isCountedBack(tokens: Tokens, at: number): boolean {
  const before = textAt(tokens, at - 1);
  return before.endsWith("前") && !presents.has(before);
}

const presents = new Set(["目前", "当前", "眼前", "空前"]);

/** 前三天的数据 are the days before now, 开会前10分钟 is a moment. */
function isPartOfDay({ length: { hours, minutes, seconds } }: SaidLength): boolean {
  return hours !== undefined || minutes !== undefined || seconds !== undefined;
}

/** 李四周三 is no four weeks. */
function isWeekdayAfter(tokens: Tokens, at: number): boolean {
  const isWeek = ["周", "星期", "礼拜"].includes(textAt(tokens, at - 1));
  return isWeek && numeralCharacters.has(textAt(tokens, at));
}

/** 点 before a number is a clock's: 8点10分. */
function isPartOfClock(tokens: Tokens, at: number): boolean {
  return textBefore(tokens, at) === "点" && textAt(tokens, at) !== "半";
}

/** A weak length needs to be all there is; a length before 前 (开会前10分钟) is counted from something. */
function isLengthAlone(tokens: Tokens, at: number, { value, next }: Found<SaidLength>): boolean {
  if (goesOnWith(tokens, next, measured) || isWeekdayAfter(tokens, next)) return false;
  if (!value.isWeak) return true;
  return at === 0 && after(tokens, next) === undefined && textAfter(tokens, next) === "";
}

/** What is counted in lengths, not lasting them: 一年级 and the like are words of their own. */
const measured = new Set(["次", "一次", "游"]);
