import type { Migration } from "../migration.ts";

/** The tables of the first version. Indexes are partial so that what is done costs nothing. */
export const initialTables: Migration = {
  number: 1,
  name: "initial tables",
  statements: ({ identityType }) => [
    ...inbox(identityType),
    ...outbox(identityType),
    ...tasks(identityType),
    ...reminders,
    ...directory,
    ...settings,
  ],
};

const inbox = (identity: string): string[] => [
  `create table inbox (
    id ${identity}, key text not null unique, kind text not null, robot text not null,
    conversation text not null, payload text not null, received_at bigint not null,
    attempts integer not null default 0, handled_at bigint)`,
  `create index inbox_pending on inbox (robot, conversation, id) where handled_at is null`,
  `create index inbox_handled on inbox (received_at) where handled_at is not null`,
  `create table inbox_lanes (
    robot text not null, conversation text not null, head_id bigint,
    ready_at bigint not null default 0, holder text, primary key (robot, conversation))`,
  `create index inbox_lanes_head on inbox_lanes (head_id) where head_id is not null`,
  `create index inbox_lanes_ready on inbox_lanes (ready_at) where head_id is not null`,
];

const outbox = (identity: string): string[] => [
  `create table outbox (
    id ${identity}, key text not null unique, lane text not null, destination text not null,
    reply text not null, merge text, status text not null, created_at bigint not null,
    due_at bigint not null, attempts integer not null default 0, last_error text, receipt text)`,
  `create index outbox_waiting on outbox (lane, id) where status = 'waiting'`,
  `create index outbox_due on outbox (due_at) where status = 'waiting'`,
  `create index outbox_dead on outbox (id) where status = 'dead'`,
  `create index outbox_sent on outbox (created_at) where status = 'sent'`,
  `create table outbox_lanes (
    lane text primary key, head_id bigint, ready_at bigint not null default 0, holder text,
    paused_until bigint not null default 0, sends text not null default '[]')`,
  `create index outbox_lanes_ready on outbox_lanes (ready_at, head_id) where head_id is not null`,
];

const tasks = (identity: string): string[] => [
  `create table tasks (
    seq ${identity}, id text not null unique, title text not null, robot text not null,
    conversation text not null, created_by text not null, created_at bigint not null, due_at bigint)`,
  `create index tasks_conversation on tasks (conversation)`,
  `create table task_assignees (
    task_id text not null references tasks (id) on delete cascade, user_id text not null,
    position integer not null, done_at bigint, primary key (task_id, user_id))`,
  `create index task_assignees_user on task_assignees (user_id, task_id)`,
];

const reminders = [
  `create table reminders (
    id text primary key, text text not null, destination text not null, mentions text not null,
    created_by text not null, created_at bigint not null, next_at bigint not null,
    zone text not null, status text not null)`,
  `create index reminders_due on reminders (next_at) where status = 'active'`,
  `create table reminder_people (
    user_id text not null, reminder_id text not null references reminders (id) on delete cascade,
    primary key (user_id, reminder_id))`,
  `create table schedules (
    key text primary key, fingerprint text not null, next_at bigint, last_slot bigint)`,
];

const directory = [
  `create table people (
    dingtalk_id text primary key, user_id text, name text not null, seen_at bigint not null)`,
  `create index people_user on people (user_id) where user_id is not null`,
  `create table conversations (
    robot text not null, id text not null, kind text not null, title text, session_url text,
    session_expires_at bigint, seen_at bigint not null, primary key (robot, id))`,
];

const settings = [
  `create table shared_files (
    id text primary key, name text not null, media_type text not null, size_bytes bigint not null,
    sha256 text not null, path text not null, shared_by text not null, conversation text not null,
    created_at bigint not null)`,
  `create table settings (name text primary key, value text not null)`,
  `create table counters (name text primary key, value bigint not null)`,
];
