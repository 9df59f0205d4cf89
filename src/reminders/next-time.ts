import type { Reminder } from "../core/reminder.ts";
import { createRecurrenceRule } from "../time/occurrences/occurrences.ts";
import { readRecurrence, writeRecurrence } from "../time/occurrences/recurrence-text.ts";
import { wallTime } from "../time/dates/zone.ts";
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

/** The rule of a reminder at the time of day of `at` instead; `undefined` when it has none that comes once a day. */
export function onSameDays(
  { recurrence: text, zone, remaining }: Reminder,
  at: number,
): Pick<Reminder, "recurrence" | "remaining"> | undefined {
  const recurrence = text === undefined ? undefined : readRecurrence(text);
  if (recurrence?.times.length !== 1) return undefined;
  const { hour, minute } = wallTime(at, zone);
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return {
    recurrence: writeRecurrence({ ...recurrence, times: [time] }),
    ...(remaining === undefined ? {} : { remaining }),
  };
}
