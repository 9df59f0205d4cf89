import { dateOfDayNumber, dayNumberOf } from "../dates/date-arithmetic.ts";
import { searchedDays, type DaySet } from "./day-set.ts";

/** A way to divide days into numbered periods, and the days that count in each. */
export interface Periods {
  /** The number of the period that `day` lies in. */
  indexOf(day: number): number;
  /** The days that count in a period, ascending. */
  daysOf(index: number): readonly number[];
  /** About how long a period is; bounds the search for days. */
  readonly lengthDays: number;
}

/** The days that count in every `interval`th period, `anchor` being the number of one of them. */
export function createPeriodDays(periods: Periods, interval: number, anchor = 0): DaySet {
  const emptyAllowed = Math.max(50, searchedDays / periods.lengthDays / interval);
  const behind = (index: number): number => modulo(index - anchor, interval);
  return {
    *from(day) {
      const reached = periods.indexOf(day);
      let index = reached + modulo(-behind(reached), interval);
      for (let empty = 0; empty < emptyAllowed; index += interval, empty++) {
        for (const one of periods.daysOf(index)) {
          if (one < day) continue;
          empty = 0;
          yield one;
        }
      }
    },
    *downFrom(day) {
      const reached = periods.indexOf(day);
      let index = reached - behind(reached);
      for (let empty = 0; empty < emptyAllowed; index -= interval, empty++) {
        for (const one of periods.daysOf(index).toReversed()) {
          if (one > day) continue;
          empty = 0;
          yield one;
        }
      }
    },
  };
}

type DaysBetween = (first: number, end: number) => readonly number[];

/** Single days. */
export function dayPeriods(daysBetween: DaysBetween): Periods {
  return { indexOf: (day) => day, daysOf: (day) => daysBetween(day, day + 1), lengthDays: 1 };
}

/** Weeks that begin on Monday; number 0 is that of 1970-01-01. */
export function weekPeriods(daysBetween: DaysBetween): Periods {
  return {
    indexOf: (day) => Math.floor((day + 3) / 7),
    daysOf: (index) => daysBetween(index * 7 - 3, index * 7 + 4),
    lengthDays: 7,
  };
}

/** Months; number 0 is January 1970. */
export function monthPeriods(daysBetween: DaysBetween): Periods {
  return {
    indexOf(day) {
      const { year, month } = dateOfDayNumber(day);
      return (year - 1970) * 12 + month - 1;
    },
    daysOf: (index) => daysBetween(firstOfMonth(1970, index + 1), firstOfMonth(1970, index + 2)),
    lengthDays: 28,
  };
}

/** Years, of which only `months` are looked through; number 0 is 1970. */
export function yearPeriods(daysBetween: DaysBetween, months: readonly number[]): Periods {
  return {
    indexOf: (day) => dateOfDayNumber(day).year - 1970,
    daysOf(index) {
      const year = 1970 + index;
      if (months.length === 0) return daysBetween(firstOfMonth(year, 1), firstOfMonth(year, 13));
      return months.flatMap((month) =>
        daysBetween(firstOfMonth(year, month), firstOfMonth(year, month + 1)),
      );
    },
    lengthDays: 365,
  };
}

function firstOfMonth(year: number, month: number): number {
  return dayNumberOf({ year, month, day: 1 });
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
