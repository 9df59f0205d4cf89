import type { DaySpec, Length, Piece } from "../grammar/piece.ts";
import { readLength } from "./lengths.ts";
import { readNumeral } from "./numerals.ts";
import { after, skip, textAt, type Found, type Reader, type Tokens } from "./reading.ts";

/** What a reader of days reads, and a length before or after it: 国庆前两天, 周五的前一天, 春节后第三天, 月底前3个工作日. */
export function withShift(read: Reader<Piece>): Reader<Piece> {
  return (tokens, at) => {
    const day = read(tokens, at);
    if (day?.value.type !== "day" || day.value.part !== undefined) return day;
    const shift = readDayShift(tokens, day.next);
    if (shift === undefined) return day;
    const spec: DaySpec = { kind: "shifted", from: day.value.day, ...shift.value };
    return { value: { type: "day", day: spec }, next: shift.next };
  };
}

function readDayShift(
  tokens: Tokens,
  at: number,
): Found<{ readonly length: Length; readonly sign: 1 | -1 }> | undefined {
  const from = skip(tokens, at, "的", "往");
  const before = after(tokens, from, "前", "之前");
  const side = before ?? after(tokens, from, "后", "之后");
  if (side === undefined || tokens[side]?.type === "space") return undefined;
  const nth = readNthDay(tokens, side);
  const sign = before === undefined ? 1 : -1;
  if (nth !== undefined) return { value: { length: { days: nth.value }, sign }, next: nth.next };
  const length = readLength(tokens, side);
  if (
    length === undefined ||
    length.value.isWeak ||
    length.value.isRough ||
    isPrecise(length.value.length)
  )
    return undefined;
  if (directions.has(textAt(tokens, length.next))) return undefined;
  return { value: { length: length.value.length, sign }, next: length.next };
}

function isPrecise({ hours, minutes, seconds }: Length): boolean {
  return hours !== undefined || minutes !== undefined || seconds !== undefined;
}

const directions = new Set(["后", "内", "之后", "之内", "以内", "以后"]);

function readNthDay(tokens: Tokens, at: number): Found<number> | undefined {
  const ordinal = after(tokens, at, "第");
  const number = ordinal === undefined ? undefined : readNumeral(tokens, ordinal);
  const next = number === undefined ? undefined : after(tokens, number.next, "天");
  return number === undefined || next === undefined
    ? undefined
    : { value: number.value.value, next };
}
