import type { AuditFilter, AuditRecord } from "./audit.ts";
import type { Answers, CollectionPlan } from "./collection.ts";
import type { Destination } from "./destination.ts";
import type { Locale } from "./locale.ts";
import type { FilePart } from "./message.ts";
import type { Department, Notice, NoticeAudience, NoticeProgress } from "./notice.ts";
import type { NoticeObstacle } from "./notice-board.ts";
import type { Person } from "./person.ts";
import type { Reminder, ToldReminder } from "./reminder.ts";
import type { FileContent } from "./reply.ts";
import type { Session } from "./session.ts";
import type { FileShare, FoundFile, SharedFile } from "./shared-file.ts";
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
  /** Another time; a paused one waits again. One that repeats keeps its days where only a time of day was said. */
  move(
    reminder: Reminder,
    when: {
      readonly at: number;
      readonly recurrence?: string | undefined;
      /** No day was said. */
      readonly isTimeOfDay?: boolean;
    },
  ): Promise<Reminder>;
}

/** A group somebody named at the start of some words. */
export interface NamedGroup {
  readonly destination: Destination;
  readonly title: string;
  /** How many characters of the words name it. */
  readonly length: number;
}

/**
 * Files, as a handler sees them: reads are immediate, writes are committed with the reply. What keeps a copy throws
 * `fetch_refused` or `fetch_failed`, whose messages may be shown, or a ReplyError where there is no room.
 */
export interface FileService {
  /** Keeps a copy of what `url` leads to. */
  fromUrl(url: string): Promise<SharedFile>;
  /** Keeps a copy of a picture, file, voice or video that somebody sent, in this message or the one it quotes. */
  fromMessage(part: FilePart): Promise<SharedFile>;
  fromFolder(file: FolderFile): Promise<SharedFile>;
  /**
   * Records that the sender shares it there, here when left out; `content` is to be posted there, and goes as a link
   * where `isLink`. Throws a ReplyError when its copy is gone or nothing can be posted there.
   */
  share(
    file: SharedFile,
    to?: Destination,
  ): { readonly content: FileContent; readonly isLink: boolean };
  /** Files of the configured folders that words name, as they stand or by their sound: newest first. */
  search(words: string): Promise<readonly FolderFile[]>;
  /** The file of the configured folders with this key. */
  inFolders(key: string): Promise<FolderFile | undefined>;
  /** Groups and people called so to whom the sender may send. Throws a ReplyError when they were never seen there. */
  placesNamed(words: string): Promise<readonly SharePlace[]>;
  /** A file the sender may see, by its id; without a share where it was only kept. */
  find(id: string): Promise<{ readonly file: SharedFile; readonly share?: FileShare } | undefined>;
  /** What was shared and the sender may see here: the newest first. */
  list(wanted: {
    readonly words?: string;
    readonly sharedBy?: string;
    readonly page?: number;
  }): Promise<FilePage>;
  /** Who shared it where, as far as the sender may know: the newest first. */
  shares(file: SharedFile): Promise<readonly FileShare[]>;
  /** Takes back every share the sender may take back; answers how many. Throws a ReplyError when there is none. */
  revoke(file: SharedFile): Promise<number>;
}

/** One page of what was shared. */
export interface FilePage {
  readonly found: readonly FoundFile[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many more the sender may see, which are not to be read out in this group. */
  readonly elsewhere: number;
}

/** Where something can be shared. */
export interface SharePlace {
  readonly destination: Destination;
  readonly name: string;
}

export interface FolderFile {
  /** Stays the same while the file is where it is. */
  readonly key: string;
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
  /** The sender's next message here says an argument of a command; `values` are those known of the others. */
  ask(about: {
    readonly command: string;
    readonly arg: string;
    readonly values: Readonly<Record<string, unknown>>;
    /** How long that is waited for, one to one. */
    readonly until?: number;
  }): void;
}

/**
 * Collections, as a handler sees them. Reads are immediate, writes are committed with the reply. All but `begin`
 * answer what is to be said; they throw a ReplyError that says why not.
 */
export interface CollectionService {
  /** Opens a round in this group and asks everybody; `undefined`: that says it all. */
  start(plan: CollectionPlan): Promise<string | undefined>;
  /** What the sender has answered so far, in the round that still takes answers. */
  begin(plan: CollectionPlan): Promise<{
    readonly answers: Answers;
    readonly closesAt: number;
    /** It is closed and takes late answers. */
    readonly isOver: boolean;
  }>;
  /** Keeps all that the sender answers, instead of what they answered before. */
  answer(plan: CollectionPlan, answers: Answers): Promise<string>;
  missing(plan: CollectionPlan): Promise<string>;
  mine(plan: CollectionPlan): Promise<string>;
  close(plan: CollectionPlan): Promise<string>;
  cancel(plan: CollectionPlan): Promise<string>;
  /** The summary and the table, as they are now. */
  sumUp(plan: CollectionPlan): Promise<string>;
}

/** In which language the sender and this group are spoken to. */
export interface LanguageService {
  /** `null`: by what they write. */
  choose(whose: "sender" | "group", locale: Locale | null): void;
}

/** Notices, as a handler sees them: sent with the reply. What the sender may not do is refused with a ReplyError. */
export interface NoticeService {
  /** Sends a work notification; where the robot cannot, says it in the group with @, or to each one to one. */
  send(input: {
    readonly text: string;
    readonly audience: NoticeAudience;
  }): Promise<{ readonly notice: Notice; readonly obstacle?: NoticeObstacle }>;
  /** The departments with this name, or whose name begins with it. Rejects when DingTalk cannot be asked. */
  departments(name: string): Promise<readonly Department[]>;
  /** User ids of those in a department or below it. */
  members(department: Department): Promise<readonly string[]>;
  /** Throws a ReplyError for somebody else's. */
  find(id: string): Promise<Notice | undefined>;
  /** What the sender sent last. */
  last(): Promise<Notice | undefined>;
  progress(notice: Notice): Promise<NoticeProgress>;
  /** Takes back what can be. */
  recall(notice: Notice): Promise<"all" | "some" | "none">;
  /** Says something with @所有人, once in ten minutes in a group. */
  callEveryone(text: string): Promise<void>;
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
  /** User ids that have a role in the configuration; none when there is no such role. */
  withRole(role: string): readonly string[];
  /** Those whose name, the longest that fits, stands at the start of a text; several when they share it. */
  namedAt(text: string): Promise<readonly Person[]>;
}
