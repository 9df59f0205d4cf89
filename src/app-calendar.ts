import { createCalendarSync, type CalendarSync } from "./calendar/calendar-sync.ts";
import { dueReminders, nextReminders } from "./calendar/event-reminders.ts";
import type { CalendarSyncOptions } from "./calendar/calendar-sync.ts";
import { eventReminderEntries } from "./calendar/render-event-reminder.ts";
import { replanEvents } from "./calendar/replan.ts";
import type { CalendarBoard } from "./core/calendar-board.ts";
import type { SchedulerOptions } from "./scheduler/scheduler.ts";

/** What runs for events while the bot does: their reminders, and what DingTalk's calendar has of them. */
export interface OpenCalendar {
  readonly sync: CalendarSync;
  /** For the scheduler. */
  readonly reminders: Pick<SchedulerOptions, "eventReminders" | "clockSetBack">;
}

/** Plans what comes next of series and wires the rest; nothing is started yet. */
export async function openCalendar(
  options: Omit<CalendarSyncOptions, "board">,
  board: CalendarBoard,
): Promise<OpenCalendar> {
  const { storage, clock, calendar, languages } = options;
  await replanEvents(storage, { now: clock.now(), calendar, onlySeries: true });
  return {
    sync: createCalendarSync({ ...options, board }),
    reminders: {
      eventReminders: {
        due: (event, range) => dueReminders(event, range, calendar),
        next: (event, now) => nextReminders(event, now, calendar),
        entries: (moment, event, about) =>
          eventReminderEntries(moment, event, { ...about, languages }),
      },
      clockSetBack: (now) => replanEvents(storage, { now, calendar, onlySeries: false }),
    },
  };
}
