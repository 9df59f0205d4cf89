import type { Migration } from "../migration.ts";

/** Runs of packs' steps. */
export const runs: Migration = {
  number: 14,
  name: "runs",
  statements: () => [
    `create table runs (
      id text primary key, program text not null, fingerprint text not null, robot text not null,
      conversation text not null, person text not null, status text not null, waits text,
      state text not null, started_at bigint not null, changed_at bigint not null,
      ready_at bigint, holder text, attempts integer not null, reference text)`,
    `create index runs_ready on runs (ready_at) where ready_at is not null`,
    `create index runs_waits on runs (waits) where waits is not null`,
    `create index runs_started on runs (started_at)`,
  ],
};
