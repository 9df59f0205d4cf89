import type { Piece } from "../grammar/piece.ts";
import { readClock } from "./clocks.ts";
import { readCount } from "./counts.ts";
import { readDate } from "./dates.ts";
import { readDayWord } from "./day-words.ts";
import { readEvery } from "./every.ts";
import { festivalNames, holidayNames, readFestival, readHolidays } from "./festivals.ts";
import { readInARow } from "./in-a-row.ts";
import { readLunarDay } from "./lunar-days.ts";
import { readMark } from "./marks.ts";
import { numeralCharacters, readNumeral } from "./numerals.ts";
import { readNumericDate } from "./numeric-dates.ts";
import { onHolidayWords, readOnHoliday } from "./on-holiday.ts";
import { readPart } from "./parts.ts";
import { readNextWorkday, readPeriodDay } from "./periods.ts";
import { textAfter, textAt, type Reader, type Tokens } from "./reading.ts";
import { withShift } from "./shifted-days.ts";
import { readBareWeekdays, readSameTime, readThatDay } from "./same-time.ts";
import { readShift } from "./shifts.ts";
import { timeWords } from "./time-words.ts";
import { readVague, vagueTimeWords } from "./vague.ts";
import { readWeekDay } from "./week-days.ts";

type Readers = readonly Reader<Piece>[];

const weekDay = withShift(readWeekDay);
const lunarDay = withShift(readLunarDay);
const date = withShift(readDate);
const numericDate = withShift(readNumericDate);
const festival = withShift(readFestival);
const periodDay = withShift(readPeriodDay);

const none: Readers = [];

/**
 * The readers of what may begin at a token. A table, since most tokens begin nothing and every token of a long text
 * is asked.
 */
export function readersAt(tokens: Tokens, at: number): Readers {
  const token = tokens[at];
  if (token === undefined || token.type === "space") return none;
  if (token.type === "digits" || numeralCharacters.has(token.text))
    return numberReaders(tokens, at);
  return byWord.get(token.text) ?? none;
}

/** What a number can be tells the word after it. */
function numberReaders(tokens: Tokens, at: number): Readers {
  const number = readNumeral(tokens, at);
  if (number === undefined) return none;
  const unit = textAfter(tokens, number.next);
  const readers = byUnit.get(unit);
  if (readers !== undefined) return readers;
  // 九〇年: a year of two figures, which are no number.
  if (numeralCharacters.has(unit) && textAt(tokens, number.next + 1) === "年")
    return [date, lunarDay];
  if (tokens[number.next]?.type === "digits" || number.value.figures === 8) return [numericDate];
  return none;
}

const byUnit = table([
  ["年", [lunarDay, date, festival, periodDay, readEvery, readShift]],
  ["月", [lunarDay, date, periodDay]],
  ["号 日", [date, readEvery, readShift]],
  ["点 时 点钟", [readClock, readShift, readEvery]],
  ["季度 季", [periodDay, readEvery, readShift]],
  [
    "个 天 小时 钟头 分 分钟 秒 秒钟 刻 刻钟 周 星期 礼拜 工作日 钟",
    [readEvery, readShift, readVague, readCount],
  ],
  ["次 回 遍 几 来 多", [readCount, readVague]],
  ["到 至 ~", [date, readClock, readShift]],
  ["- / · .", [numericDate, date, readClock, readShift, readEvery]],
  ["、 , 和 与 及 以及 跟 +", [date]],
  [":", [readClock]],
  ["早 早上 上午 中午 下午 傍晚 晚上 晚", [readBareWeekdays]],
]);

const years = "今年 明年 后年 大后年 去年 前年 来年 本年";
const relatives = "这 本 今 呢 当 此 下 次 来 上 再";

const byWord = table([
  [relatives, [weekDay, date, periodDay, readNextWorkday, readShift, readClock, readPart]],
  ["周 星期 礼拜 周末 双休 双休日", [weekDay, periodDay]],
  [years, [lunarDay, date, festival, periodDay]],
  ["农历 阴历 旧历", [lunarDay, festival]],
  ["正月 冬月 腊月 闰 大年 年", [lunarDay, periodDay]],
  [festivalNames.join(" "), [festival, lunarDay]],
  [holidayNames.join(" "), [readHolidays]],
  [onHolidayWords.join(" "), [readOnHoliday]],
  [
    "第 季度 月 " + timeWords.filter((word) => /^[月年季上中下].$/u.test(word)).join(" "),
    [periodDay],
  ],
  ["差", [readClock]],
  ["连续", [readInARow]],
  ["明天 后天 大后天 下 明年 这 同 同一 同样 此 此时", [readSameTime]],
  ["那 那天", [readThatDay]],
  ["每 逢 每逢 隔 天天 日日 月月 年年 周周 工作日 上班日 平日", [readEvery]],
  ["半 个 半年", [readEvery, readShift]],
  ["过 等 未来 接下来 今后 往后 还剩 剩下", [readShift]],
  ["共 一共 总共 合计 重复 循环 连续 限 最多", [readCount]],
  [`${vagueTimeWords.join(" ")} 几 好几 若干 数 半天`, [readVague]],
  [timeWords.join(" "), [readDayWord, readPart, readMark]],
  ["早 午 中 晚 夜 下 上", [readPart]],
  ["今 明 后 昨", [readDayWord]],
  ["从 自 起 到 至 ~ - 前 除 和 与 及 跟 、 或 的 在 于 约 后 外 内", [readMark]],
]);

function table(rows: readonly (readonly [string, Readers])[]): ReadonlyMap<string, Readers> {
  const found = new Map<string, Readers>();
  for (const [words, readers] of rows) {
    for (const word of words.split(" ")) {
      found.set(word, [...new Set([...(found.get(word) ?? []), ...readers])]);
    }
  }
  return found;
}
