import type { ClockSpec, DaySpec } from "./piece.ts";
import type { Moment } from "./phrase.ts";
import { resolveClock } from "../resolve/clock.ts";

/** Whether two clocks are one time said twice: 3点 and 下午3点. */
export function sameClock(a: ClockSpec, b: ClockSpec): boolean {
  return (
    a.hour % 12 === b.hour % 12 &&
    a.minute === b.minute &&
    (a.part === b.part || a.part === undefined || b.part === undefined)
  );
}

/** Of two sayings of one time the one that leaves less open. */
export function moreExact(a: ClockSpec, b: ClockSpec): ClockSpec {
  if (a.part === undefined && !a.literal) return b;
  return a;
}

/** 每周一10点和周三15点: days with clocks of their own are two rules. */
export function haveOwnClocks(moments: readonly Moment[]): boolean {
  const clocks = moments.flatMap(({ clock }) => clock ?? []);
  const [first] = clocks;
  const differ = clocks.some(({ hour, minute }) => hour !== first?.hour || minute !== first.minute);
  return differ && moments.some(({ day, clock }) => day !== undefined && clock !== undefined);
}

/** 10pm to 6am tomorrow: is it tomorrow's night, or the one before? Tonight and today leave no other. */
export function isOtherNight(day: DaySpec, start: Moment, end: Moment): boolean {
  const isToday = day.kind === "offset" && day.days === 0;
  return !isToday && isOvernight(start, end);
}

/** Whether an end is earlier in the day than its start, where both say their half of the day. */
function isOvernight(start: Moment, end: Moment): boolean {
  const [from, to] = [start, end].map(definiteMinutes);
  return from !== undefined && to !== undefined && to <= from;
}

function definiteMinutes({ clock, part }: Moment): number | undefined {
  if (clock === undefined) return undefined;
  const isDefinite = clock.literal || clock.part !== undefined || part !== undefined;
  return isDefinite ? resolveClock(clock, part).minutes : undefined;
}
