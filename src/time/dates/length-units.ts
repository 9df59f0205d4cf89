import { dayMs, hourMs, minuteMs, secondMs } from "../../core/clock.ts";
import type { Length } from "../grammar/piece.ts";

const secondsOfDay = dayMs / secondMs;

/** A length in seconds, a month counted as 30 days and a year as 365. */
export function secondsOf(length: Length): number {
  const days =
    (length.years ?? 0) * 365 +
    (length.months ?? 0) * 30 +
    (length.weeks ?? 0) * 7 +
    (length.days ?? 0) +
    (length.workdays ?? 0);
  const { hours = 0, minutes = 0, seconds = 0 } = length;
  return days * secondsOfDay + hours * 3600 + minutes * 60 + seconds;
}

/** Its months when it has nothing else: two years and a half are 30. */
export function lengthInMonths({ years, months, ...others }: Length): number | undefined {
  if (years === undefined && months === undefined) return undefined;
  if (Object.values(others).some((count) => count !== 0)) return undefined;
  return (years ?? 0) * 12 + (months ?? 0);
}

/** Whether it counts time that passes and no days of the calendar. */
export function isElapsed(length: Length): boolean {
  const { years, months, weeks, days, workdays } = length;
  return [years, months, weeks, days, workdays].every((count) => Math.trunc(count ?? 0) === 0);
}

/** The part of a length that is time passing, fractions of days among it. */
export function elapsedMs(length: Length): number {
  const { hours = 0, minutes = 0, seconds = 0 } = length;
  const days = (length.weeks ?? 0) * 7 + (length.days ?? 0);
  const months = (length.years ?? 0) * 12 + (length.months ?? 0);
  const fraction = days - Math.trunc(days) + (months - Math.trunc(months)) * 30;
  return Math.round(fraction * dayMs + hours * hourMs + minutes * minuteMs + seconds * secondMs);
}

// Beyond that the calendar of JavaScript ends, or counting workday by workday takes its time.
const farthestDays = 3_000_000;
const mostWorkdays = 2600;

/** Whether a length is short enough to be counted out. */
export function isWithinReach(length: Length): boolean {
  if (secondsOf(length) >= farthestDays * secondsOfDay) return false;
  return Math.abs(length.workdays ?? 0) <= mostWorkdays;
}
