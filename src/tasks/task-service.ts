import { dayMs, hourMs } from "../core/clock.ts";
import { ReplyError } from "../core/errors.ts";
import { placeOf } from "../core/list-place.ts";
import { pick, type Locale, type Localized } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { TaskService } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import type { Task } from "../core/task.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { lastReminderBefore } from "./reminder-moments.ts";
import * as refusal from "./refusals.ts";
import {
  mayChange,
  mayDrop,
  maySee,
  sharesToComplete,
  sharesToReopen,
  shareToHandOver,
} from "./rights.ts";
import * as change from "./task-changes.ts";

/** An hour before a task is due, and when it is. */
const usualRemindBefore: readonly number[] = [hourMs, 0];

const most = { people: 50 };

/** Tasks of one person here that are looked through for what they were reminded of. */
const remindable = 200;

export interface TaskServiceOptions {
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly now: number;
  readonly locale: Locale;
  /** Whether tasks of this robot also become todos in DingTalk; not when left out. */
  readonly hasTodos?: (robot: string) => boolean;
  /** Those who may do what whoever assigned a task may. */
  readonly admins?: readonly string[];
  /** How long before a task is due people are reminded, where nothing else was said. */
  readonly remindBefore?: readonly number[];
  readonly random: Random;
}

/** Tasks for the sender of one message: reads now, writes with the reply. */
export function createTaskService(options: TaskServiceOptions): TaskService {
  const { stores, unit, message, now, random, hasTodos = () => false } = options;
  const { admins = [], remindBefore: usual = usualRemindBefore } = options;
  const ports = { now, random, hasTodos };
  const person = message.sender.id;
  const conversation = message.conversation.id;
  const viewer = { person, conversation, isAdmin: admins.includes(person) };
  const reader = { robot: message.robot, conversation, person };
  const refuse = (texts: Localized): never => {
    throw new ReplyError(pick(texts, options.locale));
  };
  const refuseUnless = (may: boolean, texts: Localized): void => {
    if (!may) refuse(texts);
  };
  const sharesOr = (task: Task, shares: readonly string[] | "not-yours"): readonly string[] =>
    shares === "not-yours" ? refuse(refusal.notYours(task)) : shares;

  /** The id at a place of the page that was shown last; any other as it is. */
  async function idAt(said: string): Promise<string | undefined> {
    const place = placeOf(said);
    if (place === undefined) return said;
    return (await stores.tasks.findShown(reader))?.ids[place - 1];
  }

  return {
    async assign({ title, assignees, dueAt, description, priority, tags, remindBefore }) {
      const people = [...new Set(assignees)];
      refuseUnless(people.length <= most.people, refusal.tooManyPeople(most.people));
      const task: Task = {
        id: `T${await stores.settings.increment("task")}`,
        title,
        priority: priority ?? "normal",
        tags: [...new Set(tags)],
        robot: message.robot,
        conversation,
        createdBy: person,
        createdAt: now,
        remindBefore: remindBefore ?? usual,
        assignees: people.map((userId) => ({ userId })),
        ...(description === undefined ? {} : { description }),
        ...(dueAt === undefined ? {} : { dueAt }),
      };
      unit.write((tx) => change.addTask(tx, task, ports));
      return task;
    },
    async find(said) {
      const id = await idAt(said);
      const task = id === undefined ? undefined : await stores.tasks.find(id);
      return task !== undefined && maySee(task, viewer) ? task : undefined;
    },
    list(filter) {
      const isOwn =
        viewer.isAdmin ||
        filter.assignee === person ||
        filter.createdBy === person ||
        filter.conversation === conversation;
      const seenBy = isOwn ? {} : { seenBy: { person, conversation } };
      return stores.tasks.list({ ...filter, ...seenBy, now });
    },
    async complete(task) {
      const done = sharesOr(task, sharesToComplete(task, viewer));
      refuseUnless(task.droppedAt === undefined, refusal.isDropped(task));
      unit.write((tx) => change.completeShares(tx, task, done, ports));
    },
    async reopen(task) {
      const again = sharesOr(task, sharesToReopen(task, viewer));
      const wasDropped = task.droppedAt !== undefined;
      if (wasDropped) refuseUnless(mayDrop(task, viewer), refusal.notYoursToTakeUp(task));
      // A task that was dropped goes on where it stood.
      const people = wasDropped ? [] : again;
      unit.write((tx) => change.reopenShares(tx, task, people, ports));
      return people;
    },
    async drop(task) {
      refuseUnless(mayDrop(task, viewer), refusal.notYoursToDrop(task));
      unit.write((tx) => change.dropTask(tx, task, ports));
    },
    async change(task, changes) {
      refuseUnless(mayChange(task, viewer), refusal.notYours(task));
      refuseUnless(task.droppedAt === undefined, refusal.isDropped(task));
      unit.write((tx) => change.changeTask(tx, task, changes, ports));
    },
    async handOver(task, to) {
      const share = shareToHandOver(task, viewer);
      if (share === "not-yours") return refuse(refusal.notYours(task));
      if (share === "several") return refuse(refusal.severalShares(task));
      if (share === "none") return refuse(refusal.nothingToHandOver(task));
      refuseUnless(task.droppedAt === undefined, refusal.isDropped(task));
      const { from } = share;
      const people = [...new Set(to)];
      const all = new Set([...task.assignees.map(({ userId }) => userId), ...people]);
      refuseUnless(all.size <= most.people, refusal.tooManyPeople(most.people));
      if (!people.includes(from)) {
        unit.write((tx) => change.handOverShare(tx, task, { from, to: people }, ports));
      }
      return from;
    },
    async lastReminded() {
      const filter = {
        assignee: person,
        conversation,
        state: "open",
        now,
        limit: remindable,
      } as const;
      const told = (await stores.tasks.list(filter)).flatMap((task) => {
        const at = lastReminderBefore(task, now);
        return at === undefined || at < now - dayMs ? [] : [{ task, at }];
      });
      return told.toSorted((a, b) => b.at - a.at)[0];
    },
    async comment({ id: taskId }, text) {
      unit.write((tx) => tx.tasks.addComment({ taskId, person, at: now, text }));
    },
    comments: ({ id }, limit) => stores.tasks.listComments(id, limit),
    keepShown: (shown) => unit.write((tx) => tx.tasks.keepShown(reader, shown)),
    findShown: () => stores.tasks.findShown(reader),
  };
}
