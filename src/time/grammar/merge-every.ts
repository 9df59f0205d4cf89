import { isPlaced, type DateSpec } from "./merge-days.ts";
import type { DaySpec, EverySpec } from "./piece.ts";

/** 每周 + 每周一, daily + every day: one rule said twice. */
export function joinEvery(a: EverySpec, b: EverySpec): EverySpec | undefined {
  if (a.unit === b.unit && a.interval === b.interval) return bothOf(a, b);
  return onDaysOf(a, b) ?? onDaysOf(b, a);
}

/** every Monday and every Friday: both days; what else both say must be the same. */
function bothOf(a: EverySpec, b: EverySpec): EverySpec | undefined {
  const { weekdays: first, ...restOfA } = a;
  const { weekdays: second, ...restOfB } = b;
  const said = Object.keys(restOfA).filter((key) => key in restOfB) as (keyof typeof restOfA)[];
  const isSame = said.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
  if (!isSame) return undefined;
  const weekdays =
    first === undefined && second === undefined
      ? {}
      : { weekdays: [...(first ?? []), ...(second ?? [])] };
  return { ...restOfA, ...restOfB, ...weekdays };
}

/** 工作日 + 每两小时: the days of one, the hours of the other. */
function onDaysOf(days: EverySpec, hours: EverySpec): EverySpec | undefined {
  const { unit, interval, weekdays, calendar, ...others } = days;
  const isPlain = interval === 1 && Object.keys(others).length === 0;
  if (!isPlain || (unit !== "day" && unit !== "week") || !isWithinDay(hours)) return undefined;
  if (unit === "week" && weekdays === undefined) return undefined;
  return {
    ...hours,
    ...(weekdays === undefined ? {} : { weekdays }),
    ...(calendar === undefined ? {} : { calendar }),
  };
}

function isWithinDay(every: EverySpec): boolean {
  return every.unit === "minute" || every.unit === "hour";
}

/** A rule narrowed by a day named beside it: every month + the 4th, 每周 + 周一. Undefined when the day is none of the rule's. */
export function narrowEvery(every: EverySpec, day: DaySpec): EverySpec | undefined {
  switch (day.kind) {
    case "weekday":
      return day.weeks === null && every.unit !== "day"
        ? withWeekday(every, day.weekday)
        : undefined;
    case "weekend":
      return day.weeks === null ? withWeekday(withWeekday(every, 6), 7) : undefined;
    case "date":
      return withDate(every, day);
    case "nth-weekday":
      return withNth(every, day);
    case "edge":
      return day.edge === "end" && day.of.unit === "month" && !isPlaced(day.of)
        ? { ...every, monthDays: [...(every.monthDays ?? []), -1] }
        : undefined;
    case "lunar":
      return every.unit === "year" ? { ...every, lunar: day } : undefined;
    case "festival":
      return every.unit === "year" ? { ...every, festival: day.festival } : undefined;
    case "period":
      return day.period.unit === "month" && day.period.number !== undefined
        ? { ...every, months: [...(every.months ?? []), day.period.number] }
        : undefined;
    case "offset":
    case "workday":
    case "checked":
    case "shifted":
    default:
      return undefined;
  }
}

type WeekdayOfRule = NonNullable<EverySpec["weekdays"]>[number];

function withWeekday(every: EverySpec, weekday: WeekdayOfRule["weekday"], nth?: number): EverySpec {
  const one = nth === undefined ? { weekday } : { weekday, nth };
  return { ...every, weekdays: [...(every.weekdays ?? []), one] };
}

function withDate(every: EverySpec, day: DateSpec): EverySpec | undefined {
  const isOfARule = [day.year, day.years, day.months].every((said) => said === undefined);
  if (!isOfARule || every.unit === "week" || every.unit === "day") return undefined;
  const months = day.month === undefined ? {} : { months: [...(every.months ?? []), day.month] };
  return { ...every, ...months, monthDays: [...(every.monthDays ?? []), day.day] };
}

function withNth(
  every: EverySpec,
  day: Extract<DaySpec, { kind: "nth-weekday" }>,
): EverySpec | undefined {
  const month =
    day.in.number === undefined ? {} : { months: [...(every.months ?? []), day.in.number] };
  if (day.weekday === "workday") return { ...every, ...month, nthWorkday: day.nth };
  if (day.weekday === "day") return { ...every, ...month, monthDays: [day.nth] };
  if (day.weekday === "weekend") return undefined;
  return withWeekday({ ...every, ...month }, day.weekday, day.nth);
}
