import { parse, validateDetailed, type DetailedValidation } from "node-cron";
import { createDayRule } from "../time/occurrences/day-rule.ts";
import { everyDay } from "../time/occurrences/day-set.ts";
import { moveFromDaysOff } from "../time/occurrences/holidays.ts";
import type { Rule } from "../time/occurrences/rule.ts";
import { createWallSlots, type WallTimes } from "../time/occurrences/wall-slots.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { isZone } from "../time/dates/zone.ts";
import { createDayMatcher } from "./cron-day.ts";

/** 29 February may be eight years away (1896 to 1904, 2096 to 2104). */
const searchedDays = 366 * 8 + 1;

/** What is wrong with an expression (node-cron's dialect, 5 or 6 fields) or its zone. */
export function checkCron(expression: string, zone: string): string | undefined {
  if (!isZone(zone)) return `there is no time zone "${zone}"`;
  const { valid, errors } = validateDetailed(expression);
  return valid ? undefined : errors.map((error) => error.message).join("; ");
}

/**
 * Reads a cron expression with node-cron's parser; the slots are found by the engine that recurrences use, since
 * node-cron gives next runs only of started tasks and walks second by second after a clock jump. The rules where cron
 * implementations differ are in docs/schedules.md.
 */
export function createCron(expression: string, zone: string, daysOff?: DaysOff): Rule {
  const problem = checkCron(expression, zone);
  if (problem !== undefined) throw new RangeError(`cron "${expression}": ${problem}`);
  const fields = parse(expression);
  const slots = createWallSlots(timesOf(fields, wildcardsOf(expression)), zone);
  const days = everyDay(createDayMatcher(fields), searchedDays);
  const worked =
    daysOff === undefined ? days : moveFromDaysOff(days, daysOff.onHoliday, daysOff.calendar);
  return createDayRule(worked, slots, zone);
}

/** What becomes of slots on days off. */
export interface DaysOff {
  readonly onHoliday: "skip" | "before" | "after";
  readonly calendar: WorkCalendar;
}

interface Wildcards {
  /** The hour field begins with `*`. */
  readonly hour: boolean;
  /** The field of hours, minutes or seconds does. */
  readonly any: boolean;
}

/**
 * As Debian's cron has it: a wildcard follows the clock, so it runs in both hours when one is shown twice, and a fixed
 * time runs once. A gap is skipped by jobs of every hour alone, which go on in the next; others run right after it.
 */
function timesOf(fields: Fields, wildcards: Wildcards): WallTimes {
  const seconds = fields.hour.flatMap((hour) =>
    fields.minute.flatMap((minute) =>
      fields.second.map((second) => (hour * 60 + minute) * 60 + second),
    ),
  );
  return {
    // node-cron's parser keeps the doubles of `0,0` and `0-30,15`.
    seconds: [...new Set(seconds)].toSorted((a, b) => a - b),
    shownTwice: wildcards.any ? "both" : "first",
    skipped: wildcards.hour ? "none" : "after",
  };
}

function wildcardsOf(expression: string): Wildcards {
  const written = expression.trim().split(/\s+/u);
  if (written.length === 1) {
    const hourly = written[0]?.toLowerCase() === "@hourly";
    return { hour: hourly, any: hourly };
  }
  const [hour = "", ...finer] = written.slice(0, -3).toReversed();
  return { hour: isWild(hour), any: isWild(hour) || finer.some(isWild) };
}

function isWild(field: string): boolean {
  return field.startsWith("*");
}

type Fields = NonNullable<DetailedValidation["fields"]>;
