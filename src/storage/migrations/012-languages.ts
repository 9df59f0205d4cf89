import type { Migration } from "../migration.ts";

/** Languages of people and groups, and who owns a group. */
export const languages: Migration = {
  number: 12,
  name: "languages",
  statements: () => [
    `create table languages (key text primary key, chosen text, balance integer not null)`,
    `alter table conversations add column owner text`,
  ],
};
