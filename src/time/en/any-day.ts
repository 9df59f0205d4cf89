import type { DaySpec, Piece } from "../grammar/piece.ts";
import { readEdge } from "./edges.ts";
import { readFestivalPiece, readHolidays } from "./festivals.ts";
import { readMonthDate } from "./month-dates.ts";
import { readDayOfOwner, readNthDay } from "./nth-days.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { readOrdinalDay } from "./ordinal-days.ts";
import { readRelativeDay } from "./relative-days.ts";
import { longestOf, type Reader, remembered, textAt } from "./words.ts";

/** All readers of single days. */
export const dayReaders: readonly Reader<Piece>[] = [
  readRelativeDay,
  readMonthDate,
  readNumericDate,
  readOrdinalDay,
  readNthDay,
  readDayOfOwner,
  readFestivalPiece,
  readHolidays,
  readEdge,
];

const longest = longestOf(dayReaders);

/** Any day that is read as one, without its part. */
export const readAnyDay: Reader<DaySpec> = remembered((words, at) => {
  const found = longest(words, at);
  return found?.value.type === "day" ? { value: found.value.day, next: found.next } : undefined;
});

/** next 5/12, this 15 June: the date itself. */
export const readDeterminedDate: Reader<Piece> = (words, at) => {
  if (!["next", "this", "coming"].includes(textAt(words, at))) return undefined;
  const found = readMonthDate(words, at + 1) ?? readNumericDate(words, at + 1);
  return found?.value.type === "day" ? found : undefined;
};
