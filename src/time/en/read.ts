import type { Piece } from "../grammar/piece.ts";
import { dayReaders, readDeterminedDate } from "./any-day.ts";
import { readBound, readUntilPeriod } from "./bounds.ts";
import { readClockPiece, readClockSpan } from "./clock-pieces.ts";
import { readDateSpan, readDayList, readStamp } from "./date-spans.ts";
import { readEvery } from "./every.ts";
import { readExceptedDays } from "./excepted-days.ts";
import { readLengthPiece } from "./lengths.ts";
import { createMarkReader } from "./marks.ts";
import { readMonthDate } from "./month-dates.ts";
import { readNthDay } from "./nth-days.ts";
import { readNumberPair } from "./number-pairs.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { readOrdinalDay } from "./ordinal-days.ts";
import { readPartPiece } from "./parts.ts";
import { readPeriodPiece } from "./periods.ts";
import { readShift } from "./shifts.ts";
import { readStray } from "./strays.ts";
import { createVagueReader } from "./vague.ts";
import { readWeekdayPattern } from "./weekday-lists.ts";
import { longestOf, overTokens, type Reader, remembered, type Word } from "./words.ts";

/** Readers of what can begin with a number. */
const numberReaders: readonly Reader<Piece>[] = [
  readNumberPair,
  readStamp,
  readDateSpan,
  readDayList,
  readMonthDate,
  readNumericDate,
  readOrdinalDay,
  readNthDay,
  readClockSpan,
  readClockPiece,
  readShift,
  readLengthPiece,
  readEvery,
  readBound,
];

const readFromWord = longestOf<Piece>([
  ...new Set([
    ...dayReaders,
    ...numberReaders,
    readDeterminedDate,
    readPeriodPiece,
    readPartPiece,
    readExceptedDays,
    readWeekdayPattern,
  ]),
]);
const readFromNumber = longestOf<Piece>(numberReaders);
const readFromSign = longestOf<Piece>([readShift, readLengthPiece, readClockSpan]);

/** The longest time that begins at a word; joining words are no time. */
const readTime: Reader<Piece> = remembered<Piece>((words, at) => {
  const word = words[at];
  if (word?.type === "latin") return readFromWord(words, at);
  if (word?.type === "digits") return isChinese(words, at) ? undefined : readFromNumber(words, at);
  return word !== undefined && signs.has(word.text) ? readFromSign(words, at) : undefined;
});

/** A number before a Chinese unit is read in Chinese. */
function isChinese(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next?.type === "han" && next.joined && chineseUnits.test(next.text);
}

const chineseUnits = /^[点时分秒刻号日月年天周个小季]/u;

const signs = new Set(["+", "@", "½", "¼", "¾"]);

const isTime = (...[words, at]: Parameters<Reader<Piece>>): boolean =>
  words[at]?.type === "digits" || readTime(words, at) !== undefined;

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
