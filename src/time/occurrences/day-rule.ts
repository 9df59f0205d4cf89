import { dayMs } from "../../core/clock.ts";
import type { DaySet } from "./day-set.ts";
import type { DaySlots } from "./day-slots.ts";
import type { Rule } from "./rule.ts";
import { localDay, windowOf } from "./stretch.ts";

/** The rule whose slots are those of `slots` on the days of `days`. */
export function createDayRule(days: DaySet, slots: DaySlots, zone: string): Rule {
  return {
    nextAfter(instant) {
      for (const day of days.from(localDay(instant, zone))) {
        const slot = slots.firstAfter(day, instant);
        if (slot !== undefined) return slot;
      }
      return null;
    },
    latest(since, until) {
      for (const day of days.downFrom(localDay(until, zone))) {
        if (windowOf(day).to < since) return null;
        const slot = slots.lastUntil(day, until);
        if (slot !== undefined) return slot < since ? null : slot;
      }
      return null;
    },
    count(since, until) {
      let total = 0;
      for (const day of days.from(localDay(since, zone))) {
        if (day * dayMs > until + dayMs) break;
        total += slots.count(day, since, until);
      }
      return total;
    },
  };
}
