import type { Migration } from "../migration.ts";

/**
 * What happens to a task after it was given: priority, tags, comments, reminders, dropping. `closed_at` keeps what is
 * over out of the indexes that lists and reminders read.
 */
export const taskLife: Migration = {
  number: 8,
  name: "task life",
  statements: ({ identityType }) => [
    `alter table tasks add column description text`,
    `alter table tasks add column priority text not null default 'normal'`,
    `alter table tasks add column remind_before text not null default '[]'`,
    `alter table tasks add column dropped_at bigint`,
    `alter table tasks add column closed_at bigint`,
    `update tasks set closed_at = coalesce(
      (select max(done_at) from task_assignees where task_id = tasks.id), created_at)
      where not exists (
        select 1 from task_assignees where task_id = tasks.id and done_at is null)`,
    `create index tasks_open_due on tasks (due_at) where closed_at is null and due_at is not null`,
    `create index tasks_open_place on tasks (conversation) where closed_at is null`,
    `create index tasks_creator on tasks (created_by)`,
    `create index task_assignees_open on task_assignees (user_id, task_id) where done_at is null`,
    `create table task_tags (
      task_id text not null references tasks (id) on delete cascade, tag text not null,
      position integer not null, primary key (task_id, tag))`,
    `create index task_tags_tag on task_tags (tag, task_id)`,
    `create table task_comments (
      id ${identityType}, task_id text not null references tasks (id) on delete cascade,
      person text not null, at bigint not null, text text not null)`,
    `create index task_comments_task on task_comments (task_id, id)`,
    `create table task_reminders (
      task_id text not null references tasks (id) on delete cascade, at bigint not null,
      primary key (task_id, at))`,
    `create index task_reminders_at on task_reminders (at)`,
    `create table task_lists (
      robot text not null, conversation text not null, person text not null, shown text not null,
      primary key (robot, conversation, person))`,
    `alter table task_todos add column told text`,
  ],
};
