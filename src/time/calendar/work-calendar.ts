import type { CalendarDate } from "../dates/calendar-date.ts";

/** Which days are worked; laid over the week by published and company data. */
export interface WorkCalendar {
  /** Whether the day is worked: Monday to Friday without days off, and make-up days. */
  isWorkday(date: CalendarDate): boolean;
  /**
   * Whether the year's published days are known. Answers about other years are Monday to Friday without the
   * days off that the law fixes, and have to be said to be (2027 节假日尚未收录).
   */
  covers(year: number): boolean;
  /** What a day off is called; undefined on other days and plain weekends. */
  holidayName(date: CalendarDate): string | undefined;
}
