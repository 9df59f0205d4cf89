import type { Migration } from "../migration.ts";

/** Calendar events, whom they concern, when people are reminded, and what DingTalk's calendar has of them. */
export const calendarEvents: Migration = {
  number: 11,
  name: "calendar events",
  statements: ({ identityType }) => [
    `create table events (
      seq ${identityType}, id text not null unique, title text not null, place text,
      robot text not null, conversation text not null, organizer text not null,
      created_at bigint not null, starts_at bigint not null, ends_at bigint not null,
      all_day integer not null, zone text not null, recurrence text, skipped text not null,
      last_ends_at bigint, series text, everyone integer not null, remind_before text not null,
      deleted_at bigint)`,
    `create index events_place on events (conversation, last_ends_at) where deleted_at is null`,
    `create index events_everyone on events (conversation) where deleted_at is null and everyone = 1`,
    `create index events_last on events (last_ends_at) where deleted_at is null`,
    `create index events_endless on events (seq) where deleted_at is null and last_ends_at is null`,
    `create index events_series on events (series) where series is not null`,
    `create table event_people (
      event_id text not null references events (id) on delete cascade, user_id text not null,
      position integer not null, declined_at bigint, primary key (event_id, user_id))`,
    `create index event_people_person on event_people (user_id, event_id)`,
    `create table event_reminders (
      event_id text not null references events (id) on delete cascade, at bigint not null,
      slot bigint not null, primary key (event_id, at, slot))`,
    `create index event_reminders_at on event_reminders (at)`,
    `create table event_copies (
      event_id text not null references events (id) on delete cascade, slot bigint not null,
      robot text not null, token text not null, status text not null, board_id text, owner text,
      due_at bigint not null, attempts integer not null default 0,
      checks integer not null default 0, problem text, revision integer not null default 0,
      holder text, held_until bigint not null default 0, told text,
      primary key (event_id, slot))`,
    `create index event_copies_due on event_copies (due_at) where status in ('wanted', 'made')`,
    `create index event_copies_board on event_copies (board_id) where board_id is not null`,
  ],
};
