/** What one time of an event has become in DingTalk's calendar. */
export interface EventCopy {
  readonly eventId: string;
  /** When that time of the event begins. */
  readonly slot: number;
  readonly robot: string;
  /** Ours: DingTalk makes no second event with it within a day. */
  readonly token: string;
  readonly status: EventCopyStatus;
  /** DingTalk's id, once it is made. */
  readonly boardId?: string;
  /** The union id of the organiser. */
  readonly owner?: string;
  /** What DingTalk was told last; left out before anything was. */
  readonly told?: ToldEvent;
  /** Failed attempts in a row. */
  readonly attempts: number;
  /** How often it was looked at without news. */
  readonly checks: number;
  /** What went wrong last, in DingTalk's words. */
  readonly problem?: string;
}

/** One time of an event as DingTalk's calendar shows it. */
export interface ToldEvent {
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly allDay: boolean;
  readonly place: string | null;
  /** User ids but for the organiser's, in order. */
  readonly people: readonly string[];
  /** Who had declined there when it was looked at last. */
  readonly declined?: readonly string[];
}

/** `wanted`: to be made. `made`: in DingTalk's calendar. `done` and `failed` need nothing more. */
export type EventCopyStatus = "wanted" | "made" | "done" | "failed";

/** One that is worked on here; nobody else takes it until the lease ends. */
export interface LeasedEventCopy extends EventCopy {
  readonly holder: string;
  /** Counts what happened to it; more than this when it is settled, and it is looked at again at once. */
  readonly revision: number;
}

/** What became of a leased one. */
export interface EventCopyChange {
  readonly status: EventCopyStatus;
  readonly boardId?: string | undefined;
  readonly owner?: string | undefined;
  readonly told?: ToldEvent | undefined;
  readonly dueAt: number;
  readonly attempts: number;
  readonly checks: number;
  readonly problem?: string | undefined;
}

/** What DingTalk's calendar has of our events, and what is still to be done about it. */
export interface EventCopyStore {
  /** Wants a copy of each; one that is there stays as it is. */
  want(
    copies: readonly Pick<EventCopy, "eventId" | "slot" | "robot" | "token">[],
    now: number,
  ): Promise<void>;
  lease(request: {
    readonly holder: string;
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<LeasedEventCopy[]>;
  /** Writes what became of it and frees it. `false`: the lease was lost, and nothing is written. */
  settle(copy: LeasedEventCopy, change: EventCopyChange): Promise<boolean>;
  /** All copies of an event that are not over are to be looked at now: something happened to it here. */
  touch(eventId: string, now: number): Promise<void>;
  /** The same for one, by DingTalk's id. `false`: it is none of ours, or is over. */
  touchBoard(boardId: string, now: number): Promise<boolean>;
  of(eventIds: readonly string[]): Promise<EventCopy[]>;
  nextDueAt(): Promise<number | null>;
}
