import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * Occurrences of `recurrence` in [`first`, `until`] as rrule-temporal has them. RFC 5545 counts intervals from DTSTART,
 * so `first` has to be the first occurrence. Times are wall-clock times of `zone`.
 */
export function expectedOccurrences(
  recurrence: Recurrence,
  zone: string,
  { first, until }: { readonly first: number; readonly until: number },
): readonly number[] {
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos, times } = recurrence;
  if (freq === "MINUTELY" || freq === "HOURLY") throw new Error("not asked of rrule-temporal");
  const start = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone);
  const found = times.flatMap((time) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    const rule = new RRuleTemporal({
      freq,
      interval,
      tzid: zone,
      // From midnight, so that the earlier times of the first day are compared as well.
      dtstart: start.startOfDay(),
      byHour: [hour],
      byMinute: [minute],
      ...(byDay && {
        byDay: byDay.map(({ weekday, nth }) => `${nth ?? ""}${weekdays[weekday - 1]}`),
      }),
      ...(byMonthDay && { byMonthDay: [...byMonthDay] }),
      ...(byMonth && { byMonth: [...byMonth] }),
      ...(bySetPos !== undefined && { bySetPos: [bySetPos] }),
    });
    const end = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(zone);
    return rule.between(start.startOfDay(), end, true).map((at) => at.epochMilliseconds);
  });
  return found.filter((at) => at >= first).toSorted((a, b) => a - b);
}
