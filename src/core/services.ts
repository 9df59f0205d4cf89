import type { AuditFilter, AuditRecord } from "./audit.ts";
import type { Person } from "./person.ts";
import type { Reminder } from "./reminder.ts";
import type { FileContent } from "./reply.ts";
import type { Session } from "./session.ts";
import type { Task, TaskFilter } from "./task.ts";

/** Tasks, as a handler sees them: reads are immediate, writes are committed with the reply. */
export interface TaskService {
  /** Makes a task here, by the sender. */
  assign(input: {
    readonly title: string;
    readonly assignees: readonly string[];
    readonly dueAt?: number;
  }): Promise<Task>;
  find(id: string): Promise<Task | undefined>;
  list(filter: Omit<TaskFilter, "now">): Promise<Task[]>;
  /** Marks the sender's share done, or everybody's when the sender assigned it and has no share. */
  complete(task: Task): Promise<void>;
}

/** Reminders, as a handler sees them. */
export interface ReminderService {
  /** Makes a reminder that is posted in this conversation and @-s `people`. Throws a ReplyError over a limit. */
  remind(input: {
    readonly text: string;
    readonly at: number;
    readonly people: readonly string[];
    /** When it comes again after `at`, as `writeRecurrence` writes it; its count includes `at`. */
    readonly recurrence?: string;
  }): Promise<Reminder>;
  find(id: string): Promise<Reminder | undefined>;
  /** The sender's active reminders, soonest first. */
  mine(): Promise<Reminder[]>;
  cancel(reminder: Reminder): Promise<void>;
}

/** Files, as a handler sees them. */
export interface FileService {
  /** Keeps a copy of what `url` leads to. Throws `fetch_refused` or `fetch_failed`, whose messages may be shown. */
  fromUrl(url: string): Promise<FileContent>;
  /** Files of the configured folders whose name contains every word, newest first. */
  search(words: string): Promise<readonly FolderFile[]>;
  fromFolder(file: FolderFile): Promise<FileContent>;
}

export interface FolderFile {
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAt: number;
}

/** What the bot has asked the sender, as a handler sees it. */
export interface SessionService {
  /** The newest first. */
  mine(): Promise<Session[]>;
  end(sessions: readonly Session[]): void;
}

/** Who ran what, for those who may know. */
export interface AuditService {
  /** The newest first. */
  list(filter: AuditFilter): Promise<AuditRecord[]>;
}

/** Names of people, for lists; ids that were never met keep their id as name. */
export interface PeopleService {
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  find(id: string): Promise<Person | undefined>;
}
