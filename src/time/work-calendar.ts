import type { CalendarDate } from "./calendar-date.ts";

/** Which days are worked; laid over the week by published and company data. */
export interface WorkCalendar {
  /** Whether the day is worked: Monday to Friday without days off, and make-up days. */
  isWorkday(date: CalendarDate): boolean;
  /** Whether the year's published days are known; answers about other years are Monday to Friday without fixed holidays, and are said to be. */
  covers(year: number): boolean;
}
