import { messageOf } from "../core/errors.ts";
import type { NewEntry } from "../core/entry.ts";
import type { Metrics } from "../core/metrics.ts";
import type { ScheduleState } from "../core/schedule.ts";
import type { Session } from "../core/session.ts";
import type { Storage, Stores } from "../core/storage.ts";
import { fireCollections, type FireCollectionsOptions } from "./fire-collections.ts";
import { fireEventReminders, type FireEventRemindersOptions } from "./fire-event-reminders.ts";
import { firePace, type FirePaceOptions } from "./fire-pace.ts";
import { fireReminders, type FireRemindersOptions } from "./fire-reminders.ts";
import { fireTaskReminders, type FireTaskRemindersOptions } from "./fire-task-reminders.ts";
import { latenessOf, planSlots } from "./plan.ts";
import type { Fired, ScheduleDefinition } from "./schedule-definition.ts";

export interface FireOptions
  extends
    FireRemindersOptions,
    FireTaskRemindersOptions,
    FireEventRemindersOptions,
    FireCollectionsOptions,
    FirePaceOptions {
  readonly storage: Storage;
  readonly definitions: ReadonlyMap<string, ScheduleDefinition>;
  readonly metrics: Metrics;
  /** What is told of a confirmation that did not come. Nothing when left out. */
  readonly unconfirmedEntry?: (session: Session) => NewEntry | undefined;
}

/**
 * Turns what is due at `now` into entries and deliveries, keyed by slot, and moves on to the next slots:
 * all in one transaction, so a slot is fired once whatever is killed. Answers whether anything was.
 */
export async function fireDue(options: FireOptions, now: number): Promise<boolean> {
  const counts = await options.storage.transaction(async (stores) => ({
    ...(await fireReminders(stores, options, now)),
    taskReminders: await fireTaskReminders(stores, options, now),
    eventReminders: await fireEventReminders(stores, options, now),
    unconfirmed: await fireUnconfirmed(stores, options, now),
    pace: await firePace(stores, options, now),
    collections: await fireCollections(stores, options, now),
    ...(await fireSchedules(stores, options, now)),
  }));
  // Counted after the commit, so that a transaction that failed is not counted twice.
  if (counts.reminders > 0) {
    options.metrics.count("slots_fired", { kind: "reminder" }, counts.reminders);
  }
  if (counts.taskReminders > 0) {
    options.metrics.count("slots_fired", { kind: "task" }, counts.taskReminders);
  }
  if (counts.eventReminders > 0) {
    options.metrics.count("slots_fired", { kind: "event" }, counts.eventReminders);
  }
  if (counts.collections > 0) {
    options.metrics.count("slots_fired", { kind: "collection" }, counts.collections);
  }
  if (counts.fired > 0) options.metrics.count("slots_fired", { kind: "schedule" }, counts.fired);
  const missed = counts.missed + counts.missedReminders;
  if (missed > 0) options.metrics.count("slots_missed", {}, missed);
  const { reminders, taskReminders, eventReminders, collections, unconfirmed, schedules, pace } =
    counts;
  const told = reminders + taskReminders + eventReminders;
  return told + collections + unconfirmed + schedules + pace > 0;
}

const unconfirmedAtOnce = 200;

/** Tells of confirmations that did not come in time. */
async function fireUnconfirmed(
  stores: Stores,
  { unconfirmedEntry }: FireOptions,
  now: number,
): Promise<number> {
  const taken = await stores.sessions.takeUnconfirmed(now, unconfirmedAtOnce);
  const entries = taken.flatMap((session) => unconfirmedEntry?.(session) ?? []);
  if (entries.length > 0) await stores.outbox.add(entries, now);
  return taken.length;
}

async function fireSchedules(stores: Stores, options: FireOptions, now: number) {
  let fired = 0;
  let missed = 0;
  let schedules = 0;
  for (const state of await stores.schedules.due(now)) {
    const definition = options.definitions.get(state.key);
    if (definition === undefined || state.nextAt === null) continue;
    const done = await fireSchedule(
      stores,
      definition,
      { ...state, nextAt: state.nextAt },
      now,
      options,
    );
    fired += done.fired;
    missed += done.missed;
    schedules++;
  }
  return { schedules, fired, missed };
}

async function fireSchedule(
  stores: Stores,
  definition: ScheduleDefinition,
  state: ScheduleState & { readonly nextAt: number },
  now: number,
  { languages, log }: FireOptions,
): Promise<{ readonly fired: number; readonly missed: number }> {
  const { key, rule, catchUp, withinMs } = definition;
  const plan = planSlots({ rule, nextAt: state.nextAt, now, catchUp, withinMs });
  let fired = 0;
  const { told } = definition;
  const locale = (await languages.of([told], stores))(told);
  for (const slot of plan.fire) {
    let made: Fired;
    try {
      made = definition.fire({ slot, now, latenessMs: latenessOf(slot, now), locale });
    } catch (error) {
      // One schedule that cannot be rendered must not hold up the others, nor fire for ever.
      log.error({ schedule: key, slot: iso(slot), error: messageOf(error) }, "slot not fired");
      continue;
    }
    // Outside of the catch: when storage fails, nothing is committed and the slot is fired the next time.
    if (made.entries.length > 0) await stores.outbox.add(made.entries, now);
    if (made.arrivals.length > 0) await stores.inbox.keep(made.arrivals);
    fired++;
  }
  if (plan.missed > 0) {
    log.warn(
      { schedule: key, missed: plan.missed, since: iso(state.nextAt) },
      "slots passed while the bot was down and are skipped",
    );
  }
  const lastSlot = plan.fire.at(-1) ?? state.lastSlot;
  const last = lastSlot === undefined ? {} : { lastSlot };
  await stores.schedules.put({ key, fingerprint: state.fingerprint, nextAt: plan.nextAt, ...last });
  return { fired, missed: plan.missed };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
