import type { Generated } from "kysely";
import type { AuditOutcome } from "../core/audit.ts";
import type { LanguagesTable } from "./language-table.ts";
import type { SessionsTable } from "./session-table.ts";
import type { NoticesTable } from "./notice-table.ts";
import type { TaskPriority } from "../core/task.ts";
import type { EventTables } from "./event-tables.ts";
import type { FileSharesTable, SharedFilesTable } from "./file-tables.ts";
import type { CollectionSharesTable, CollectionsTable } from "./collection-tables.ts";
import type { PersonPaceTable } from "./pace-table.ts";
import type { PackStateTable, RunsTable } from "./run-schema.ts";

/** The tables, as Kysely types them. Times are epoch milliseconds; JSON is text in both databases. */
export interface Schema extends EventTables {
  readonly migrations: MigrationsTable;
  readonly inbox: InboxTable;
  readonly inbox_lanes: InboxLanesTable;
  readonly outbox: OutboxTable;
  readonly outbox_lanes: OutboxLanesTable;
  readonly tasks: TasksTable;
  readonly task_assignees: TaskAssigneesTable;
  readonly task_todos: TaskTodosTable;
  readonly task_tags: TaskTagsTable;
  readonly task_comments: TaskCommentsTable;
  readonly task_reminders: TaskRemindersTable;
  readonly task_lists: TaskListsTable;
  readonly reminders: RemindersTable;
  readonly reminder_people: ReminderPeopleTable;
  readonly reminder_lists: ReminderListsTable;
  readonly everyone_calls: EveryoneCallsTable;
  readonly schedules: SchedulesTable;
  readonly people: PeopleTable;
  readonly conversations: ConversationsTable;
  readonly members: MembersTable;
  readonly shared_files: SharedFilesTable;
  readonly file_shares: FileSharesTable;
  readonly sessions: SessionsTable;
  readonly collections: CollectionsTable;
  readonly collection_shares: CollectionSharesTable;
  readonly runs: RunsTable;
  readonly pack_state: PackStateTable;
  readonly idempotency: IdempotencyTable;
  readonly audit: AuditTable;
  readonly settings: SettingsTable;
  readonly counters: CountersTable;
  readonly languages: LanguagesTable;
  readonly person_pace: PersonPaceTable;
  readonly notices: NoticesTable;
}

interface MigrationsTable {
  number: number;
  name: string;
  applied_at: number;
}

interface InboxTable {
  id: Generated<number>;
  key: string;
  kind: "message" | "slot" | "event" | "card" | "card-change" | "collection";
  robot: string;
  conversation: string;
  payload: string;
  received_at: number;
  attempts: number;
  handled_at: number | null;
  /** 1 from when it is kept until it has its place in a lane. */
  arrived: Generated<number>;
}

/** One row per conversation: its oldest pending delivery, and from when that may be taken. */
interface InboxLanesTable {
  robot: string;
  conversation: string;
  /** The oldest pending delivery; null when none is pending. */
  head_id: number | null;
  /** 0: at once. The end of the lease while it is held. */
  ready_at: number;
  holder: string | null;
}

interface OutboxTable {
  id: Generated<number>;
  key: string;
  lane: string;
  destination: string;
  reply: string;
  merge: string | null;
  status: "waiting" | "sent" | "dead";
  created_at: number;
  due_at: number;
  attempts: number;
  last_error: string | null;
  receipt: string | null;
}

interface OutboxLanesTable {
  lane: string;
  /** The oldest waiting entry; null when none waits. */
  head_id: number | null;
  /** 0: at once. The end of the lease while held, else the latest of retry, pause and full window. */
  ready_at: number;
  holder: string | null;
  paused_until: number;
  /** JSON array of the times messages left, oldest first, back to one window before the last. */
  sends: string;
}

interface TasksTable {
  seq: Generated<number>;
  id: string;
  title: string;
  robot: string;
  conversation: string;
  created_by: string;
  created_at: number;
  due_at: number | null;
  description: string | null;
  priority: Generated<TaskPriority>;
  /** JSON array of milliseconds. */
  remind_before: Generated<string>;
  dropped_at: number | null;
  /** Set while nobody has anything left to do. */
  closed_at: number | null;
}

interface TaskTagsTable {
  task_id: string;
  tag: string;
  position: number;
}

interface TaskCommentsTable {
  id: Generated<number>;
  task_id: string;
  person: string;
  at: number;
  text: string;
}

interface TaskRemindersTable {
  task_id: string;
  at: number;
}

/** Where a list that was shown in part stopped. */
interface TaskListsTable {
  robot: string;
  conversation: string;
  person: string;
  shown: string;
}

interface TaskAssigneesTable {
  task_id: string;
  user_id: string;
  position: number;
  done_at: number | null;
}

/** The todo a share of a task has in DingTalk. */
interface TaskTodosTable {
  task_id: string;
  user_id: string;
  robot: string;
  source_id: string;
  status: "wanted" | "made" | "done" | "failed";
  todo_id: string | null;
  owner: string | null;
  due_at: number;
  attempts: Generated<number>;
  checks: Generated<number>;
  problem: string | null;
  /** Counted up by everything that happens to it from outside. */
  revision: Generated<number>;
  holder: string | null;
  held_until: Generated<number>;
  /** JSON of what DingTalk was told last. */
  told: string | null;
}

interface RemindersTable {
  id: string;
  text: string;
  destination: string;
  mentions: string;
  created_by: string;
  created_at: number;
  next_at: number;
  zone: string;
  status: "active" | "paused" | "done" | "cancelled";
  recurrence: string | null;
  remaining: number | null;
  /** Where it is posted, as `laneOf` its destination. */
  lane: string;
  told_at: number | null;
  /** 1: everybody is @-ed. */
  everyone: Generated<number>;
}

/** Who made a reminder or is @-ed by it. */
interface ReminderPeopleTable {
  reminder_id: string;
  user_id: string;
}

/** The ids of the list somebody was shown last, as JSON. */
interface ReminderListsTable {
  robot: string;
  conversation: string;
  person: string;
  ids: string;
}

/** When everybody was @-ed last. */
interface EveryoneCallsTable {
  lane: string;
  at: number;
}

interface SchedulesTable {
  key: string;
  fingerprint: string;
  next_at: number | null;
  last_slot: number | null;
}

interface PeopleTable {
  dingtalk_id: string;
  user_id: string | null;
  name: string;
  seen_at: number;
  union_id: string | null;
}

interface ConversationsTable {
  robot: string;
  id: string;
  kind: "group" | "person";
  title: string | null;
  session_url: string | null;
  session_expires_at: number | null;
  seen_at: number;
  owner: string | null;
}

/** Who has spoken in a group. */
interface MembersTable {
  robot: string;
  conversation: string;
  person: string;
}

interface SettingsTable {
  name: string;
  value: string;
}

interface CountersTable {
  name: string;
  value: number;
}

interface IdempotencyTable {
  owner: string;
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  created_at: number;
}

interface AuditTable {
  id: Generated<number>;
  at: number;
  robot: string;
  conversation: string;
  person: string;
  person_name: string;
  command: string;
  outcome: AuditOutcome;
  said: string;
  reference: string | null;
}
