import type { CalendarDate } from "../dates/calendar-date.ts";
import { addDays, addMonths, mondayOf } from "../dates/date-arithmetic.ts";
import type { PeriodSpec } from "../grammar/piece.ts";

/** A stretch of whole days, both ends included. */
export interface Span {
  readonly unit: PeriodSpec["unit"];
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** The stretches a period can mean, the earliest first: March without a year is this year's or next year's. */
export function periodsOf(period: PeriodSpec, today: CalendarDate): readonly Span[] {
  const year = period.year ?? today.year + (period.years ?? 0);
  const isYearSaid = period.year !== undefined || period.years !== undefined;
  const years = isYearSaid ? [year] : [year, year + 1];
  switch (period.unit) {
    case "week": {
      const first = addDays(mondayOf(today), 7 * (period.offset ?? 0));
      return [{ unit: "week", first, last: addDays(first, 6) }];
    }
    case "month":
      if (period.number === undefined) {
        return offsetsOf(period).map((offset) =>
          months(addMonths({ ...today, day: 1 }, offset), 1, "month"),
        );
      }
      return years.map((one) =>
        months({ year: one, month: period.number ?? 1, day: 1 }, 1, "month"),
      );
    case "quarter":
      if (period.number === undefined) {
        const first = Math.floor((today.month - 1) / 3) * 3 + 1;
        const start = { ...today, month: first, day: 1 };
        return offsetsOf(period).map((offset) =>
          months(addMonths(start, 3 * offset), 3, "quarter"),
        );
      }
      return years.map((one) =>
        months({ year: one, month: 3 * (period.number ?? 1) - 2, day: 1 }, 3, "quarter"),
      );
    case "year":
    default: {
      const offsets = isYearSaid ? [0] : offsetsOf(period);
      return offsets.map((offset) => months({ year: year + offset, month: 1, day: 1 }, 12, "year"));
    }
  }
}

/** 月初 may be of this month or of the next. */
function offsetsOf({ offset }: PeriodSpec): readonly number[] {
  return typeof offset === "number" ? [offset] : [0, 1];
}

function months(first: CalendarDate, count: number, unit: PeriodSpec["unit"]): Span {
  return { unit, first, last: addDays(addMonths(first, count), -1) };
}
