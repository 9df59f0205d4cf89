import type { Migration } from "../migration.ts";

/** Answers of API requests that carried an idempotency key. */
export const idempotency: Migration = {
  number: 4,
  name: "idempotency keys",
  statements: () => [
    `create table idempotency (
      owner text not null, key text not null, fingerprint text not null, status integer not null,
      body text not null, created_at bigint not null, primary key (owner, key))`,
    `create index idempotency_created on idempotency (created_at)`,
  ],
};
