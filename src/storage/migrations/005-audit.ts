import type { Migration } from "../migration.ts";

/** Who ran what, with which outcome. */
export const audit: Migration = {
  number: 5,
  name: "audit",
  statements: ({ identityType }) => [
    `create table audit (
      id ${identityType}, at bigint not null, robot text not null, conversation text not null,
      person text not null, person_name text not null, command text not null, outcome text not null,
      said text not null, reference text)`,
    `create index audit_at on audit (at)`,
    `create index audit_person on audit (person, at)`,
  ],
};
