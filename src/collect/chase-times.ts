import type { ChasePlan, Collection, CollectionPlan } from "../core/collection.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { addDays } from "../time/dates/date-arithmetic.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";

/** Where a plan's hours are. */
export interface WorkTime {
  readonly zone: string;
  readonly calendar: WorkCalendar;
}

/** What is to be done with an open round that is looked at. */
export interface CollectionStep {
  /** Its deadline has come. */
  readonly isOver: boolean;
  /** Those missing are asked again. */
  readonly chases: boolean;
  /** When it is looked at next, unless it is over. */
  readonly nextAt: number;
}

/** The longest stretch of days off looked over for a workday. */
const longestHoliday = 31;

/**
 * The first moment an interval after `since` at which people are chased: on a workday, in the hours of the plan, and
 * before `closesAt`; `undefined` when there is none.
 */
export function nextChase(
  { everyMs, fromMinute, toMinute }: ChasePlan,
  round: { readonly since: number; readonly closesAt: number },
  { zone, calendar }: WorkTime,
): number | undefined {
  let at = round.since + everyMs;
  for (let far = 0; far <= longestHoliday && at < round.closesAt; far++) {
    const wall = wallTime(at, zone);
    const minute = wall.hour * 60 + wall.minute;
    const isWorkday = calendar.isWorkday(wall);
    if (isWorkday && minute >= fromMinute && minute < toMinute) return at;
    const day = isWorkday && minute < fromMinute ? wall : addDays(wall, 1);
    const start = { hour: Math.floor(fromMinute / 60), minute: fromMinute % 60 };
    at = instantOf({ year: day.year, month: day.month, day: day.day, ...start }, zone);
  }
  return undefined;
}

/** When a round that opens at `openedAt` is looked at first. */
export function firstLook(
  plan: Pick<CollectionPlan, "chase" | "zone">,
  { openedAt, closesAt }: Pick<Collection, "openedAt" | "closesAt">,
  calendar: WorkCalendar,
): number {
  const at =
    plan.chase && nextChase(plan.chase, { since: openedAt, closesAt }, { ...plan, calendar });
  return at ?? closesAt;
}

/**
 * What is to be done with a round at `now`. One whose plan is not there any more is closed at its deadline. Chases that
 * passed while nobody looked are one, and none comes outside of the hours of the plan.
 */
export function stepOf(
  { closesAt }: Pick<Collection, "closesAt">,
  plan: Pick<CollectionPlan, "chase" | "zone"> | undefined,
  { now, calendar }: { readonly now: number; readonly calendar: WorkCalendar },
): CollectionStep {
  if (now >= closesAt) return { isOver: true, chases: false, nextAt: closesAt };
  const { chase } = plan ?? {};
  if (plan === undefined || chase === undefined) {
    return { isOver: false, chases: false, nextAt: closesAt };
  }
  const time = { zone: plan.zone, calendar };
  const isNow = nextChase({ ...chase, everyMs: 0 }, { since: now, closesAt }, time) === now;
  const nextAt = nextChase(chase, { since: isNow ? now : now - chase.everyMs, closesAt }, time);
  return { isOver: false, chases: isNow, nextAt: nextAt ?? closesAt };
}
