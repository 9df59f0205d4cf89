import type { Storage } from "../core/storage.ts";
import { nextTurn } from "../core/turn.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { nextReminders } from "./event-reminders.ts";

const together = 50;

/**
 * Plans the reminders of events anew: of all when the clock was set back, for what was over is to come again; of
 * series when the bot starts, for the work calendar may be another.
 */
export async function replanEvents(
  storage: Storage,
  which: { readonly now: number; readonly calendar: WorkCalendar; readonly onlySeries: boolean },
): Promise<void> {
  const { now, calendar, onlySeries } = which;
  let behind: string | undefined;
  for (;;) {
    const from = behind;
    const page = await storage.transaction(async ({ events }) => {
      const found = await events.list({
        after: now,
        limit: together,
        ...(from === undefined ? {} : { behind: from }),
        ...(onlySeries ? { onlySeries } : {}),
      });
      // What came due while the bot was down is still to be told.
      for (const event of found) {
        await events.setReminders(event.id, nextReminders(event, now, calendar), now);
      }
      return found;
    });
    behind = page.at(-1)?.id;
    if (page.length < together) return;
    await nextTurn();
  }
}
