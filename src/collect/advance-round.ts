import type { Collection, CollectionPlan } from "../core/collection.ts";
import type { Stores } from "../core/storage.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { stepOf } from "./chase-times.ts";
import { closeRound } from "./end-round.ts";
import { stepArrival } from "./step-arrival.ts";

/**
 * Chases or closes an open round whose time has come, inside a transaction that holds it. What that says comes as a
 * delivery, keyed by the moment it was due, so it comes once whatever the clock does.
 */
export async function advanceRound(
  stores: Stores,
  round: Collection,
  about: {
    readonly plans: ReadonlyMap<string, CollectionPlan>;
    readonly calendar: WorkCalendar;
    readonly now: number;
  },
): Promise<void> {
  const { plans, calendar, now } = about;
  const step = stepOf(round, plans.get(round.plan), { now, calendar });
  if (step.isOver) {
    await closeRound(stores, round, now);
    return;
  }
  if (step.chases) {
    const key = new Date(round.nextAt ?? now).toISOString();
    await stores.inbox.keep([stepArrival(round, "chase", { key, now })]);
  }
  await stores.collections.moveOn(round.id, step.nextAt);
}
