import type { Piece } from "../piece.ts";
import { dayReaders, readDeterminedDate } from "./any-day.ts";
import { readClockPiece, readClockSpan } from "./clock-pieces.ts";
import { readDateSpan, readStamp } from "./date-spans.ts";
import { readEvery, readExceptedDays } from "./every.ts";
import { readLengthPiece } from "./lengths.ts";
import {
  createMarkReader,
  createVagueReader,
  readBound,
  readStray,
  readUntilPeriod,
} from "./marks.ts";
import { readPartPiece } from "./parts.ts";
import { readPeriodPiece } from "./periods.ts";
import { readShift } from "./shifts.ts";
import { readWeekdaysInARow } from "./weekday-lists.ts";
import { longestOf, overTokens, type Word } from "./words.ts";

const readTime = longestOf<Piece>([
  readStamp,
  readDateSpan,
  ...dayReaders,
  readDeterminedDate,
  readPeriodPiece,
  readClockSpan,
  readClockPiece,
  readPartPiece,
  readShift,
  readLengthPiece,
  readExceptedDays,
  readEvery,
  readWeekdaysInARow,
  readBound,
]);

function isTime(words: readonly Word[], at: number): boolean {
  return words[at]?.type === "digits" || readTime(words, at) !== undefined;
}

/** Reads the longest English piece at a token. */
export const readEnglish = overTokens<Piece>(
  longestOf<Piece>([
    readTime,
    createMarkReader(isTime),
    createVagueReader(isTime),
    readUntilPeriod,
    readStray,
  ]),
);
