import type { Destination } from "./destination.ts";

/** A schedule a person made in chat. */
export interface Reminder {
  /** `R7K2`. */
  readonly id: string;
  readonly text: string;
  readonly destination: Destination;
  /** Whom the message @-s. */
  readonly mentions: readonly string[];
  readonly createdBy: string;
  readonly createdAt: number;
  /** The next moment it is due. */
  readonly nextAt: number;
  readonly zone: string;
  /** When it comes again, as `time/recurrence-text.ts` writes it; without one it comes once. */
  readonly recurrence?: string;
  /** How often it still comes; as long as its recurrence lasts when left out. */
  readonly remaining?: number;
  /** @s everybody in the group, where that is not done too often. */
  readonly everyone?: boolean;
  /** `paused`: kept, and not told until somebody resumes it. */
  readonly status: "active" | "paused" | "done" | "cancelled";
}

/** A reminder that was told, and when. */
export interface ToldReminder {
  readonly reminder: Reminder;
  readonly at: number;
}

/** Another text, or another time; a paused one whose time is changed waits again. */
export type ReminderChange =
  | { readonly text: string }
  | {
      readonly nextAt: number;
      readonly recurrence?: string | undefined;
      readonly remaining?: number | undefined;
    };

/** Which reminders a list has: those of a person, or those that are posted in one place. */
export type OpenReminders = { readonly limit: number } & (
  | { readonly person: string }
  | { readonly lane: string }
);

/** Where somebody was shown a numbered list. */
export interface ListPlace {
  readonly robot: string;
  readonly conversation: string;
  readonly person: string;
}

export interface ReminderFilter {
  /** Made by or for this person. */
  readonly person?: string;
  /** The id of the reminder before the first one wanted. */
  readonly after?: string;
  readonly limit: number;
}

/** A reminder that has come and will come again. */
export interface ReminderMove {
  readonly id: string;
  readonly nextAt: number;
  readonly remaining?: number;
  /** When it was due before: one whose time was changed meanwhile is left as it is. */
  readonly from?: number;
}

/** How a reminder that has come due is told. */
export interface ReminderTelling {
  /** 0 when it comes on time. */
  readonly latenessMs: number;
  /** Slots of a recurring reminder that passed and are not told on their own. */
  readonly missed: number;
  /** Its latest slot. */
  readonly slot: number;
  /** No slot is recent enough to be told late: it is only said what was missed. */
  readonly isOnlyMissed: boolean;
  /** Whether everybody is @-ed; `quiet` when that was done too short a time ago. */
  readonly everyone?: "called" | "quiet";
  /** When it comes again; `null` when it does not. */
  readonly nextAt: number | null;
}
