import type { Migration } from "../migration.ts";

/** Rounds of asking many people the same questions: one open round of a plan in each group. */
export const collections: Migration = {
  number: 18,
  name: "collections",
  statements: () => [
    `create table collections (
      id text primary key, plan text not null, robot text not null, conversation text not null,
      opened_by text, opened_at bigint not null, closes_at bigint not null, state text not null,
      next_at bigint)`,
    `create unique index collections_open on collections (plan, robot, conversation)
      where state = 'open'`,
    `create index collections_next on collections (next_at) where state = 'open'`,
    `create index collections_opened on collections (plan, opened_at)`,
    `create table collection_shares (
      collection_id text not null references collections (id) on delete cascade,
      person text not null, position integer not null, answers text not null,
      answered_at bigint, is_late integer not null, primary key (collection_id, person))`,
    `create index collection_shares_person on collection_shares (person, collection_id)`,
  ],
};
