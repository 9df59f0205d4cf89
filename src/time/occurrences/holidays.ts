import { dateOfDayNumber } from "../dates/date-arithmetic.ts";
import { filterDays, type DaySet } from "./day-set.ts";
import type { Recurrence } from "./recurrence.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

/** The longest stretch of days off looked over for a workday. */
const longestHoliday = 31;

/** What becomes of days off: left out, or moved to the workday before or after. */
export function moveFromDaysOff(
  days: DaySet,
  onHoliday: NonNullable<Recurrence["onHoliday"]>,
  calendar: WorkCalendar,
): DaySet {
  const isWorkday = (day: number): boolean => calendar.isWorkday(dateOfDayNumber(day));
  if (onHoliday === "skip") return filterDays(days, isWorkday);
  const step = onHoliday === "before" ? -1 : 1;
  const workdayOf = (day: number): number | undefined => {
    for (let far = 0; far <= longestHoliday; far++) {
      if (isWorkday(day + far * step)) return day + far * step;
    }
    return undefined;
  };
  const back = onHoliday === "after" ? longestHoliday : 0;
  const ahead = onHoliday === "before" ? longestHoliday : 0;
  return {
    *from(day) {
      let last = day - 1;
      for (const one of days.from(day - back)) {
        const moved = workdayOf(one);
        if (moved === undefined || moved <= last) continue;
        last = moved;
        yield moved;
      }
    },
    *downFrom(day) {
      let last = day + 1;
      for (const one of days.downFrom(day + ahead)) {
        const moved = workdayOf(one);
        if (moved === undefined || moved >= last) continue;
        last = moved;
        yield moved;
      }
    },
  };
}
