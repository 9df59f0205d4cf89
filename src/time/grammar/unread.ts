import type { Candidate } from "./candidate.ts";
import { normalise } from "./normalise.ts";
import type { EverySpec } from "./piece.ts";
import { wallTime } from "../dates/zone.ts";

/**
 * Whether something bears on a time wherever it stands in the text and was not read: 提前两小时, 国庆期间, 美东时间.
 * What was understood without it is not what was meant.
 */
export function leavesUnread(text: string, one: Candidate, now: number, zone: string): boolean {
  const normalised = normalise(text);
  const { every, count, from } = one.phrase;
  if (ahead.test(normalised) || during.test(normalised) || otherZone.test(normalised)) return true;
  if (every !== undefined && count === undefined && several.test(normalised)) return true;
  const after = normalised.slice(one.end, one.end + longestAfter);
  if (isLength(one) && comesBefore.test(after)) return true;
  if (every !== undefined && count === undefined && !isIn(one, goingOn.exec(normalised)))
    return true;
  if (!isIn(one, middle.exec(normalised))) return true;
  if (unreadAlways.test(normalised)) return true;
  if (every !== undefined && isUnreadRule(one, every, normalised)) return true;
  if (every === undefined && otherMonths.test(normalised)) return true;
  if (one.phrase.to !== undefined && moves.test(normalised.slice(0, one.start))) return true;
  if (from !== undefined && movedTo.test(after)) return true;
  return chinaTime.test(normalised) && wallTime(now, zone).offsetMinutes !== chinaOffsetMinutes;
}

const longestAfter = 12;

/** 提前两小时提醒我, 15 minutes before: a length before the time, and where it stands. Undefined when there is none. */
export function lengthAhead(
  text: string,
): { readonly length: string; readonly span: readonly [number, number] } | undefined {
  const found = ahead.exec(normalise(text));
  const length = found?.[1] ?? found?.[2];
  if (found === null || length === undefined) return undefined;
  const end = found.index + (found[1] === undefined ? found[0].length : 2 + found[1].length);
  return { length, span: [found.index, end] };
}

const ahead =
  /提前((?:\d{1,3}|[半一两二三四五六七八九十]{1,3})个?半?(?:小时|钟头|分钟|刻钟|天|周|星期|礼拜|月|工作日))\s?(?:提醒|叫|喊|通知|告诉|说|$)|((?:\d{1,3}|an?|half an|one|two|three|five|ten|fifteen|twenty|thirty) (?:minutes?|mins?|hours?|days?|weeks?)) (?:before|beforehand|ahead|in advance)(?=$|[,.!]| of )/u;

const during =
  /(?:国庆|春节|元旦|五一|十一|端午|中秋|清明|假期|长假|节假日|寒假|暑假|过年|双十一|双11|圣诞|感恩节)节?期间/u;

/** 每天吃药两次: a time for each would have to be said. */
const several = /(?<!第)[两二三四五六七八九十\d][次遍]/u;

/** In 24 hours before my flight: counted from what has no time. */
const comesBefore = /^ (?:before|prior to|ahead of) /u;

function isLength({ items }: Candidate): boolean {
  const type = items.at(-1)?.piece.type;
  return type === "shift" || type === "length";
}

/** 每天8点，连续一周: how long it goes on. */
const goingOn =
  /(?:连续|持续|为期)\s?[\d一两二三四五六七八九十半]{1,3}个?(?:天|周|星期|礼拜|月|年)/u;

/** 下周中: in its middle. */
const middle = /周中(?![午国秋心东西文医学级等])/u;

/** 双月15号. */
const otherMonths =
  /(?<![一二两三四五六七八九十\d])[单双]月|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day week\b/u;

/** Reschedule 3pm to 4pm: no range. */
const moves =
  /\b(?:reschedule|move|push|change|postpone)d?(?: (?:it|this|that|the \w+))?(?: from)? $/u;

/** 每个节假日, 下个24号, 20261224T150000, in a few minutes: read without them, it is another time. */
const unreadAlways =
  /每个?(?:法定)?(?:节假日|节日|假期|假日|公休日)|下个?\s?\d{1,2}[号日](?!\d)|(?<!\d)\d{8}t\d{4,6}|(?<!within )\b(?:a few|several) (?:more )?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\b/u;

/** What was said of a rule and is not in it. */
function isUnreadRule(one: Candidate, every: EverySpec, text: string): boolean {
  if (every.lunar === undefined && !isIn(one, lunar.exec(text))) return true;
  if (every.lunar?.month !== undefined && leapMonth.test(text)) return true;
  return noWeekday.test(text) || nthOrEvery.test(text) || ownDay.test(text);
}

/** 每月农历十五, 每月初一: the moon's months have no rule. */
const lunar = /农历|阴历|旧历|每个?月的?\s?(?:初[一二三四五六七八九十]|廿)/u;
const leapMonth = /闰[正一二三四五六七八九十冬腊]{1,2}月/u;

/** 每周8 9点. */
const noWeekday = /每个?(?:周|星期|礼拜)[089](?![\d点时:.个次小])/u;

/** Every third Thursday: of the month, or of all Thursdays? */
const nthOrEvery =
  /\bevery (?:3rd|4th|5th|third|fourth|fifth) (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b(?! (?:of|in) )/u;

/** Every year on my birthday. */
const ownDay =
  /\bon (?:my|our|his|her|their|your|the) (?:\w+ ){0,2}(?:birthday|anniversary)|每年[^\d]{0,4}(?:生日|纪念日|忌日)/u;

/** Whether what was found, if anything, belongs to what was read. */
function isIn({ spans }: Candidate, found: RegExpExecArray | null): boolean {
  if (found === null) return true;
  const end = found.index + found[0].length;
  return spans.some(([from, to]) => from <= found.index && end <= to);
}

/** 从3点改到5点: what changes is told, and not when. */
const movedTo = /^\s?[改推移调延挪换]/u;

const otherZone =
  /(?:纽约|华盛顿|洛杉矶|旧金山|西雅图|芝加哥|多伦多|伦敦|巴黎|柏林|莫斯科|迪拜|孟买|东京|首尔|悉尼|美东|美西|美国|英国|德国|日本|韩国|印度|太平洋|东部|西部|欧洲|当地)(?:标准|夏令)?时间|\b(?:new york|london|paris|berlin|tokyo|seoul|sydney|dubai|moscow|india|pacific|eastern|central|mountain|european|local|uk|us) (?:standard |daylight )?time\b|\b(?:utc|gmt) ?[+-]? ?\d|\d ?(?:am|pm|o'clock)? (?:in )?(?:new york|london|paris|berlin|tokyo|seoul|sydney|dubai|moscow|san francisco|los angeles|chicago|boston|seattle|singapore)\b/u;

const chinaTime = /(?:北京|中国|上海)时间|\b(?:beijing|china|shanghai) (?:standard )?time\b/u;
const chinaOffsetMinutes = 8 * 60;
