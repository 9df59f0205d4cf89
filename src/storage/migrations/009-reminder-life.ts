import type { Migration } from "../migration.ts";

/** Where reminders are posted and when they were told last, the lists people were shown, and who belongs where. */
export const reminderLife: Migration = {
  number: 9,
  name: "reminder life",
  statements: () => [
    `alter table reminders add column lane text not null default ''`,
    `update reminders set lane = ${lane}`,
    `alter table reminders add column told_at bigint`,
    `alter table reminders add column everyone integer not null default 0`,
    `create index reminders_lane on reminders (lane, next_at, id)
      where status in ('active', 'paused')`,
    `create index reminders_told on reminders (lane, told_at) where told_at is not null`,
    `create table reminder_lists (
      robot text not null, conversation text not null, person text not null, ids text not null,
      primary key (robot, conversation, person))`,
    `create table everyone_calls (lane text primary key, at bigint not null)`,
    `create table members (
      robot text not null, conversation text not null, person text not null,
      primary key (robot, conversation, person))`,
  ],
};

// The lane of a destination as it was written so far, in SQL that both databases have: ids have nothing that JSON escapes.
const lane = [
  [`{"kind":"group","robot":"`, ""],
  [`{"kind":"person","robot":"`, ""],
  [`","conversation":"`, " "],
  [`","userId":"`, " @"],
  [`"}`, ""],
].reduce((text, [piece, by]) => `replace(${text}, '${piece}', '${by}')`, "destination");
