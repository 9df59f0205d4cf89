import type { Migration } from "../migration.ts";

/** Notices and who has read them; and which sessions wait for a yes, whose end is told. */
export const notices: Migration = {
  number: 13,
  name: "notices",
  statements: () => [
    `create table notices (
      id text primary key, robot text not null, conversation text not null,
      conversation_kind text not null, created_by text not null, created_at bigint not null,
      text text not null, audience text not null, way text not null, parts text not null,
      recalled_at bigint, readers text)`,
    `create index notices_made on notices (created_by, created_at)`,
    `alter table sessions add column confirms integer not null default 0`,
    `create index sessions_confirms on sessions (expires_at) where confirms = 1`,
  ],
};
