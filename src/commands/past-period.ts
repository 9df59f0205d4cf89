import { dayMs, hourMs, minuteMs } from "../core/clock.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";

/** A stretch of time that is over, or goes on. */
export interface PastPeriod {
  readonly since: number;
  readonly until?: number;
  /** How many characters of the words name it. */
  readonly length: number;
}

/** The period that words begin with: 昨天, 上周, last month, 最近3天. */
export function pastPeriod(words: string, now: number, zone: string): PastPeriod | undefined {
  const { year, month, day } = wallTime(now, zone);
  const at = (dayOfMonth: number, months = 0): number =>
    instantOf({ year, month: month + months, day: dayOfMonth, hour: 0, minute: 0 }, zone);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const monday = day - weekday;
  const named: readonly (readonly [RegExp, () => Omit<PastPeriod, "length">])[] = [
    [/^(?:今天|今日|当天|today)/iu, () => ({ since: at(day) })],
    [/^(?:昨天|昨日|昨儿|yesterday)/iu, () => ({ since: at(day - 1), until: at(day) })],
    [/^(?:前天|the day before yesterday)/iu, () => ({ since: at(day - 2), until: at(day - 1) })],
    [
      /^(?:上个?星期|上个?周|上周|last week)/iu,
      () => ({ since: at(monday - 7), until: at(monday) }),
    ],
    [/^(?:本周|这周|这个?星期|这一周|this week)/iu, () => ({ since: at(monday) })],
    [/^(?:上个?月|last month)/iu, () => ({ since: at(1, -1), until: at(1) })],
    [/^(?:本月|这个月|当月|this month)/iu, () => ({ since: at(1) })],
  ];
  for (const [form, period] of named) {
    const length = form.exec(words)?.[0].length ?? 0;
    if (length > 0) return { ...period(), length };
  }
  const found = lately.exec(words);
  const count = countOf(found?.groups?.["count"]);
  const unit = found?.groups?.["unit"]?.toLowerCase() ?? "";
  const unitMs = units.find(([form]) => form.test(unit))?.[1];
  if (found === null || count === undefined || unitMs === undefined) return undefined;
  return { since: now - count * unitMs, length: found[0].length };
}

const lately =
  /^(?:最近|近|过去|前|last|past|in the last|the last)\s*(?<count>\d{1,4}|[一二两三四五六七八九十半])?\s*个?\s*(?<unit>分钟|小时|天|日|周|星期|礼拜|月|minutes?|hours?|days?|weeks?|months?)(?:内|里|之内|以来)?/iu;

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:分钟|minute)/u, minuteMs],
  [/^(?:小时|hour)/u, hourMs],
  [/^(?:天|日|day)/u, dayMs],
  [/^(?:周|星期|礼拜|week)/u, 7 * dayMs],
  [/^(?:月|month)/u, 30 * dayMs],
];

function countOf(said: string | undefined): number | undefined {
  if (said === undefined) return 1;
  if (said === "半") return 0.5;
  const digit = "一二三四五六七八九十".indexOf(said === "两" ? "二" : said);
  return digit === -1 ? Number(said) : digit + 1;
}
