import type { Piece } from "../grammar/piece.ts";
import { readNumeral } from "./numerals.ts";
import { skip, skipSpace, textAt, type Reader } from "./reading.ts";

/** 连续三天: each day, so many times. */
export const readInARow: Reader<Piece> = (tokens, at) => {
  if (textAt(tokens, at) !== "连续") return undefined;
  const number = readNumeral(tokens, skipSpace(tokens, at + 1));
  if (number === undefined || number.value.high !== undefined || number.value.value < 2) {
    return undefined;
  }
  const unit = skipSpace(tokens, number.next);
  if (textAt(tokens, unit) !== "天") return undefined;
  const pieces: readonly Piece[] = [
    { type: "every", every: { unit: "day", interval: 1 } },
    { type: "count", count: number.value.value },
  ];
  return { value: { type: "group", pieces }, next: skip(tokens, unit + 1, "的") };
};
