import type { AuditStore } from "./audit.ts";
import type { CollectionStore } from "./collection-store.ts";
import type { Arrival, Delivery, LeaseRequest } from "./delivery.ts";
import type { SessionWebhook } from "./destination.ts";
import type { EventCopyStore } from "./event-copy.ts";
import type { EventStore } from "./event-store.ts";
import type { Entry, LaneLimit, LeasedLane, NewEntry, Settlement } from "./entry.ts";
import type { FileStore } from "./file-store.ts";
import type { IdempotencyStore } from "./idempotency.ts";
import type { Members } from "./members.ts";
import type { NoticeStore } from "./notice.ts";
import type { Person, PersonSighting } from "./person.ts";
import type {
  ListPlace,
  OpenReminders,
  Reminder,
  ReminderChange,
  ReminderFilter,
  ReminderMove,
  ToldReminder,
} from "./reminder.ts";
import type { PackStateStore } from "./pack-state.ts";
import type { RunStore } from "./run-store.ts";
import type { ScheduleState } from "./schedule.ts";
import type { Session, SessionFilter } from "./session.ts";
import type {
  ShownTasks,
  Task,
  TaskChange,
  TaskComment,
  TaskFilter,
  TaskReminder,
} from "./task.ts";
import type { TaskTodoStore } from "./task-todo.ts";
import type { UserFacts } from "./company-directory.ts";
import type { LanguageStore, TurnStore } from "./language.ts";

/** Deliveries kept before work. */
export interface Inbox {
  /** Keeps all in one commit. Answers, in order, whether each was new (`false`: its key was there already). */
  keep(arrivals: readonly Arrival[]): Promise<boolean[]>;
  /** Takes the oldest deliveries that nobody holds, oldest first, at most one per conversation and none behind a held one. */
  lease(request: LeaseRequest): Promise<Delivery[]>;
  /** Marks it handled. `false`: the lease was lost, so nothing done under it may be committed. */
  complete(id: number, holder: string, now: number): Promise<boolean>;
  /** Gives it back to be taken again at `retryAt`. */
  release(id: number, holder: string, retryAt: number): Promise<void>;
  /** When the next pending delivery may be taken; `null` when none is pending. */
  nextDueAt(): Promise<number | null>;
  countPending(): Promise<number>;
  /** What of this kind came to a robot since then, handled or not, in no order. */
  recent(filter: {
    readonly kind: Arrival["kind"];
    readonly robot: string;
    readonly since: number;
  }): Promise<Arrival[]>;
  /** Deletes handled deliveries received before `before`; answers how many. */
  prune(before: number): Promise<number>;
}

/** Replies kept before sending. */
export interface Outbox {
  /** Adds entries in order; one whose key is there already is left out. Answers how many were added. */
  add(entries: readonly NewEntry[], now: number): Promise<number>;
  /**
   * Takes lanes that have something to send now, are not held, not paused, and have sent fewer than
   * `limit.messages` in the last `limit.windowMs`. The message about to leave is counted in the same
   * commit, so a crash can only count one too many. Lanes that have been ready longest come first, then
   * those whose head is oldest. Each brings its head and the entries right behind it, in order, that share
   * the head's `merge`, at most `mergeLimit` in all.
   */
  lease(request: LeaseRequest, limit: LaneLimit, mergeLimit: number): Promise<LeasedLane[]>;
  /** Writes what became of leased lanes and frees them, all in one commit. Lanes no longer held are skipped. */
  settle(settlements: readonly Settlement[], holder: string, now: number): Promise<void>;
  /** When the next lane can be taken; `null` when nothing waits. */
  nextDueAt(now: number, limit: LaneLimit): Promise<number | null>;
  /** The newest `limit` entries, in the order they were added: oldest first. */
  list(filter: { readonly status?: Entry["status"]; readonly limit: number }): Promise<Entry[]>;
  /** The entries with these keys, oldest first. */
  find(keys: readonly string[]): Promise<Entry[]>;
  /** Sends a dead entry again. `false`: there is no such dead entry. */
  retry(id: number, now: number): Promise<boolean>;
  /** Forgets a waiting or dead entry. `false`: there is no such entry. */
  drop(id: number): Promise<boolean>;
  count(): Promise<{
    readonly waiting: number;
    readonly dead: number;
    readonly oldestDueAt: number | null;
  }>;
  /** Deletes sent entries created before `before`; answers how many. */
  prune(before: number): Promise<number>;
}

