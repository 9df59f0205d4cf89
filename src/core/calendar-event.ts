/** Something people do together at a time, once or again and again. */
export interface CalendarEvent {
  /** `E3`: short, never given twice. */
  readonly id: string;
  readonly title: string;
  readonly place?: string;
  readonly robot: string;
  readonly conversation: string;
  /** User id of who made it and decides about it. */
  readonly organizer: string;
  readonly createdAt: number;
  /** The first time of a series. */
  readonly startsAt: number;
  /** Of a whole day the midnight after it. */
  readonly endsAt: number;
  readonly allDay: boolean;
  /** IANA name. */
  readonly zone: string;
  /** When it takes place again after `startsAt`, as `writeRecurrence` writes it; its count includes the first. */
  readonly recurrence?: string;
  /** Times of the series that were taken out, by when they would have begun. */
  readonly skipped: readonly number[];
  /** When the last time is over; left out when the series has no end. */
  readonly lastEndsAt?: number;
  /** The series this was a time of before it was changed alone. */
  readonly series?: string;
  /** It is for everybody in the conversation. */
  readonly everyone: boolean;
  /** How long before it begins people are reminded, in milliseconds. */
  readonly remindBefore: readonly number[];
  /** The organiser among them. */
  readonly people: readonly EventPerson[];
  readonly deletedAt?: number;
  /** Why it is not in DingTalk's calendar, though it should be. */
  readonly calendarProblem?: string;
}

export interface EventPerson {
  readonly userId: string;
  /** When they said that they do not come. */
  readonly declinedAt?: number;
}

/** What can be changed in an event; `null` takes away. */
export interface EventChange {
  readonly title?: string;
  readonly place?: string | null;
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly allDay?: boolean;
  readonly recurrence?: string | null;
  /** Times that are taken out of a new rule; none when left out. */
  readonly skipped?: readonly number[];
  readonly lastEndsAt?: number | null;
  readonly remindBefore?: readonly number[];
  readonly everyone?: boolean;
  /** All of them, in their order; who declined before stays so. */
  readonly people?: readonly string[];
}

/** One time of an event. */
export interface Occurrence {
  readonly event: CalendarEvent;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** A moment before an event at which those concerned are reminded. */
export interface EventReminder {
  readonly eventId: string;
  readonly at: number;
  /** When that time of the event begins. */
  readonly slot: number;
}
