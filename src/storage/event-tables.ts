import type { Generated } from "kysely";

/** The tables of calendar events. */
export interface EventTables {
  readonly events: EventsTable;
  readonly event_people: EventPeopleTable;
  readonly event_reminders: EventRemindersTable;
  readonly event_copies: EventCopiesTable;
}

interface EventsTable {
  seq: Generated<number>;
  id: string;
  title: string;
  place: string | null;
  robot: string;
  conversation: string;
  organizer: string;
  created_at: number;
  starts_at: number;
  ends_at: number;
  all_day: number;
  zone: string;
  recurrence: string | null;
  /** JSON array of moments. */
  skipped: string;
  /** Null when the series has no end. */
  last_ends_at: number | null;
  series: string | null;
  /** 1: it is for everybody there. */
  everyone: number;
  /** JSON array of milliseconds. */
  remind_before: string;
  deleted_at: number | null;
}

interface EventPeopleTable {
  event_id: string;
  user_id: string;
  position: number;
  declined_at: number | null;
}

interface EventRemindersTable {
  event_id: string;
  at: number;
  slot: number;
}

/** What one time of an event has become in DingTalk's calendar. */
interface EventCopiesTable {
  event_id: string;
  slot: number;
  robot: string;
  token: string;
  status: "wanted" | "made" | "done" | "failed";
  board_id: string | null;
  owner: string | null;
  due_at: number;
  attempts: Generated<number>;
  checks: Generated<number>;
  problem: string | null;
  /** Counted up by everything that happens to it from outside. */
  revision: Generated<number>;
  holder: string | null;
  held_until: Generated<number>;
  /** JSON of what DingTalk was told last. */
  told: string | null;
}
