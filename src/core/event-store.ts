import type { CalendarEvent, EventChange, EventReminder } from "./calendar-event.ts";

/** Which events are asked for; deleted ones never are. */
export interface EventFilter {
  /** Their first time begins before this. */
  readonly before?: number;
  /** Their last time is over after this. */
  readonly after?: number;
  /** Whom they concern: who has not declined, and belongs to the conversation of those that are for everybody. */
  readonly person?: string;
  readonly robot?: string;
  readonly conversation?: string;
  readonly onlySeries?: boolean;
  /** Behind this one, by the order they were made in. */
  readonly behind?: string;
  readonly limit: number;
}

export interface EventStore {
  add(event: CalendarEvent): Promise<void>;
  /** Deleted ones too. */
  find(id: string): Promise<CalendarEvent | undefined>;
  /** In the order they were made in. */
  list(filter: EventFilter): Promise<CalendarEvent[]>;
  /** `false`: there is none, or it was deleted. */
  change(id: string, change: EventChange): Promise<boolean>;
  /** Takes one time out of a series. `false`: it was out, or the series is gone. */
  skip(id: string, slot: number): Promise<boolean>;
  /** `false`: it was so already. */
  remove(id: string, now: number): Promise<boolean>;
  /** The times of a series that were changed alone and are not deleted. */
  listDetached(series: string): Promise<CalendarEvent[]>;
  /** Whether a person comes: `null` when they do. Somebody else's event for everybody can be declined too. */
  decline(id: string, person: string, declinedAt: number | null): Promise<void>;
  /** Robots and conversations that have an event whose first time begins before and whose last ends after. */
  listPlaces(
    after: number,
    before: number,
  ): Promise<{ readonly robot: string; readonly conversation: string }[]>;
  /** When people are reminded of it, instead of what was set before, or of what of that is later than `after`. */
  setReminders(
    id: string,
    reminders: readonly Omit<EventReminder, "eventId">[],
    after?: number,
  ): Promise<void>;
  /** Takes reminders that have come out of storage: soonest first. */
  takeReminders(now: number, limit: number): Promise<EventReminder[]>;
  nextReminderAt(): Promise<number | null>;
}
