import type { Migration } from "../migration.ts";

/** What packs remember of people, groups and themselves. */
export const packState: Migration = {
  number: 15,
  name: "pack state",
  statements: () => [
    `create table pack_state (
      pack text not null, scope text not null, key text not null, value text not null,
      changed_at bigint not null, primary key (pack, scope, key))`,
  ],
};
