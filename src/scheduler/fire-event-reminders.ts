import type { CalendarEvent, EventReminder } from "../core/calendar-event.ts";
import type { NewEntry } from "../core/entry.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Stores } from "../core/storage.ts";
import { nextTurn } from "../core/turn.ts";

/** Reminders of events turned into entries in one transaction. */
const batch = 500;
/** Looked at before everything else that is ready may run. */
const turn = 25;

type Moment = Omit<EventReminder, "eventId">;

/** How events are reminded of; not at all when left out. */
export interface EventReminders {
  /** Of each time that is not over, the last moment since `since`. */
  due(
    event: CalendarEvent,
    range: { readonly since: number; readonly now: number },
  ): readonly Moment[];
  /** The moments that come next. */
  next(event: CalendarEvent, now: number): readonly Moment[];
  entries(
    moment: Moment,
    event: CalendarEvent,
    about: { readonly now: number; readonly stores: Pick<Stores, "directory" | "languages"> },
  ): Promise<readonly NewEntry[]>;
}

export interface FireEventRemindersOptions {
  readonly eventReminders?: EventReminders;
  readonly log: Log;
}

/** Turns reminders of events that have come into entries, and plans those of the next time. */
export async function fireEventReminders(
  stores: Stores,
  { eventReminders, log }: FireEventRemindersOptions,
  now: number,
): Promise<number> {
  if (eventReminders === undefined) return 0;
  const taken = await stores.events.takeReminders(now, batch);
  const since = new Map(taken.toReversed().map(({ eventId, at }) => [eventId, at]));
  let index = 0;
  for (const [id, at] of since) {
    index += 1;
    if (index % turn === 0) await nextTurn();
    const event = await stores.events.find(id);
    if (event === undefined || event.deletedAt !== undefined) continue;
    let moments: readonly Moment[];
    let next: readonly Moment[];
    try {
      moments = eventReminders.due(event, { since: at, now });
      next = eventReminders.next(event, now);
    } catch (error) {
      // One whose rule cannot be read must not hold up the others.
      log.error({ event: id, error: messageOf(error) }, "recurrence not readable");
      continue;
    }
    for (const moment of moments) {
      await stores.outbox.add(await eventReminders.entries(moment, event, { now, stores }), now);
    }
    await stores.events.setReminders(id, next);
  }
  return taken.length;
}
