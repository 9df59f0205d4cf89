import { dayNumberOf } from "../dates/date-arithmetic.ts";
import { createDayRule } from "./day-rule.ts";
import { startOf } from "./elapsed-slots.ts";
import { createOccurrenceDays } from "./days.ts";
import { createOccurrenceTimes } from "./times.ts";
import type { Recurrence } from "./recurrence.ts";
import type { Rule } from "./rule.ts";
import { localDay } from "./stretch.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";

/** Where a recurrence holds: its clock and its days off. */
export interface OccurrencePlace {
  /** IANA name. */
  readonly zone: string;
  readonly calendar: WorkCalendar;
}

/**
 * The moments of a recurrence. A time that the clock skips becomes the first instant after the gap; one it shows twice
 * counts the first time. `count` is left to the caller, who knows what has been before.
 */
export function createRecurrenceRule(
  recurrence: Recurrence,
  { zone, calendar }: OccurrencePlace,
): Rule {
  const times = createOccurrenceTimes(recurrence, zone);
  if (times === undefined) return never;
  return createDayRule(createOccurrenceDays(recurrence, calendar), times, zone);
}

const never: Rule = { nextAfter: () => null, latest: () => null, count: () => 0 };

/** The first occurrence after `after`; `null` when none is left. */
export function nextOccurrence(
  recurrence: Recurrence,
  place: OccurrencePlace & { readonly after: number },
): number | null {
  return nextOccurrences(recurrence, place, 1)[0] ?? null;
}

/**
 * Up to `limit` occurrences after `after`, ascending. Where the recurrence has a `count`, it is counted from its start,
 * or from `after` when it starts that day or later or has none.
 */
export function nextOccurrences(
  recurrence: Recurrence,
  place: OccurrencePlace & { readonly after: number },
  limit: number,
): readonly number[] {
  const { after, zone } = place;
  const rule = createRecurrenceRule(recurrence, place);
  const { start, count } = recurrence;
  if (count === undefined) return firstSlots(rule, after, limit);
  const startDay = start === undefined ? Infinity : dayNumberOf(start);
  const been = startDay < localDay(after, zone) ? rule.count(startOf(startDay, zone), after) : 0;
  return firstSlots(rule, after, Math.min(limit, count - been));
}

/** The last occurrence in [`since`, `until`]; `null` when there is none. `count` is not looked at. */
export function latestOccurrence(
  recurrence: Recurrence,
  place: OccurrencePlace & { readonly since: number; readonly until: number },
): number | null {
  return createRecurrenceRule(recurrence, place).latest(place.since, place.until);
}

/** How many occurrences lie in [`from`, `to`]. `count` is not looked at. */
export function countOccurrences(
  recurrence: Recurrence,
  place: OccurrencePlace & { readonly from: number; readonly to: number },
): number {
  return createRecurrenceRule(recurrence, place).count(place.from, place.to);
}

function firstSlots(rule: Rule, after: number, limit: number): readonly number[] {
  const slots: number[] = [];
  let slot = limit > 0 ? rule.nextAfter(after) : null;
  while (slot !== null) {
    slots.push(slot);
    slot = slots.length < limit ? rule.nextAfter(slot) : null;
  }
  return slots;
}