export interface TaskStore {
  add(task: Task): Promise<void>;
  find(id: string): Promise<Task | undefined>;
  /** Those with a due time first, soonest first; among equals and those without, the newest first. */
  list(filter: TaskFilter): Promise<Task[]>;
  /** Robots and conversations that have an open task due before `before`, in no order. */
  listDuePlaces(
    before: number,
  ): Promise<{ readonly robot: string; readonly conversation: string }[]>;
  /** Marks one assignee's share done. `false`: there is no such open share. */
  complete(id: string, userId: string, now: number): Promise<boolean>;
  /** Opens a share that was done again. `false`: there is no such share. */
  reopen(id: string, userId: string): Promise<boolean>;
  /** Gives an open share to others; who has one already keeps it. `false`: there is no such open share. */
  handOver(id: string, from: string, to: readonly string[]): Promise<boolean>;
  change(id: string, change: TaskChange): Promise<void>;
  /** `null` takes it up again. `false`: it was so already. */
  setDropped(id: string, droppedAt: number | null): Promise<boolean>;
  addComment(comment: TaskComment): Promise<void>;
  /** The newest `limit`, oldest first. */
  listComments(id: string, limit: number): Promise<TaskComment[]>;
  /** When those who have not done a task are reminded, instead of what was set before. */
  setReminders(id: string, at: readonly number[]): Promise<void>;
  /** Takes reminders that have come out of storage: soonest first. */
  takeReminders(now: number, limit: number): Promise<TaskReminder[]>;
  nextReminderAt(): Promise<number | null>;
  /** Keeps where the list stopped that a person was shown last in a conversation; `undefined` forgets it. */
  keepShown(reader: TaskReader, shown: ShownTasks | undefined): Promise<void>;
  findShown(reader: TaskReader): Promise<ShownTasks | undefined>;
}

/** Who was shown a list of tasks, and where. */
export interface TaskReader {
  readonly robot: string;
  readonly conversation: string;
  readonly person: string;
}

export interface ReminderStore {
  /** `false`: the id is taken; nothing was added. */
  add(reminder: Reminder): Promise<boolean>;
  find(id: string): Promise<Reminder | undefined>;
  /**
   * Active and paused reminders that a person made or is @-ed by, or that are posted in one place: soonest first, then
   * by id.
   */
  listOpen(filter: OpenReminders): Promise<Reminder[]>;
  countActive(): Promise<number>;
  /** Active and paused ones that are posted there. */
  countOpen(lane: string): Promise<number>;
  /** `false`: it is neither active nor paused. */
  cancel(id: string): Promise<boolean>;
  /** `false`: it is neither active nor paused. */
  change(id: string, change: ReminderChange): Promise<boolean>;
  /** `false`: it is not active. */
  pause(id: string): Promise<boolean>;
  /** Pauses every active one that is posted there, and answers them. */
  pauseLane(lane: string): Promise<Reminder[]>;
  /** `false`: it is not paused. */
  resume(id: string, nextAt: number): Promise<boolean>;
  /** Active reminders of a person, or all: soonest first, then by id; behind the reminder `after`. */
  page(filter: ReminderFilter): Promise<Reminder[]>;
  /** Active reminders due at `now`: soonest first, then by id; locked until the transaction ends. */
  due(now: number, limit: number): Promise<Reminder[]>;
  markDone(ids: readonly string[]): Promise<void>;
  /** Remembers that they were told at `now`. */
  markTold(ids: readonly string[], now: number): Promise<void>;
  /** What was told there since, of what a person made, is @-ed by, or is for everybody: the newest first. */
  listTold(filter: {
    readonly lane: string;
    readonly person: string;
    readonly since: number;
    readonly limit: number;
  }): Promise<ToldReminder[]>;
  /** Keeps which reminders somebody was shown last, in their order. */
  keepShown(place: ListPlace, ids: readonly string[]): Promise<void>;
  /** The ids somebody was shown last; none when there was no list. */
  shown(place: ListPlace): Promise<readonly string[]>;
  /** Whether everybody there may be @-ed at `now`: not when that was done after `before`. Counts as done. */
  claimEveryone(lane: string, now: number, before: number): Promise<boolean>;
  everyoneCalledAt(lane: string): Promise<number | null>;
  /** Sets when active reminders are due next; those that are not active are left as they are. */
  moveOn(moves: readonly ReminderMove[]): Promise<void>;
  /** Active reminders with a recurrence, by id, those behind `afterId`. */
  listRecurring(page: { readonly afterId: string; readonly limit: number }): Promise<Reminder[]>;
  nextDueAt(): Promise<number | null>;
}

