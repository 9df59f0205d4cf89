import type { Piece } from "../piece.ts";
import type { PieceReader } from "../token.ts";
import { readClock } from "./clocks.ts";
import { readCount } from "./counts.ts";
import { readDate } from "./dates.ts";
import { readDayWord } from "./day-words.ts";
import { readEvery } from "./every.ts";
import { readFestival, readHolidays } from "./festivals.ts";
import { readLunarDay } from "./lunar-days.ts";
import { readMark } from "./marks.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { readPart } from "./parts.ts";
import { readNextWorkday, readPeriodDay } from "./periods.ts";
import type { Found, Reader } from "./reading.ts";
import { withShift } from "./shifted-days.ts";
import { readShift } from "./shifts.ts";
import { readStray } from "./strays.ts";
import { readVague } from "./vague.ts";
import { readWeekDay } from "./week-days.ts";

/** Where two read equally far, the earlier counts. */
const readers: readonly Reader<Piece>[] = [
  readDayWord,
  withShift(readWeekDay),
  withShift(readLunarDay),
  withShift(readDate),
  withShift(readNumericDate),
  withShift(readFestival),
  withShift(readPeriodDay),
  readNextWorkday,
  readClock,
  readHolidays,
  readEvery,
  readShift,
  readCount,
  readPart,
  readVague,
  readMark,
];

/** The longest piece of Chinese that begins at a token. */
export const readChinese: PieceReader<Piece> = (tokens, index) => {
  if (tokens[index]?.type === "space") return undefined;
  let best: Found<Piece> | undefined;
  for (const read of readers) {
    const found = read(tokens, index);
    if (found !== undefined && found.next > (best?.next ?? index)) best = found;
  }
  const found = best ?? readStray(tokens, index);
  return found === undefined ? undefined : { piece: found.value, next: found.next };
};
