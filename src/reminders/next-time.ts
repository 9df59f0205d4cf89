import type { Reminder } from "../core/reminder.ts";
import { createRecurrenceRule } from "../time/occurrences/occurrences.ts";
import { readRecurrence, writeRecurrence } from "../time/occurrences/recurrence-text.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";

/** When a reminder that was paused comes next; `null` when its time has passed. */
export function nextTimeOf(
  { nextAt, recurrence, zone }: Reminder,
  calendar: WorkCalendar,
  now: number,
): number | null {
  if (nextAt > now) return nextAt;
  if (recurrence === undefined) return null;
  return createRecurrenceRule(readRecurrence(recurrence), { zone, calendar }).nextAfter(now);
}

/** The count is kept beside the recurrence, since it is counted by what has come. */
export function keptRecurrence(
  text: string | undefined,
): Pick<Reminder, "recurrence" | "remaining"> {
  if (text === undefined) return {};
  const { count, ...recurrence } = readRecurrence(text);
  return {
    recurrence: writeRecurrence(recurrence),
    ...(count === undefined ? {} : { remaining: count }),
  };
}
