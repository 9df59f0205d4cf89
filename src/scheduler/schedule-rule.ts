import type { ScheduleTiming } from "../core/schedule.ts";
import { createRecurrenceRule, type OccurrencePlace } from "../time/occurrences/occurrences.ts";
import { readRecurrence } from "../time/occurrences/recurrence-text.ts";
import type { Rule } from "../time/occurrences/rule.ts";
import { createCron } from "./cron.ts";

/** The rule of a schedule, and what changes when its rule does. Throws a RangeError for one that cannot be read. */
export function createScheduleRule(
  timing: ScheduleTiming,
  place: OccurrencePlace,
): { readonly rule: Rule; readonly fingerprint: string } {
  const { zone, calendar } = place;
  if (timing.kind === "recurrence") {
    const rule = createRecurrenceRule(readRecurrence(timing.recurrence), place);
    return { rule, fingerprint: `${timing.recurrence} ${zone}` };
  }
  const { expression, onHoliday } = timing;
  const fingerprint = `${expression} ${zone}`;
  if (onHoliday === undefined) return { rule: createCron(expression, zone), fingerprint };
  return {
    rule: createCron(expression, zone, { onHoliday, calendar }),
    fingerprint: `${fingerprint} ${onHoliday}`,
  };
}
