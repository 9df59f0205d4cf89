import type { Migration } from "../migration.ts";

/** What the bot has asked and waits to be told: one question per person and conversation. */
export const sessions: Migration = {
  number: 3,
  name: "sessions",
  statements: () => [
    `create table sessions (
      id text primary key, robot text not null, conversation text not null, person text not null,
      command text not null, state text not null, started_at bigint not null,
      asked_at bigint not null, expires_at bigint not null, unique (robot, conversation, person))`,
    `create index sessions_expires on sessions (expires_at)`,
  ],
};
