/** Where a robot's schedule also appears: DingTalk's calendars. Rejects with `BoardError`. */
export interface CalendarBoard {
  /** Whether events of this robot can be made: its app has credentials. */
  covers(robot: string): boolean;
  /** Makes an event in the organiser's calendar; the same `key` within a day makes no second one. */
  make(event: NewBoardEvent): Promise<BoardEventRef>;
  /** Changes what is named. */
  change(robot: string, event: BoardEventRef, change: BoardEventChange): Promise<void>;
  /** What it is there now, and which of some people (user ids) have declined; `gone` when it is not there any more. */
  look(
    robot: string,
    event: BoardEventRef,
    people: readonly string[],
  ): Promise<SeenBoardEvent | "gone">;
  /** Takes it from everybody's calendar; one that is gone is none to worry about. */
  remove(robot: string, event: BoardEventRef): Promise<void>;
  /** What a person has between two instants, recurring events unfolded, soonest first. */
  list(
    robot: string,
    userId: string,
    range: { readonly from: number; readonly to: number },
  ): Promise<readonly BoardEvent[]>;
}

export interface NewBoardEvent extends BoardEventTimes {
  readonly robot: string;
  /** Ours. */
  readonly key: string;
  readonly title: string;
  /** User ids. */
  readonly organizer: string;
  readonly attendees: readonly string[];
  readonly place?: string;
  /** Left out: DingTalk's quarter of an hour; `null`: DingTalk does not remind. */
  readonly remindMinutesBefore?: number | null;
}

/** Instants, and the zone they were meant in. */
interface BoardEventTimes {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly zone: string;
  /** Whole days, from midnight to midnight. */
  readonly allDay?: boolean;
}

export interface BoardEventChange {
  readonly title?: string;
  readonly times?: BoardEventTimes;
  /** Empty: nowhere any more. */
  readonly place?: string;
  /** User ids: those who come now, and those who do not any more. */
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** An event as it is in DingTalk. */
export interface SeenBoardEvent extends BoardEvent {
  readonly allDay: boolean;
  /** User ids. */
  readonly declined: readonly string[];
}

export interface BoardEventRef {
  readonly eventId: string;
  /** The union id of the organiser. */
  readonly owner: string;
}

export interface BoardEvent {
  readonly eventId: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly place?: string;
}
