import type { AuditFilter, AuditRecord } from "./audit.ts";
import type { Destination } from "./destination.ts";
import type { Locale } from "./locale.ts";
import type { FilePart } from "./message.ts";
import type { Person } from "./person.ts";
import type { Reminder, ToldReminder } from "./reminder.ts";
import type { FileContent } from "./reply.ts";
import type { Session } from "./session.ts";
import type {
  ShownTasks,
  Task,
  TaskChange,
  TaskComment,
  TaskFilter,
  TaskPriority,
} from "./task.ts";

/**
 * Tasks, as a handler sees them: reads are immediate, writes are committed with the reply. Only what the sender may
 * see is found; what they may not do is refused with a ReplyError that says what to do.
 */
export interface TaskService {
  /** Makes a task here, by the sender. */
  assign(input: NewTask): Promise<Task>;
  /** By its id, or by its place in the page that the sender was shown last here: `#2`. */
  find(id: string): Promise<Task | undefined>;
  list(filter: Omit<TaskFilter, "now" | "seenBy">): Promise<Task[]>;
  /** Marks the sender's share done, or everybody's when the sender assigned it and has no share. */
  complete(task: Task): Promise<void>;
  /** Opens the sender's share again, or all that were done; answers whose. One that was dropped goes on as it stood. */
  reopen(task: Task): Promise<readonly string[]>;
  /** Nobody needs to do it any more. */
  drop(task: Task): Promise<void>;
  change(task: Task, change: TaskChange): Promise<void>;
  /** Gives the sender's share to others, or the only open one; answers whose it was. */
  handOver(task: Task, to: readonly string[]): Promise<string>;
  /** The sender's task whose due time they were reminded of last here, within a day, and when that was. */
  lastReminded(): Promise<{ readonly task: Task; readonly at: number } | undefined>;
  comment(task: Task, text: string): Promise<void>;
  /** The newest `limit`, oldest first. */
  comments(task: Task, limit: number): Promise<TaskComment[]>;
  /** Remembers the page of a list that the sender is shown here; `undefined` forgets it. */
  keepShown(shown: ShownTasks | undefined): void;
  findShown(): Promise<ShownTasks | undefined>;
}

export interface NewTask {
  readonly title: string;
  readonly assignees: readonly string[];
  readonly dueAt?: number;
  readonly description?: string;
  readonly priority?: TaskPriority;
  readonly tags?: readonly string[];
  /** Milliseconds before it is due; the deployment's when left out. */
  readonly remindBefore?: readonly number[];
}

/** Reminders, as a handler sees them: reads are immediate, writes are committed with the reply. */
export interface ReminderService {
  /** Makes a reminder that @-s `people`. Throws a ReplyError over a limit. */
  remind(input: {
    readonly text: string;
    readonly at: number;
    readonly people: readonly string[];
    /** When it comes again after `at`, as `writeRecurrence` writes it; its count includes `at`. */
    readonly recurrence?: string;
    /** Where it is posted; this conversation when left out. */
    readonly destination?: Destination;
    /** @s everybody in the group, if the sender may; the answer says whether. */
    readonly everyone?: boolean;
  }): Promise<Reminder>;
  /** The configured group that words begin with. Throws a ReplyError when the sender was never seen there. */
  groupAt(words: string): Promise<NamedGroup | undefined>;
  /** By its id, or by its number in the list that the sender was shown last here: `#2`. */
  find(id: string): Promise<Reminder | undefined>;
  /** The sender's active and paused reminders, soonest first. */
  mine(): Promise<Reminder[]>;
  /** Those that are posted in this conversation, soonest first. */
  here(): Promise<Reminder[]>;
  /** Remembers a numbered list that the sender is shown. */
  show(list: readonly Reminder[]): void;
  /** The one with this number in the list that the sender was shown last here. */
  numbered(number: number): Promise<Reminder | undefined>;
  /** Active and paused ones, the sender's and those here that they may change, whose text has the words. */
  search(words: string): Promise<Reminder[]>;
  /**
   * What the sender was told in this conversation within a day, the newest first; of a message that quotes another,
   * only what is in that.
   */
  told(): Promise<readonly ToldReminder[]>;
  // Those that change one throw a ReplyError when the sender may not.
  cancel(reminder: Reminder): Promise<void>;
  pause(reminder: Reminder): Promise<void>;
  /** Answers when it comes next. Throws a ReplyError when its time has passed. */
  resume(reminder: Reminder): Promise<Reminder>;
  reword(reminder: Reminder, text: string): Promise<Reminder>;
  /** Another time; a paused one waits again. */
  move(
    reminder: Reminder,
    when: { readonly at: number; readonly recurrence?: string | undefined },
  ): Promise<Reminder>;
}

/** A group somebody named at the start of some words. */
export interface NamedGroup {
  readonly destination: Destination;
  readonly title: string;
  /** How many characters of the words name it. */
  readonly length: number;
}

/** Files, as a handler sees them. */
export interface FileService {
  /** Keeps a copy of what `url` leads to. Throws `fetch_refused` or `fetch_failed`, whose messages may be shown. */
  fromUrl(url: string): Promise<FileContent>;
  /**
   * Keeps a copy of a picture, file, voice or video that somebody sent, in this message or the one it
   * quotes. Throws as `fromUrl` does.
   */
  fromMessage(part: FilePart): Promise<FileContent>;
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
  /** The sender's next message may choose one of these texts by its number; it is then taken as said. At most nine. */
  offer(texts: readonly string[]): void;
}

/** In which language the sender and this group are spoken to. */
export interface LanguageService {
  /** `null`: by what they write. */
  choose(whose: "sender" | "group", locale: Locale | null): void;
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
