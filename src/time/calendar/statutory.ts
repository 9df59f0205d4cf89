import { dayMs } from "../../core/clock.ts";
import type { CalendarDate } from "../dates/calendar-date.ts";
import { festivalDate } from "../dates/festival.ts";

/**
 * The days off that the law fixes for every year, without the moved days that a notice adds each November.
 * 全国年节及纪念日放假办法 as of 1 January 2025, §2.
 */
export function statutoryDaysOff(year: number): ReadonlyMap<number, string> {
  return new Map(
    holidays.flatMap(({ name, festival, days }) => {
      const date = festivalDate(festival, year);
      if (date === undefined) return [];
      const first = dayNumber(date);
      return Array.from({ length: days }, (_, index) => [first + index, name] as const);
    }),
  );
}

/** Days since 1970. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

const holidays = [
  { name: "元旦", festival: "new-year", days: 1 },
  { name: "春节", festival: "spring-festival-eve", days: 4 },
  { name: "清明节", festival: "清明", days: 1 },
  { name: "劳动节", festival: "labour-day", days: 2 },
  { name: "端午节", festival: "dragon-boat", days: 1 },
  { name: "中秋节", festival: "mid-autumn", days: 1 },
  { name: "国庆节", festival: "national-day", days: 3 },
];
