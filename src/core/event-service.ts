import type { CalendarEvent, Occurrence } from "./calendar-event.ts";
import type { Destination } from "./destination.ts";

/**
 * Calendar events, as a handler sees them: reads are immediate, writes are committed with the reply. Only what the
 * sender may see is found; what they may not do is refused with a ReplyError that says what to do.
 */
export interface EventService {
  /** Makes an event here, organised by the sender. */
  add(input: NewEvent): Promise<ArrangedEvent>;
  find(id: string): Promise<CalendarEvent | undefined>;
  /** What takes place in a stretch of time, soonest first. */
  list(query: EventQuery): Promise<EventPage>;
  /** Events here or of the sender's that are not over, whose title has the words, soonest first. */
  search(words: string, range?: TimeRange): Promise<Occurrence[]>;
  /** The time of it that is under way or comes next. */
  next(event: CalendarEvent): Occurrence | undefined;
  /** Its next times, the one under way among them. */
  upcoming(event: CalendarEvent, limit: number): readonly Occurrence[];
  /** The first time of it that begins in a stretch of time. */
  occurrenceIn(event: CalendarEvent, range: TimeRange): Occurrence | undefined;
  // Those that change one throw a ReplyError when the sender may not. `only`: that one time of a series alone, which
  // becomes an event of its own.
  move(event: CalendarEvent, to: NewTime, only?: Occurrence): Promise<ArrangedEvent>;
  change(event: CalendarEvent, change: EventEdit, only?: Occurrence): Promise<ArrangedEvent>;
  /** Answers the times that had been changed alone and go with the series. */
  remove(event: CalendarEvent, only?: Occurrence): Promise<readonly CalendarEvent[]>;
  /** The sender does not come, or comes after all. */
  answer(event: CalendarEvent, comes: boolean): Promise<void>;
  /** What the words of an event say besides its title. */
  read(text: string): EventText;
  /** The people who were met whose names stand at the start of a text, one after the other, and what is behind. */
  namedAt(text: string): Promise<{ readonly people: readonly string[]; readonly rest: string }>;
}

export interface NewEvent extends NewTime {
  readonly title: string;
  readonly place?: string;
  /** Besides the sender. */
  readonly people: readonly string[];
  readonly everyone?: boolean;
  /** Milliseconds before it begins; the deployment's when left out. */
  readonly remindBefore?: readonly number[];
}

/** The words of an event, taken apart. */
export interface EventText {
  readonly title: string;
  readonly place?: string;
  readonly allDay: boolean;
  /** How long it is, in milliseconds. */
  readonly lengthMs?: number;
  readonly remindBefore?: readonly number[];
}

/** When an event is to take place. */
export interface NewTime {
  readonly startsAt: number;
  /** The deployment's usual length, or the one it had, when left out. */
  readonly endsAt?: number;
  readonly allDay?: boolean;
  readonly recurrence?: string;
}

/** What can be changed besides its time. */
export interface EventEdit {
  readonly title?: string;
  readonly place?: string | null;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly remindBefore?: readonly number[];
}

/** An event as it is now, and what else those concerned have then. */
export interface ArrangedEvent {
  readonly event: CalendarEvent;
  readonly conflicts: readonly Conflict[];
  /** Whether it appears in DingTalk's calendar too: not where the robot has no credentials. */
  readonly inCalendar: boolean;
}

export interface Conflict {
  /** User id; left out when it is for everybody here. */
  readonly person?: string;
  readonly with: SeenOccurrence;
}

/** One time of an event, as somebody may see it. */
export interface SeenOccurrence extends Occurrence {
  /** Only that the person is not free: what it is concerns others. */
  readonly isBusyOnly: boolean;
}

export interface TimeRange {
  readonly from: number;
  /** Not in it any more. */
  readonly to: number;
}

export interface EventQuery extends TimeRange {
  /** Whose; what takes place in this conversation when left out. */
  readonly person?: string;
  readonly limit: number;
  /** How many are left out at the start. */
  readonly skip?: number;
}

export interface EventPage {
  readonly occurrences: readonly SeenOccurrence[];
  readonly total: number;
}

/** What takes place today in one place. */
export interface PlaceAgenda {
  readonly conversation: string;
  readonly destination: Destination;
  readonly occurrences: readonly Occurrence[];
}

/** What takes place today. */
export interface Agenda {
  today(): Promise<readonly PlaceAgenda[]>;
}
