import { dateOfDayNumber, dayNumberOf } from "../dates/date-arithmetic.ts";
import { festivalDate } from "../dates/festival.ts";
import { daysInLunarMonth, gregorianToLunar, lunarToGregorian } from "../dates/lunar.ts";
import type { Periods } from "./periods.ts";

/**
 * Lunar years, in each of which one day counts; number 0 is that of 1970. In a month that has 29 days the 30th is its
 * last; a leap month repeats nothing. The lunar calendar is known from 1900 to 2100.
 */
export function lunarPeriods({ month, day }: { month: number; day: number }): Periods {
  return {
    indexOf: (one) => (gregorianToLunar(dateOfDayNumber(one))?.year ?? 9999) - 1970,
    daysOf(index) {
      const year = 1970 + index;
      const length = daysInLunarMonth(year, month);
      if (length === undefined) return [];
      const date = lunarToGregorian(year, month, Math.min(day, length));
      return date === undefined ? [] : [dayNumberOf(date)];
    },
    lengthDays: 354,
  };
}

/** Years, in each of which a festival's day counts; number 0 is 1970. */
export function festivalPeriods(festival: string): Periods {
  return {
    indexOf: (one) => dateOfDayNumber(one).year - 1970,
    daysOf(index) {
      const date = festivalDate(festival, 1970 + index);
      return date === undefined ? [] : [dayNumberOf(date)];
    },
    lengthDays: 365,
  };
}
