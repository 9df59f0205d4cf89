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
  readonly status: "active" | "done" | "cancelled";
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
}
