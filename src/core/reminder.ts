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
  readonly status: "active" | "done" | "cancelled";
}

export interface ReminderFilter {
  /** Made by or for this person. */
  readonly person?: string;
  /** The id of the reminder before the first one wanted. */
  readonly after?: string;
  readonly limit: number;
}
