import type { Localized } from "../../core/locale.ts";
import { daysInLunarMonth, leapMonth } from "../dates/lunar.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";
import { skipsShortMonths } from "../describe/time-texts.ts";

/** What is to be said aloud of a rule from `year` on: months and years that do not have its day, or have it twice. */
export function recurrenceNotes(recurrence: Recurrence, year: number): readonly Localized[] {
  const { freq, byMonthDay = [], byMonth, lunar } = recurrence;
  if (lunar !== undefined) return lunarNotes(lunar, year);
  const late = byMonthDay.filter((day) => day > 28);
  if (freq === "MONTHLY" && byMonth === undefined) return late.map(skipsShortMonths);
  const isLeapDay = byMonth?.length === 1 && byMonth[0] === 2 && late.length > 0;
  return isLeapDay ? [leapYears] : [];
}

function lunarNotes(
  { month, day }: NonNullable<Recurrence["lunar"]>,
  year: number,
): readonly Localized[] {
  const years = Array.from({ length: yearsAhead }, (_, index) => year + index);
  const isShortOnce = day === 30 && years.some((one) => daysInLunarMonth(one, month) === 29);
  const isTwiceOnce = years.some((one) => leapMonth(one) === month);
  return [...(isShortOnce ? [shortMonth] : []), ...(isTwiceOnce ? [repeatedMonth] : [])];
}

const yearsAhead = 10;

const leapYears: Localized = {
  zh: "只有闰年有 2 月 29 日，其他年份跳过",
  en: "only leap years have 29 February; other years are skipped",
};

const shortMonth: Localized = {
  zh: "那个月没有三十的年份，按廿九",
  en: "in years when that month has 29 days, it is the 29th",
};

const repeatedMonth: Localized = {
  zh: "遇闰月时按前一个（不闰的）月，闰月不重复",
  en: "a leap month repeats nothing",
};
