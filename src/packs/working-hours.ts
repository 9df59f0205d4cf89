import type { Liquid } from "liquidjs";
import { hourMs } from "../core/clock.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { instantOf, wallTime } from "../time/dates/zone.ts";
import { readSpans, type Span } from "./allow-hours.ts";

const usualHours = "9:00-18:00";
/** Hours of a year; more are hardly meant. */
const mostHours = 2000;

/** `${{ now | working_hours: 4 }}` is the moment by which four hours of working days have passed. */
export function registerWorkingHours(engine: Liquid, place: WorkingPlace): void {
  engine.registerFilter("working_hours", (at: unknown, hours: unknown, said: unknown) => {
    const spans = readSpans(typeof said === "string" ? said : usualHours);
    if (typeof at !== "number") throw new TypeError("`working_hours` goes on from a moment");
    if (typeof hours !== "number" || !(hours >= 0 && hours <= mostHours)) {
      throw new TypeError(`\`working_hours\` takes a number of hours, at most ${mostHours}`);
    }
    if (spans === undefined) throw new TypeError(`${String(said)} are no hours, like 9:00-18:00`);
    return afterWorkingHours(at, hours, { ...place, spans });
  });
}

export interface WorkingPlace {
  readonly zone: string;
  readonly calendar: WorkCalendar;
}

/** When so many hours within the `spans` of working days have passed since `at`. */
export function afterWorkingHours(
  at: number,
  hours: number,
  { zone, calendar, spans }: WorkingPlace & { readonly spans: readonly Span[] },
): number {
  let leftMs = hours * hourMs;
  let noon = instantOf({ ...wallTime(at, zone), hour: 12, minute: 0, second: 0 }, zone);
  for (let days = 0; days < longestWait; days += 1) {
    const date = wallTime(noon, zone);
    const working = calendar.isWorkday(date) ? spans : [];
    for (const { from, to } of working) {
      const start = Math.max(at, instantOf({ ...date, hour: 0, minute: from, second: 0 }, zone));
      const end = instantOf({ ...date, hour: 0, minute: to, second: 0 }, zone);
      if (end - start >= leftMs && end >= start) return start + leftMs;
      leftMs -= Math.max(end - start, 0);
    }
    noon = instantOf({ ...date, day: date.day + 1, hour: 12, minute: 0, second: 0 }, zone);
  }
  throw new RangeError("there are no working days");
}

/** Days that are looked at: 2,000 hours are 250 working days of eight. */
const longestWait = 3000;
