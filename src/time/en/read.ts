import type { Piece } from "../piece.ts";
import { dayReaders, readDeterminedDate } from "./any-day.ts";
import { readClockPiece, readClockSpan } from "./clock-pieces.ts";
import { readDateSpan, readStamp } from "./date-spans.ts";
import { readLengthPiece } from "./lengths.ts";
import { readPartPiece } from "./parts.ts";
import { readPeriodPiece } from "./periods.ts";
import { readShift } from "./shifts.ts";
import { longestOf, overTokens } from "./words.ts";

/** Reads the longest English piece at a token. */
export const readEnglish = overTokens<Piece>(
  longestOf<Piece>([
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
  ]),
);
