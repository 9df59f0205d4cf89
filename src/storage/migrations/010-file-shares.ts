import type { Migration } from "../migration.ts";

/**
 * Each share of a file on its own, with its link; files get short ids. Links and waiting messages that were made before
 * have the long id of their file, which goes on as the key of its first share.
 */
export const fileShares: Migration = {
  number: 10,
  name: "file shares",
  statements: () => [
    `create table file_shares (
      key text primary key, file_id text not null, shared_by text not null, robot text not null,
      conversation text, person text, shared_at bigint not null, link_expires_at bigint not null,
      revoked_at bigint)`,
    `alter table shared_files add column mismatch text`,
    `alter table shared_files add column shared_at bigint not null default 0`,
    `alter table shared_files add column copy_deleted_at bigint`,
    `alter table shared_files add column words text not null default ''`,
    `alter table shared_files add column short_id text`,
    `update shared_files set shared_at = created_at, words = lower(name), short_id = 'F00' || (
      select count(*) from shared_files as other where other.created_at < shared_files.created_at
        or (other.created_at = shared_files.created_at and other.id <= shared_files.id))`,
    `insert into file_shares
      select id, short_id, shared_by, '', conversation, null, created_at, created_at + ${linkTtlMs}, null
      from shared_files`,
    `update shared_files set id = short_id`,
    `alter table shared_files drop column short_id`,
    `alter table shared_files drop column conversation`,
    `create index shared_files_same on shared_files (sha256, shared_by)`,
    `create index shared_files_by on shared_files (shared_by) where copy_deleted_at is null`,
    `create index shared_files_stale on shared_files (shared_at) where copy_deleted_at is null`,
    `create index file_shares_file on file_shares (file_id, shared_at)`,
    `create index file_shares_by on file_shares (shared_by, shared_at)`,
    `create index file_shares_group on file_shares (conversation, robot, shared_at)
      where conversation is not null`,
    `create index people_name on people (name)`,
    `create index file_shares_person on file_shares (person, shared_at) where person is not null`,
  ],
};

/** Seven days. */
const linkTtlMs = 604_800_000;
