import { ReplyError } from "../core/errors.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Destination } from "../core/destination.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { Reminder } from "../core/reminder.ts";
import type { ReminderService } from "../core/services.ts";
import type { Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import { readRecurrence, writeRecurrence } from "../time/occurrences/recurrence-text.ts";

/** What one person may have waiting, and how long a text may be (reliability.md R-18). */
const reminderLimits = { activePerPerson: 200, counted: 2000, textLength: 2000, times: 1000 };

export interface ReminderServiceOptions {
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender">;
  readonly random: Random;
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
}

/** Reminders for the sender of one message: reads now, writes with the reply. */
export function createReminderService(options: ReminderServiceOptions): ReminderService {
  const { stores, unit, message, now, zone, locale } = options;
  const mine = (limit: number) => stores.reminders.listActive({ person: message.sender.id, limit });

  return {
    async remind({ text, at, people, recurrence }) {
      const active = await mine(reminderLimits.counted);
      // Only what the sender made: others must not be able to use up somebody's share.
      const made = active.filter((one) => one.createdBy === message.sender.id).length;
      const again = recurrence === undefined ? {} : keptRecurrence(recurrence);
      const problem = problemOf(text, made) ?? tooManyTimes(again.remaining);
      if (problem !== undefined) throw new ReplyError(pick(problem, locale));
      const reminder: Reminder = {
        id: await freeId(options),
        text,
        destination: destinationOf(message),
        mentions: [...new Set(people)],
        createdBy: message.sender.id,
        createdAt: now,
        nextAt: at,
        zone,
        status: "active",
        ...again,
      };
      unit.write(async (tx) => {
        const added = await tx.reminders.add(reminder);
        // Somebody took the id since it was found free: fail, so that the delivery is run again.
        if (!added) throw new Error(`reminder id ${reminder.id} was taken meanwhile`);
      });
      return reminder;
    },
    find: (id) => stores.reminders.find(id),
    mine: () => mine(reminderLimits.activePerPerson),
    async cancel(reminder) {
      if (
        reminder.createdBy !== message.sender.id &&
        !reminder.mentions.includes(message.sender.id)
      ) {
        throw new ReplyError(pick(notYours(reminder.id), locale));
      }
      unit.write(async (tx) => void (await tx.reminders.cancel(reminder.id)));
    },
  };
}

/** The count is kept beside the recurrence, since it is counted by what has come. */
function keptRecurrence(text: string): Pick<Reminder, "recurrence" | "remaining"> {
  const { count, ...recurrence } = readRecurrence(text);
  return {
    recurrence: writeRecurrence(recurrence),
    ...(count === undefined ? {} : { remaining: count }),
  };
}

/** `R7K2`, longer when short ids run out. */
async function freeId({ stores, random }: ReminderServiceOptions): Promise<string> {
  for (const length of [3, 3, 3, 4, 4, 5, 6]) {
    const id = `R${random.shortId(length)}`;
    if ((await stores.reminders.find(id)) === undefined) return id;
  }
  return `R${random.shortId(10)}`;
}

// A reminder outlives the message's session webhook, so it does not carry it.
function destinationOf(message: ReminderServiceOptions["message"]): Destination {
  return message.conversation.kind === "group"
    ? { kind: "group", robot: message.robot, conversation: message.conversation.id }
    : { kind: "person", robot: message.robot, userId: message.sender.id };
}

function problemOf(text: string, active: number) {
  if (text.length > reminderLimits.textLength) {
    return {
      zh: `提醒内容太长了：${text.length} 个字，最多 ${reminderLimits.textLength} 个字。请缩短后再发。`,
      en: `The text is too long: ${text.length} characters, at most ${reminderLimits.textLength}. Please shorten it.`,
    };
  }
  if (active >= reminderLimits.activePerPerson) {
    return {
      zh: `你已经有 ${active} 个待提醒，达到上限了。发“我的提醒”看看，用“取消提醒 编号”去掉不需要的。`,
      en: `You have ${active} reminders waiting, which is the limit. Send "reminders" to see them and "cancel <id>" to drop some.`,
    };
  }
  return undefined;
}

function tooManyTimes(times: number | undefined) {
  if (times === undefined || times <= reminderLimits.times) return undefined;
  return {
    zh: `${times} 次太多了，最多 ${reminderLimits.times} 次。可以不写次数，或者写「到…为止」。`,
    en: `${times} times is too many, at most ${reminderLimits.times}. Leave the number out, or say “until …”.`,
  };
}

const notYours = (id: string) => ({
  zh: `${id} 不是你设的提醒，也不是提醒你的，所以你不能取消它。`,
  en: `${id} is neither yours nor for you, so you cannot cancel it.`,
});
