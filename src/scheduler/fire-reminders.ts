import { minuteMs } from "../core/clock.ts";
import { laneOf } from "../core/destination.ts";
import type { NewEntry } from "../core/entry.ts";
import { messageOf } from "../core/errors.ts";
import type { Languages } from "../core/language.ts";
import type { Locale } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Reminder, ReminderMove, ReminderTelling } from "../core/reminder.ts";
import type { Reply } from "../core/reply.ts";
import type { Stores } from "../core/storage.ts";
import { nextTurn } from "../core/turn.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { latenessOf } from "./plan.ts";
import { planReminder, type ReminderPlan } from "./plan-reminder.ts";

/** Reminders turned into entries in one transaction. */
const batch = 1000;
/** Reminders planned before everything else that is ready may run: after a long stop each takes half a millisecond. */
const turn = 25;
/** How long everybody in a group is left alone after they were @-ed. */
const everyoneRestMs = 10 * minuteMs;
/** Reminders named in one line of the log. */
const longestList = 20;

export interface FireRemindersOptions {
  readonly renderReminder: (
    reminder: Reminder,
    telling: ReminderTelling,
    about: { readonly now: number; readonly locale: Locale },
  ) => Reply;
  readonly languages: Pick<Languages, "of">;
  readonly calendar: WorkCalendar;
  readonly log: Log;
}

/** Turns due reminders into entries and moves recurring ones on; answers how many came, and how many slots were missed. */
export async function fireReminders(
  stores: Stores,
  options: FireRemindersOptions,
  now: number,
): Promise<{ readonly reminders: number; readonly missedReminders: number }> {
  const due = await stores.reminders.due(now, batch);
  if (due.length === 0) return { reminders: 0, missedReminders: 0 };
  const entries: NewEntry[] = [];
  const done: string[] = [];
  const told: string[] = [];
  const moves: ReminderMove[] = [];
  let missedReminders = 0;
  const missing: string[] = [];
  const callEveryone = createEveryoneCall(stores, now);
  const localeOf = await options.languages.of(due, stores);
  for (const [index, reminder] of due.entries()) {
    if (index % turn === turn - 1) await nextTurn();
    const first = planOrEnd(reminder, options, now);
    const everyone = await callEveryone(reminder, first);
    const about = { now, locale: localeOf(reminder) };
    const said = entriesOf(reminder, { ...first, ...everyone }, options, about);
    const { remaining } = reminder;
    // Told before, and due again since the clock was set back: it does not count again.
    const isAgain = remaining !== undefined && (await stores.outbox.add(said, now)) === 0;
    const plan = isAgain
      ? planOrEnd({ ...reminder, remaining: remaining + first.counted }, options, now)
      : first;
    if (remaining === undefined) entries.push(...said);
    if (said.length > 0) told.push(reminder.id);
    missedReminders += plan.missed;
    if (plan.missed > 0) missing.push(reminder.id);
    if (plan.nextAt === null) done.push(reminder.id);
    else moves.push(moveOf(reminder, plan.nextAt, plan.remaining));
  }
  if (missing.length > 0) {
    const reminders = missing.slice(0, longestList);
    options.log.warn({ reminders, missed: missedReminders }, "slots of reminders were missed");
  }
  await stores.outbox.add(entries, now);
  await stores.reminders.markDone(done);
  await stores.reminders.markTold(told, now);
  await stores.reminders.moveOn(moves);
  return { reminders: due.length, missedReminders };
}

/** Who wants everybody @-ed may do so once in a while in each group; what comes with it in the same minute joins in. */
function createEveryoneCall(stores: Stores, now: number) {
  const called = new Set<string>();
  return async (
    { everyone, destination }: Reminder,
    { slot }: ReminderPlan,
  ): Promise<Pick<ReminderTelling, "everyone">> => {
    const lane = laneOf(destination);
    if (everyone !== true || slot === null || called.has(lane)) return {};
    const may = await stores.reminders.claimEveryone(lane, now, now - everyoneRestMs);
    if (may) called.add(lane);
    return { everyone: may ? "called" : "quiet" };
  };
}

function planOrEnd(
  reminder: Reminder,
  { calendar, log }: FireRemindersOptions,
  now: number,
): ReminderPlan {
  try {
    return planReminder(reminder, calendar, now);
  } catch (error) {
    // Told once and ended, rather than held up for ever together with all others.
    log.error({ reminder: reminder.id, error: messageOf(error) }, "recurrence not readable");
    return planReminder({ ...reminder, recurrence: undefined }, calendar, now);
  }
}

function entriesOf(
  reminder: Reminder,
  plan: ReminderPlan & Pick<ReminderTelling, "everyone">,
  { renderReminder }: FireRemindersOptions,
  about: { readonly now: number; readonly locale: Locale },
): readonly NewEntry[] {
  const { slot, isTold, missed, nextAt, everyone } = plan;
  if (slot === null) return [];
  const latenessMs = latenessOf(slot, about.now);
  const telling = {
    latenessMs,
    missed,
    slot,
    isOnlyMissed: !isTold,
    nextAt,
    ...(everyone && { everyone }),
  };
  return [
    {
      key: `reminder:${reminder.id}:${new Date(slot).toISOString()}`,
      destination: reminder.destination,
      reply: renderReminder(reminder, telling, about),
      merge: "reminder",
    },
  ];
}

function moveOf({ id }: Reminder, nextAt: number, remaining: number | undefined): ReminderMove {
  return { id, nextAt, ...(remaining === undefined ? {} : { remaining }) };
}
