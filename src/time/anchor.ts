import { dateOfDayNumber } from "./date-arithmetic.ts";
import { nextOccurrence, type OccurrencePlace } from "./occurrences.ts";
import type { Recurrence } from "./recurrence.ts";
import { localDay } from "./stretch.ts";

/**
 * The recurrence as it is kept when it is made at `now`: with a start where it needs one. Intervals are counted from
 * the day of the first occurrence; a rule that names no day takes today's.
 */
export function anchorRecurrence(
  recurrence: Recurrence,
  place: OccurrencePlace & { readonly now: number },
): Recurrence {
  if (recurrence.start !== undefined) return recurrence;
  const start = dateOfDayNumber(localDay(place.now, place.zone));
  if (!namesDay(recurrence)) return { ...recurrence, start };
  if (recurrence.interval === 1) return recurrence;
  const every = { ...recurrence, interval: 1 };
  const first = nextOccurrence(every, { ...place, after: place.now });
  if (first === null) return recurrence;
  return { ...recurrence, start: dateOfDayNumber(localDay(first, place.zone)) };
}

function namesDay({
  freq,
  byDay,
  byMonthDay,
  byMonth,
  calendar,
  lunar,
  festival,
}: Recurrence): boolean {
  if (freq === "DAILY" || freq === "HOURLY" || freq === "MINUTELY") return true;
  const days = [byDay, byMonthDay, calendar, lunar, festival];
  return days.some((one) => one !== undefined) || (freq === "YEARLY" && byMonth !== undefined);
}
