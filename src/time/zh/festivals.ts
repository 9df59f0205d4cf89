import type { DaySpec, Piece } from "../grammar/piece.ts";
import { readYear } from "./calendar-words.ts";
import {
  goesOnWith,
  lookUp,
  skip,
  textAt,
  textBefore,
  words,
  type Reader,
  type Tokens,
} from "./reading.ts";

/** Those that are not words of the weather (大雪) or of anything else (雨水, 小满). */
const solarTerms =
  "清明 立春 惊蛰 春分 谷雨 立夏 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 冬至 小寒 大寒".split(
    " ",
  );

/** Ids of `festival.ts`. */
const festivalWords = words<string>([
  ["元旦 元旦节 新年 阳历新年", "new-year"],
  ["跨年夜 跨年", "new-years-eve"],
  ["情人节", "valentine"],
  ["妇女节 女神节 三八节 三八妇女节", "women-day"],
  ["植树节", "arbor-day"],
  ["消费者权益日", "consumer-day"],
  ["愚人节", "april-fools"],
  ["劳动节 五一 五一节 五一劳动节 五一国际劳动节 国际劳动节", "labour-day"],
  ["青年节 五四 五四青年节", "youth-day"],
  ["儿童节 六一 六一儿童节 六一节", "children-day"],
  ["建党节 七一建党节", "party-day"],
  ["建军节 八一建军节", "army-day"],
  ["教师节", "teacher-day"],
  ["国庆 国庆节 十一国庆", "national-day"],
  ["程序员节", "programmer-day"],
  ["万圣节 万圣夜", "halloween"],
  ["双十一 双11 光棍节", "singles-day"],
  ["双十二 双12", "double-twelve"],
  ["平安夜 圣诞前夜 圣诞节前夜", "christmas-eve"],
  ["圣诞 圣诞节", "christmas"],
  ["母亲节", "mother-day"],
  ["父亲节", "father-day"],
  ["感恩节", "thanksgiving"],
  ["黑色星期五 黑五", "black-friday"],
  ["复活节", "easter"],
  ["除夕 除夕夜 大年三十 年三十 大年夜", "spring-festival-eve"],
  ["春节 农历新年 新春 大年初一 年初一 农历年 过年", "spring-festival"],
  ["元宵 元宵节", "lantern"],
  ["龙抬头", "dragon-head"],
  ["端午 端午节", "dragon-boat"],
  ["七夕 七夕节", "qixi"],
  ["中元节", "zhongyuan"],
  ["中秋 中秋节", "mid-autumn"],
  ["重阳 重阳节", "double-ninth"],
  ["腊八 腊八节", "laba"],
  ["小年", "little-new-year"],
  ...solarTerms.map((term): [string, string] => [`${term} ${term}节`, term]),
]);

/** Days of the year without an id of their own. */
const fixedDays = words<{ readonly month: number; readonly day: number }>([
  ["女生节", { month: 3, day: 7 }],
  ["护士节", { month: 5, day: 12 }],
  ["记者节", { month: 11, day: 8 }],
]);

export const festivalNames: readonly string[] = [...festivalWords.keys(), ...fixedDays.keys()];

/** 国庆, 除夕, 明年春节, 2019年感恩节. Not 圣诞礼物 or 国庆假期. */
export const readFestival: Reader<Piece> = (tokens, at) => {
  const year = readYear(tokens, at);
  const from = skip(tokens, year?.next ?? at, "农历", "阴历");
  const fixed = lookUp(tokens, from, fixedDays);
  const found = lookUp(tokens, from, festivalWords);
  const next = fixed?.next ?? found?.next;
  if (next === undefined || isThing(tokens, at, next)) return undefined;
  const day = dayOf(fixed?.value, found?.value, year?.value ?? {});
  const end = skip(tokens, next, "当天", "当日", "那天");
  if (nights.has(textAt(tokens, next - 1)))
    return { value: { type: "day", day, part: "night" }, next: end };
  return { value: { type: "day", day }, next: end };
};

/** Of the day only its evening. */
const nights = new Set(["除夕夜", "跨年夜", "大年夜"]);

const holidayWords = words<"holidays">([
  ["节假日 法定节假日 法定假日 公众假期 公共假期", "holidays"],
]);

export const holidayNames: readonly string[] = [...holidayWords.keys()];

/** 节假日 where it is excepted: 除了节假日, 节假日除外. */
export const readHolidays: Reader<Piece> = (tokens, at) => {
  const next = holidayWords.has(textAt(tokens, at)) ? at + 1 : undefined;
  const isExcepted =
    next !== undefined &&
    (exceptions.has(textBefore(tokens, at)) || goesOnWith(tokens, next, exceptions));
  if (!isExcepted) return undefined;
  return { value: { type: "day", day: { kind: "festival", festival: "holidays" } }, next };
};

const exceptions = new Set([
  "除",
  "除了",
  "除开",
  "除外",
  "以外",
  "之外",
  "例外",
  "不算",
  "和",
  "、",
]);

type SaidYear = { readonly year?: number; readonly years?: number };

function dayOf(
  fixed: { readonly month: number; readonly day: number } | undefined,
  festival: string | undefined,
  year: SaidYear,
): DaySpec {
  if (fixed !== undefined) return { kind: "date", ...fixed, ...year };
  return { kind: "festival", festival: festival ?? "", ...year };
}

/** The festival's own things (圣诞礼物, 国庆假期), or the name of a day that has been told: 12月25日圣诞聚会. */
function isThing(tokens: Tokens, at: number, next: number): boolean {
  if (goesOnWith(tokens, next, things) || thingStarts.has(textAt(tokens, next).charAt(0)))
    return true;
  const before = textBefore(tokens, at);
  if (before === "祝" || before === "《") return true;
  return before === "号" || before === "日" || /^\d+$/u.test(before);
}

const things = new Set([
  "活动",
  "晚会",
  "广场",
  "大道",
  "路",
  "特价",
  "促销",
  "大促",
  "值班表",
  "联欢",
]);
const thingStarts = new Set("礼红放期快福祝假海贺粽主氛装树老帽歌卡款档版".split(""));
