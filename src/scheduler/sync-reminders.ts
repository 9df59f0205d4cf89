import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Reminder, ReminderMove } from "../core/reminder.ts";
import type { Storage } from "../core/storage.ts";
import { createRecurrenceRule } from "../time/occurrences/occurrences.ts";
import { readRecurrence } from "../time/occurrences/recurrence-text.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";

/** Reminders looked at in one transaction. */
const batch = 500;

/**
 * Brings recurring reminders back to their first slot after `now` where they are due only later: after the clock was
 * set back, or the work calendar or the rules of a zone have changed. Slots told before are not told again: their keys
 * are known.
 */
export async function syncReminders(
  storage: Storage,
  options: SyncOptions,
  now: number,
): Promise<void> {
  let afterId = "";
  for (;;) {
    const page = await storage.reminders.listRecurring({ afterId, limit: batch });
    const moves = page.flatMap((reminder): readonly ReminderMove[] => {
      const nextAt = nextSlot(reminder, options, now);
      if (nextAt === null || nextAt >= reminder.nextAt) return [];
      const { id, remaining } = reminder;
      return [
        { id, nextAt, from: reminder.nextAt, ...(remaining === undefined ? {} : { remaining }) },
      ];
    });
    await storage.reminders.moveOn(moves);
    if (page.length < batch) return;
    afterId = page.at(-1)?.id ?? afterId;
  }
}

interface SyncOptions {
  readonly calendar: WorkCalendar;
  readonly log: Log;
}

function nextSlot(
  { id, recurrence, zone }: Reminder,
  { calendar, log }: SyncOptions,
  now: number,
): number | null {
  if (recurrence === undefined) return null;
  try {
    return createRecurrenceRule(readRecurrence(recurrence), { zone, calendar }).nextAfter(now);
  } catch (error) {
    log.error({ reminder: id, error: messageOf(error) }, "recurrence not readable");
    return null;
  }
}
