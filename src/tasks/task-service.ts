import { ReplyError } from "../core/errors.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { TaskService } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import type { Task } from "../core/task.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";

export interface TaskServiceOptions {
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly now: number;
  readonly locale: Locale;
  /** Whether tasks of this robot also become todos in DingTalk; not when left out. */
  readonly hasTodos?: (robot: string) => boolean;
  readonly random: Random;
}

/** Tasks for the sender of one message: reads now, writes with the reply. */
export function createTaskService(options: TaskServiceOptions): TaskService {
  const { stores, unit, message, now, locale, hasTodos = () => false } = options;
  return {
    async assign({ title, assignees, dueAt }) {
      const task: Task = {
        id: `T${await stores.settings.increment("task")}`,
        title,
        robot: message.robot,
        conversation: message.conversation.id,
        createdBy: message.sender.id,
        createdAt: now,
        assignees: [...new Set(assignees)].map((userId) => ({ userId })),
        ...(dueAt === undefined ? {} : { dueAt }),
      };
      unit.write((tx) => tx.tasks.add(task));
      if (hasTodos(task.robot)) {
        const origin = await stores.settings.getOrCreate("todo-origin", options.random.token(6));
        unit.write((tx) => tx.todos.want(todosFor(task, origin), now));
      }
      return task;
    },
    find: (id) => stores.tasks.find(id),
    list: (filter) => stores.tasks.list({ ...filter, now }),
    async complete(task) {
      const done = sharesToComplete(task, message.sender.id);
      if (done === "not-yours") throw new ReplyError(pick(notYours(task), locale));
      unit.write(async (tx) => {
        for (const userId of done) await tx.tasks.complete(task.id, userId, now);
        await tx.todos.touch(task.id, now);
      });
    },
  };
}

/** One todo for each share, so that each is done on its own. `origin` tells two bots of one app apart. */
function todosFor({ id, robot, assignees }: Task, origin: string) {
  return assignees.map(({ userId }, index) => ({
    taskId: id,
    userId,
    robot,
    sourceId: `bellhop-${origin}-${id}-${index + 1}`,
  }));
}

/** Whose shares end when `person` says the task is done: their own, or all when they only assigned it. */
export function sharesToComplete(task: Task, person: string): readonly string[] | "not-yours" {
  const open = task.assignees.filter((one) => one.doneAt === undefined).map((one) => one.userId);
  if (task.assignees.some((one) => one.userId === person)) {
    return open.filter((userId) => userId === person);
  }
  return task.createdBy === person ? open : "not-yours";
}

const notYours = (task: Task) => ({
  zh: `${task.id} 不是分配给你的，也不是你分配的，所以你不能完成它。`,
  en: `${task.id} was neither assigned to you nor by you, so you cannot complete it.`,
});
