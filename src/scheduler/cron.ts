import { parse, validateDetailed, type DetailedValidation } from "node-cron";
import { instantOf, isZone, wallTime } from "../time/zone.ts";
import { matchesDay, type CalendarDate } from "./cron-day.ts";

/** 29 February may be eight years away (1896 to 1904, 2096 to 2104). */
const searchDays = 366 * 8 + 1;

/** A cron rule in a zone: which moments are its slots. */
export interface Cron {
  /** The first slot after `instant`; `null` when there is none in eight years. */
  nextAfter(instant: number): number | null;
  /** The last slot at or before `until` and not before `since`. */
  latest(since: number, until: number): number | null;
  /** How many slots lie in [`since`, `until`]. */
  count(since: number, until: number): number;
}

/** What is wrong with an expression (node-cron's dialect, 5 or 6 fields) or its zone. */
export function checkCron(expression: string, zone: string): string | undefined {
  if (!isZone(zone)) return `there is no time zone "${zone}"`;
  const { valid, errors } = validateDetailed(expression);
  return valid ? undefined : errors.map((error) => error.message).join("; ");
}

/**
 * Reads a cron expression with node-cron's parser. Slots are computed here from wall-clock days, since
 * node-cron gives next runs only of started tasks and walks second by second after a clock jump. A time
 * the clock skips fires at the first instant after the gap; one it shows twice fires once, the first time.
 */
export function createCron(expression: string, zone: string): Cron {
  const problem = checkCron(expression, zone);
  if (problem !== undefined) throw new RangeError(`cron "${expression}": ${problem}`);
  const fields = fieldsOf(expression);
  const perDay = fields.hour.length * fields.minute.length * fields.second.length;

  return {
    nextAfter(instant) {
      for (const date of datesFrom(dateOf(instant, zone), 1)) {
        for (const slot of slotsOn(date, fields, zone, instant)) if (slot > instant) return slot;
      }
      return null;
    },
    latest(since, until) {
      for (const date of datesFrom(dateOf(until, zone), -1)) {
        if (instantOf({ ...next(date, 1), hour: 0, minute: 0 }, zone) <= since) return null;
        for (const hour of fields.hour.toReversed()) {
          if (instantOf({ ...date, hour, minute: 0 }, zone) > until) continue;
          const slots = [...slotsOn(date, { ...fields, hour: [hour] }, zone)];
          const found = slots.findLast((slot) => slot <= until);
          if (found !== undefined) return found >= since ? found : null;
        }
      }
      return null;
    },
    count(since, until) {
      let total = 0;
      for (const date of datesFrom(dateOf(since, zone), 1)) {
        const starts = instantOf({ ...date, hour: 0, minute: 0 }, zone);
        if (starts > until) break;
        const ends = instantOf({ ...next(date, 1), hour: 0, minute: 0 }, zone);
        // A whole ordinary day needs no walk; one that the clock changes on does.
        const isWhole = starts >= since && ends <= until && ends - starts === 86_400_000;
        if (isWhole) total += matchesDay(fields, date) ? perDay : 0;
        else
          for (const slot of slotsOn(date, fields, zone))
            if (slot >= since && slot <= until) total++;
      }
      return total;
    },
  };
}

type Fields = NonNullable<DetailedValidation["fields"]>;

function fieldsOf(expression: string): Fields {
  const fields = parse(expression);
  return {
    ...fields,
    hour: ascending(fields.hour),
    minute: ascending(fields.minute),
    second: ascending(fields.second),
  };
}

// Each once: node-cron's parser keeps the doubles of `0,0` and `0-30,15`.
function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}

/** The slots of one day in order, each once; whole hours that end by `after` are left out. */
function* slotsOn(
  date: CalendarDate,
  fields: Fields,
  zone: string,
  after = -Infinity,
): Generator<number> {
  if (!matchesDay(fields, date)) return;
  let last = -Infinity;
  for (const hour of fields.hour) {
    if (instantOf({ ...date, hour: hour + 1, minute: 0 }, zone) <= after) continue;
    for (const minute of fields.minute) {
      for (const second of fields.second) {
        const slot = instantOf({ ...date, hour, minute, second }, zone);
        if (slot > last) yield slot;
        last = Math.max(last, slot);
      }
    }
  }
}

function* datesFrom(first: CalendarDate, step: 1 | -1): Generator<CalendarDate> {
  for (let index = 0; index < searchDays; index++) yield next(first, index * step);
}

function next({ year, month, day }: CalendarDate, days: number): CalendarDate {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function dateOf(instant: number, zone: string): CalendarDate {
  const { year, month, day } = wallTime(instant, zone);
  return { year, month, day };
}
