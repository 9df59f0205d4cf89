import type { Migration } from "../migration.ts";

/** Keeps arrivals by their key alone; they get their place in a lane when work is taken. */
export const arrivals: Migration = {
  number: 7,
  name: "arrivals",
  statements: () => [
    `alter table inbox add column arrived integer not null default 0`,
    `create index inbox_arrived on inbox (id) where arrived = 1`,
    `drop index inbox_pending`,
    `create index inbox_pending on inbox (robot, conversation, id)
      where handled_at is null and arrived = 0`,
  ],
};
