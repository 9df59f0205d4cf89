import type { DaySpec } from "./piece.ts";

/** The days from one date to another of the same month; undefined where they are no such dates. */
export function daysOfSpan(first: DaySpec, last: DaySpec): readonly DaySpec[] | undefined {
  if (first.kind !== "date" || last.kind !== "date") return undefined;
  const isSameMonth = last.month === undefined || last.month === first.month;
  const isSameYear = last.year === undefined || last.year === first.year;
  if (!isSameMonth || !isSameYear || first.month === undefined || last.day < first.day)
    return undefined;
  return Array.from({ length: last.day - first.day + 1 }, (_, index) => ({
    ...first,
    day: first.day + index,
  }));
}
