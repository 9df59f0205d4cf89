import { timeDefaults } from "../time/defaults.ts";
import { createWorkCalendar } from "../time/calendar/create.ts";
import { writeRuleText } from "../time/occurrences/rule-text.ts";
import type { CalendarDate } from "../time/dates/calendar-date.ts";
import type { Recurrence } from "../time/occurrences/recurrence.ts";
import type { TimeContext, TimeResult } from "../time/time-result.ts";
import { isZone, wallTime } from "../time/dates/zone.ts";

/** A line of `bellhop when --jsonl`. */
export interface WhenQuestion {
  readonly text: string;
  /** ISO 8601; the present unless given. */
  readonly now?: string;
  /** IANA name. */
  readonly tz?: string;
}

/** What a phrase is understood with; throws a RangeError that says which option is wrong. */
export function contextOf({ now, tz }: Omit<WhenQuestion, "text">, present: number): TimeContext {
  const zone = tz ?? "Asia/Shanghai";
  if (!isZone(zone)) throw new RangeError(`${zone} is not a time zone; write one as Asia/Shanghai`);
  const at = now === undefined ? present : Date.parse(now);
  if (Number.isNaN(at)) {
    throw new RangeError(`${now ?? ""} is not a time; write one as 2026-11-23T10:00:00+08:00`);
  }
  return { now: at, zone, calendar, defaults: timeDefaults };
}

const calendar = createWorkCalendar("cn");

/** A result as product.md §7 writes it: times carry the offset of the zone at that moment. */
export function whenJson(result: TimeResult, zone: string): Record<string, unknown> {
  const iso = (at: number): string => isoIn(at, zone);
  switch (result.kind) {
    case "once": {
      const { at, grain, deadline } = result;
      return {
        ...head(result),
        at: iso(at),
        grain,
        ...(deadline ? { deadline } : {}),
        ...tail(result),
      };
    }
    case "range": {
      const { start, end, grain, deadline } = result;
      const times = { start: iso(start), end: iso(end), grain };
      return { ...head(result), ...times, ...(deadline ? { deadline } : {}), ...tail(result) };
    }
    case "duration": {
      const { seconds, months } = result;
      return {
        ...head(result),
        seconds,
        ...(months === undefined ? {} : { months }),
        ...tail(result),
      };
    }
    case "recurring": {
      const { recurrence, next } = result;
      const { times, calendar: follows = null, count = null, start, until } = recurrence;
      const { between, lunar, festival, onHoliday, except } = recurrence;
      const bounds = { start: dateText(start), until: dateText(until), count };
      const only = {
        ...(between && { between }),
        ...(lunar && { lunar }),
        ...(festival !== undefined && { festival }),
        ...(onHoliday !== undefined && { onHoliday }),
        ...(except && { except: exceptJson(except) }),
      };
      const rule = {
        rule: writeRuleText(recurrence),
        times: times.length === 0 ? null : times,
        calendar: follows,
        ...only,
        ...bounds,
      };
      return { ...head(result), ...rule, next: next.map(iso), ...tail(result) };
    }
    case "ambiguous": {
      const choices = result.choices.map((choice) => iso(firstOf(choice)));
      return { ok: false, reason: "ambiguous", question: result.question.zh, choices };
    }
    case "none":
    default: {
      const { reason, why } = result;
      return { ok: false, reason, ...(why === undefined ? {} : { why: why.zh }) };
    }
  }
}

function exceptJson({ dates, ...others }: NonNullable<Recurrence["except"]>) {
  return { ...others, ...(dates && { dates: dates.map(dateText) }) };
}

type Understood = Exclude<TimeResult, { kind: "ambiguous" | "none" }>;

function head({ kind }: Understood) {
  return { ok: true, kind };
}

function tail({ rest, assumed, notes }: Understood) {
  const said = notes.length === 0 ? {} : { notes: notes.map(({ zh }) => zh) };
  return { rest, assumed, ...said };
}

function firstOf(choice: Extract<TimeResult, { kind: "once" | "range" | "recurring" }>): number {
  if (choice.kind === "once") return choice.at;
  return choice.kind === "range" ? choice.start : (choice.next[0] ?? 0);
}

function dateText(date: CalendarDate | undefined): string | null {
  if (date === undefined) return null;
  return `${four(date.year)}-${two(date.month)}-${two(date.day)}`;
}

/** An instant as ISO 8601 with the zone's offset at that moment, to the second. */
function isoIn(at: number, zone: string): string {
  const wall = wallTime(at, zone);
  const { offsetMinutes } = wall;
  const offset = Math.round(Math.abs(offsetMinutes));
  const sign = offsetMinutes < 0 ? "-" : "+";
  const date = `${four(wall.year)}-${two(wall.month)}-${two(wall.day)}`;
  const clock = `${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
  return `${date}T${clock}${sign}${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function four(value: number): string {
  return String(value).padStart(4, "0");
}
