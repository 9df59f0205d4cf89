import type { CalendarDate, Weekday } from "../dates/calendar-date.ts";

/** Wall-clock time of day, `HH:MM`. */
export type TimeOfDay = string;

/**
 * A repetition: a subset of RFC 5545 §3.3.10 without time of day, its times, and bounds. Wall clock: the zone is
 * given when occurrences are computed.
 */
export interface Recurrence {
  readonly freq: "MINUTELY" | "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  /** At least 1. */
  readonly interval: number;
  /** With `nth` (monthly, yearly): the nth in the month or year, negative from its end. */
  readonly byDay?: readonly { readonly weekday: Weekday; readonly nth?: number }[];
  /** 1 to 31, or -1 (last) to -31. */
  readonly byMonthDay?: readonly number[];
  /** 1 to 12. */
  readonly byMonth?: readonly number[];
  readonly bySetPos?: number;
  /** Ascending; none for MINUTELY and HOURLY. */
  readonly times: readonly TimeOfDay[];
  /** Occurrences follow the work calendar: with DAILY each workday, with MONTHLY and `bySetPos` the nth workday of the month. */
  readonly calendar?: "workday";
  /** A day off moves the occurrence: to no day, to the workday before, to the workday after. */
  readonly onHoliday?: "skip" | "before" | "after";
  /** Yearly by the lunar calendar, in place of `byMonth` and `byMonthDay`. */
  readonly lunar?: { readonly month: number; readonly day: number };
  /** Yearly on a festival (`festival.ts`), in place of the same. */
  readonly festival?: string;
  /** MINUTELY and HOURLY only between these wall-clock times, both included. */
  readonly between?: { readonly from: TimeOfDay; readonly to: TimeOfDay };
  /** The first day it may occur on; also where intervals are counted from. */
  readonly start?: CalendarDate;
  /** The last day it may occur on. */
  readonly until?: CalendarDate;
  /** How often in all. */
  readonly count?: number;
  /** Days left out. */
  readonly except?: {
    readonly dates?: readonly CalendarDate[];
    readonly weekdays?: readonly Weekday[];
    readonly holidays?: boolean;
  };
}
