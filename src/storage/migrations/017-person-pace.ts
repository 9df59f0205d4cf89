import type { Migration } from "../migration.ts";

/** How much people said in the minute they are in, and who is to be told when it is over. */
export const personPace: Migration = {
  number: 17,
  name: "person pace",
  statements: () => [
    `create table person_pace (
      person text primary key, since bigint not null, count integer not null, told text)`,
    `create index person_pace_told on person_pace (since) where told is not null`,
  ],
};
