import type { CalendarDate } from "../dates/calendar-date.ts";
import { isDate } from "../dates/date-arithmetic.ts";
import { isoDate } from "../dates/iso-date.ts";
import { festivals } from "../dates/festival.ts";
import type { Recurrence } from "./recurrence.ts";
import { readRuleText, writeRuleText } from "./rule-text.ts";

/** A recurrence as JSON text, to be kept: `{"rule":"FREQ=WEEKLY;BYDAY=MO","times":["09:00"],"count":5}`. */
export function writeRecurrence(recurrence: Recurrence): string {
  const { times, calendar, onHoliday, lunar, festival, between, start, until, count, except } =
    recurrence;
  return JSON.stringify({
    rule: writeRuleText(recurrence),
    times,
    calendar,
    onHoliday,
    lunar,
    festival,
    between,
    start: start && isoDate(start),
    until: until && isoDate(until),
    count,
    except: except && { ...except, dates: except.dates?.map(isoDate) },
  });
}

/** Reads what `writeRecurrence` wrote. Throws a RangeError that names the part that is wrong. */
export function readRecurrence(text: string): Recurrence {
  const kept = fieldsOf(parse(text), "recurrence");
  return {
    ...readRuleText(textOf(kept, "rule") ?? ""),
    times: listOf(kept, "times").map((time) => timeOf(time, "times")),
    ...readPlace(kept),
    ...readBounds(kept),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function readPlace(kept: Fields): Partial<Recurrence> {
  const calendar = oneOf(kept, "calendar", ["workday"] as const);
  const onHoliday = oneOf(kept, "onHoliday", ["skip", "before", "after"] as const);
  const festival = oneOf(kept, "festival", festivals);
  const lunar = partOf(kept, "lunar");
  const between = partOf(kept, "between");
  return {
    ...(calendar && { calendar }),
    ...(onHoliday && { onHoliday }),
    ...(lunar && {
      lunar: {
        month: numberOf(lunar, "month", { from: 1, to: 12 }),
        day: numberOf(lunar, "day", { from: 1, to: 30 }),
      },
    }),
    ...(festival && { festival }),
    ...(between && {
      between: { from: timeOf(between["from"], "between"), to: timeOf(between["to"], "between") },
    }),
  };
}

function readBounds(kept: Fields): Partial<Recurrence> {
  const start = kept["start"];
  const until = kept["until"];
  const except = partOf(kept, "except");
  return {
    ...(start !== undefined && { start: dateOf(start, "start") }),
    ...(until !== undefined && { until: dateOf(until, "until") }),
    ...(kept["count"] !== undefined && {
      count: numberOf(kept, "count", { from: 1, to: 1_000_000 }),
    }),
    ...(except && { except: readExceptions(except) }),
  };
}

function readExceptions(except: Fields): NonNullable<Recurrence["except"]> {
  return {
    ...(except["dates"] !== undefined && {
      dates: listOf(except, "dates").map((date) => dateOf(date, "except")),
    }),
    ...(except["weekdays"] !== undefined && {
      weekdays: listOf(except, "weekdays").map((weekday) => {
        const found = weekdays.find((one) => one === weekday);
        if (found === undefined) throw wrong("except");
        return found;
      }),
    }),
    ...(except["holidays"] === true && { holidays: true }),
  };
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function dateOf(value: unknown, name: string): CalendarDate {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(String(value)) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (day === undefined || !isDate(date)) throw wrong(name);
  return date;
}

function timeOf(value: unknown, name: string): string {
  const time = String(value);
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(time)) throw wrong(name);
  return time;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("JSON");
  }
}

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(name);
  return { ...value };
}

function partOf(kept: Fields, name: string): Fields | undefined {
  return kept[name] === undefined ? undefined : fieldsOf(kept[name], name);
}

function textOf(kept: Fields, name: string): string | undefined {
  const value = kept[name];
  if (value !== undefined && typeof value !== "string") throw wrong(name);
  return value;
}

function listOf(kept: Fields, name: string): readonly unknown[] {
  const value = kept[name];
  if (!Array.isArray(value)) throw wrong(name);
  return value;
}

function oneOf<T extends string>(kept: Fields, name: string, known: readonly T[]): T | undefined {
  const value = kept[name];
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw wrong(name);
  return found;
}

function numberOf(kept: Fields, name: string, { from, to }: { from: number; to: number }): number {
  const value = kept[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < from || value > to) {
    throw wrong(name);
  }
  return value;
}

function wrong(name: string): RangeError {
  return new RangeError(`not a recurrence this version knows: ${name}`);
}
