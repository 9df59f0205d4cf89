import { dayMs } from "../core/clock.ts";
import type { Reminder } from "../core/reminder.ts";
import { createRecurrenceRule } from "../time/occurrences/occurrences.ts";
import { readRecurrence } from "../time/occurrences/recurrence-text.ts";
import type { Rule } from "../time/occurrences/rule.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";

/** A slot of a recurring reminder that is older is not told late, only that it was missed. */
const withinMs = dayMs;

export interface ReminderPlan {
  /** The latest slot that has come; `null` when none has, as after a change of the work calendar. */
  readonly slot: number | null;
  /** Whether that slot is told, maybe late; else it is too old. */
  readonly isTold: boolean;
  /** How many slots have come. */
  readonly counted: number;
  /** How many of them are not told on their own. */
  readonly missed: number;
  /** When it comes again; `null` when it is done. */
  readonly nextAt: number | null;
  readonly remaining?: number;
}

/**
 * What becomes of a due reminder at `now`. One that comes once is told, however late. Of one that recurs, the slots
 * that have passed are told together as the last of them. Throws a RangeError when its recurrence cannot be read.
 */
export function planReminder(
  reminder: Omit<Reminder, "recurrence"> & { readonly recurrence?: string | undefined },
  calendar: WorkCalendar,
  now: number,
): ReminderPlan {
  const { nextAt, recurrence, remaining, zone } = reminder;
  if (recurrence === undefined)
    return { slot: nextAt, isTold: true, counted: 1, missed: 0, nextAt: null };
  const rule = createRecurrenceRule(readRecurrence(recurrence), { zone, calendar });
  const passed = rule.count(nextAt, now);
  const isLast = remaining !== undefined && passed >= remaining;
  const counted = isLast ? remaining : passed;
  const slot = isLast ? slotAt(rule, nextAt, counted) : rule.latest(nextAt, now);
  const next = isLast ? null : rule.nextAfter(now);
  const isTold = slot !== null && now - slot <= withinMs;
  return {
    slot,
    isTold,
    counted,
    missed: slot === null ? 0 : counted - Number(isTold),
    nextAt: next,
    ...(remaining === undefined ? {} : { remaining: remaining - counted }),
  };
}

/** The `place`th slot from `first` on. */
function slotAt(rule: Rule, first: number, place: number): number | null {
  let slot = rule.nextAfter(first - 1);
  for (let index = 1; index < place && slot !== null; index++) slot = rule.nextAfter(slot);
  return slot;
}
