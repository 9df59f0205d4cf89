import type { Migration } from "../migration.ts";

/** The todo each share of a task has in DingTalk, and the union id by which DingTalk knows its person. */
export const dingtalkTodos: Migration = {
  number: 6,
  name: "dingtalk todos",
  statements: () => [
    `create table task_todos (
      task_id text not null references tasks (id) on delete cascade, user_id text not null,
      robot text not null, source_id text not null unique, status text not null,
      todo_id text, owner text, due_at bigint not null, attempts integer not null default 0,
      checks integer not null default 0, problem text, revision integer not null default 0,
      holder text, held_until bigint not null default 0, primary key (task_id, user_id))`,
    `create index task_todos_due on task_todos (due_at) where status in ('wanted', 'made')`,
    `create index task_todos_todo on task_todos (todo_id) where todo_id is not null`,
    `alter table people add column union_id text`,
  ],
};