export interface ScheduleStore {
  /** All of them, by key. */
  list(): Promise<ScheduleState[]>;
  put(state: ScheduleState): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Schedules due at `now`: soonest first, then by key; locked until the transaction ends. */
  due(now: number): Promise<ScheduleState[]>;
  nextDueAt(): Promise<number | null>;
}

/** Groups and people met, and names learnt from what they say. */
export interface Directory extends Members {
  learnPeople(sightings: readonly PersonSighting[], now: number): Promise<void>;
  /** People by staff id or encrypted id, in the order asked; those never met are left out. */
  people(ids: readonly string[]): Promise<Person[]>;
  /** What the company's directory says of a person; a name somebody speaks under is kept. */
  learnUser(facts: UserFacts, now: number): Promise<void>;
  /** The union id of a person by user id, where it was learnt. */
  unionId(userId: string): Promise<string | undefined>;
  learnConversation(conversation: KnownConversation, now: number): Promise<void>;
  conversation(robot: string, id: string): Promise<KnownConversation | undefined>;
  /** Who owns a group that is known. */
  learnOwner(robot: string, conversation: string, owner: string): Promise<void>;
  /** People whose name stands at the start of a text. */
  peopleNamedAt(text: string): Promise<Person[]>;
  /** Groups with a title in which a person has spoken. */
  groupsOf(robot: string, person: string): Promise<KnownConversation[]>;
  /** Everybody met who is called so; at most ten. */
  peopleNamed(name: string): Promise<Person[]>;
}

export interface KnownConversation {
  readonly robot: string;
  readonly id: string;
  readonly kind: "group" | "person";
  readonly title?: string;
  /** The last session webhook seen here. */
  readonly session?: SessionWebhook;
}

/** What the bot has asked and waits to be told. */
export interface SessionStore {
  /** The session of a person in a conversation, unless its time has run out. */
  find(
    robot: string,
    conversation: string,
    person: string,
    now: number,
  ): Promise<Session | undefined>;
  findById(id: string, now: number): Promise<Session | undefined>;
  /** Begins or goes on; takes the place of the person's session in that conversation. */
  put(session: Session): Promise<void>;
  /** `false`: there is no such session. */
  remove(id: string): Promise<boolean>;
  /** The newest first. */
  list(filter: SessionFilter): Promise<Session[]>;
  /** Takes confirmations whose time has run out: they are to be told. */
  takeUnconfirmed(now: number, limit: number): Promise<Session[]>;
  /** When the next confirmation runs out; `null` when none is waited for. */
  nextUnconfirmedAt(): Promise<number | null>;
  /** Deletes those whose time ran out before `before`, but for confirmations; answers how many. */
  prune(before: number): Promise<number>;
}

/** Small values kept with the data, such as the key that signs links. */
export interface SettingStore {
  /** The value of `name`, which becomes `initial` if it has none. */
  getOrCreate(name: string, initial: string): Promise<string>;
  /** Counts `name` up and answers the new value, from 1. Never gives a number twice. */
  increment(name: string): Promise<number>;
}

/** All that is kept, inside or outside a transaction. */
export interface Stores {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly tasks: TaskStore;
  readonly todos: TaskTodoStore;
  readonly reminders: ReminderStore;
  readonly events: EventStore;
  readonly eventCopies: EventCopyStore;
  readonly schedules: ScheduleStore;
  readonly directory: Directory;
  readonly files: FileStore;
  readonly sessions: SessionStore;
  readonly collections: CollectionStore;
  readonly runs: RunStore;
  readonly packState: PackStateStore;
  readonly idempotency: IdempotencyStore;
  readonly audit: AuditStore;
  readonly notices: NoticeStore;
  readonly settings: SettingStore;
  readonly languages: LanguageStore;
  readonly turns: TurnStore;
}

/** What has been committed and may be waited for. */
export type Channel = "inbox" | "outbox" | "due" | "todos" | "event-copies" | "runs";

/**
 * The storage port. Every method rejects with `BellhopError` `storage_unavailable` when the database
 * cannot be reached or stays locked; nothing is then written.
 */
export interface Storage extends Stores {
  /** Runs `work` in one transaction: all of it is committed, or none when it throws. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /**
   * Calls `listener` after a commit, by this instance or another, that added to `channel`. A hint:
   * it may come late or not at all, so waiting also has a time limit.
   */
  onCommit(channel: Channel, listener: () => void): () => void;
  /** Rejects when storage cannot write. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
