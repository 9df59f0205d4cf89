import { dayMs } from "../core/clock.ts";
import { laneOf, type Destination } from "../core/destination.ts";
import { ReplyError } from "../core/errors.ts";
import { placeOf } from "../core/list-place.ts";
import { pick, type Locale } from "../core/locale.ts";
import type { Message } from "../core/message.ts";
import type { Random } from "../core/random.ts";
import type { Reminder } from "../core/reminder.ts";
import type { Group } from "../core/robot.ts";
import type { ReminderService } from "../core/services.ts";
import type { ReminderStore, Stores } from "../core/storage.ts";
import type { UnitOfWork } from "../core/unit-of-work.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { groupAt } from "./group-at.ts";
import { keptRecurrence, nextTimeOf, onSameDays } from "./next-time.ts";
import {
  checkGroup,
  checkPerson,
  checkText,
  checkTimes,
  reminderLimits,
} from "./reminder-limits.ts";
import { mayChange, notYours } from "./reminder-rights.ts";
import { quotedIn, searchReminders } from "./search.ts";

/** Others may have made some for a person too, which count for them. */
const counted = 2000;
/** Reminders of a group that words are looked for in. */
const searched = 500;
/** How long after it was told a reminder can still be put off. */
const toldWithinMs = dayMs;
const toldLimit = 50;

export interface ReminderServiceOptions {
  readonly stores: Stores;
  readonly unit: UnitOfWork;
  /** Whose doing it is, and where. */
  readonly message: Pick<Message, "robot" | "conversation" | "sender" | "quoted">;
  readonly isAdmin: boolean;
  /** Whether they may @ everybody in a group. */
  readonly mayCallEveryone: boolean;
  /** Those of the configuration. */
  readonly groups: readonly Group[];
  readonly random: Random;
  readonly calendar: WorkCalendar;
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
}

/** Reminders for the sender of one message: reads now, writes with the reply. */
export function createReminderService(options: ReminderServiceOptions): ReminderService {
  const { stores, unit, message, now, zone, locale } = options;
  const { robot, sender } = message;
  const here = laneOf(destinationOf(message));
  const shownAt = { robot, conversation: message.conversation.id, person: sender.id };
  const mine = (limit: number) => stores.reminders.listOpen({ person: sender.id, limit });
  const inPlace = (limit: number) => stores.reminders.listOpen({ lane: here, limit });
  const may = (reminder: Reminder) =>
    mayChange(reminder, { id: sender.id, isAdmin: options.isAdmin });

  /** Changes one that the sender may change; when it has come or gone meanwhile, the delivery is run again. */
  function write(reminder: Reminder, change: (reminders: ReminderStore) => Promise<boolean>): void {
    if (!may(reminder)) throw new ReplyError(pick(notYours(reminder), locale));
    unit.write(async (tx) => {
      const changed = await change(tx.reminders);
      if (!changed) throw new Error(`reminder ${reminder.id} was changed meanwhile`);
    });
  }

  async function numbered(number: number): Promise<Reminder | undefined> {
    const id = (await stores.reminders.shown(shownAt))[number - 1];
    return id === undefined ? undefined : stores.reminders.find(id);
  }

  return {
    async remind({ text, at, people, recurrence, destination, everyone }) {
      const place = destination ?? destinationOf(message);
      const active = await mine(counted);
      // Only what the sender made: others must not be able to use up somebody's share.
      const made = active.filter((one) => one.createdBy === sender.id).length;
      const again = keptRecurrence(recurrence);
      checkText(text, locale);
      checkPerson(made, locale);
      checkTimes(again.remaining, locale);
      if (place.kind === "group") {
        checkGroup(await stores.reminders.countOpen(laneOf(place)), locale);
      }
      const reminder: Reminder = {
        id: await freeId(options),
        text,
        destination: place,
        mentions: [...new Set(people)],
        createdBy: sender.id,
        createdAt: now,
        nextAt: at,
        zone,
        status: "active",
        ...again,
        ...(everyone === true && options.mayCallEveryone && place.kind === "group"
          ? { everyone }
          : {}),
      };
      unit.write(async (tx) => {
        const added = await tx.reminders.add(reminder);
        // Somebody took the id since it was found free: fail, so that the delivery is run again.
        if (!added) throw new Error(`reminder id ${reminder.id} was taken meanwhile`);
      });
      return reminder;
    },
    groupAt: (words) => groupAt(words, options),
    async find(said) {
      const place = placeOf(said);
      return place === undefined ? stores.reminders.find(said) : numbered(place);
    },
    mine: () => mine(reminderLimits.perPerson),
    here: () => inPlace(reminderLimits.perPerson),
    show: (list) =>
      unit.write((tx) =>
        tx.reminders.keepShown(
          shownAt,
          list.map(({ id }) => id),
        ),
      ),
    numbered,
    async search(words) {
      const known = [...(await mine(counted)), ...(await inPlace(searched)).filter(may)];
      return searchReminders(known, words);
    },
    async told() {
      const since = now - toldWithinMs;
      const filter = { lane: here, person: sender.id, since, limit: toldLimit };
      const told = (await stores.reminders.listTold(filter)).filter(
        ({ reminder: { mentions } }) => mentions.length === 0 || mentions.includes(sender.id),
      );
      const { quoted } = message;
      return quoted === undefined ? told : quotedIn(told, quoted.text);
    },
    async cancel(reminder) {
      write(reminder, (reminders) => reminders.cancel(reminder.id));
    },
    async pause(reminder) {
      write(reminder, (reminders) => reminders.pause(reminder.id));
    },
    async resume(reminder) {
      const nextAt = nextTimeOf(reminder, options.calendar, now);
      if (nextAt === null) throw new ReplyError(pick(hasPassed(reminder), locale));
      write(reminder, (reminders) => reminders.resume(reminder.id, nextAt));
      return { ...reminder, nextAt, status: "active" };
    },
    async reword(reminder, text) {
      checkText(text, locale);
      write(reminder, (reminders) => reminders.change(reminder.id, { text }));
      return { ...reminder, text };
    },
    async move(reminder, when) {
      const same = when.isTimeOfDay === true ? onSameDays(reminder, when.at) : undefined;
      const again = same ?? keptRecurrence(when.recurrence);
      const at =
        same === undefined
          ? when.at
          : (nextTimeOf({ ...reminder, ...same, nextAt: now }, options.calendar, now) ?? when.at);
      checkTimes(again.remaining, locale);
      write(reminder, (reminders) => reminders.change(reminder.id, { nextAt: at, ...again }));
      const { recurrence: _, remaining: __, ...kept } = reminder;
      return { ...kept, nextAt: at, status: "active", ...again };
    },
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

const hasPassed = ({ id }: Reminder) => ({
  zh: `${id} 的时间已经过了。给它一个新时间：改提醒 ${id} 到 明天10点`,
  en: `The time of ${id} has passed. Give it another: edit-reminder ${id} to tomorrow 10am`,
});
