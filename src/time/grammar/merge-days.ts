import type { DaySpec, PeriodSpec } from "./piece.ts";

/** Two namings of one day as one: 下周 + 周三, next month + the 20th, Sunday + 15 September. Undefined when they are two days. */
export function mergeDays(a: DaySpec, b: DaySpec): DaySpec | undefined {
  if (a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b)) return a;
  return mergeInto(a, b) ?? mergeInto(b, a);
}

function mergeInto(a: DaySpec, b: DaySpec): DaySpec | undefined {
  if (a.kind === "period") return withinPeriod(a.period, b);
  const isDated = b.kind === "date" || b.kind === "offset" || b.kind === "shifted";
  if (a.kind === "weekday" && a.weeks === null && isDated) {
    // A weekday beside a date checks it: which of the two is wrong cannot be known.
    return { kind: "checked", day: b, weekday: a.weekday };
  }
  if (a.kind === "date" && b.kind === "date") return mergeDates(a, b);
  return undefined;
}

export type DateSpec = Extract<DaySpec, { kind: "date" }>;

function mergeDates(a: DateSpec, b: DateSpec): DaySpec | undefined {
  const same = a.day === b.day && a.month === b.month;
  return same ? { ...a, ...b } : undefined;
}

/** A day inside a period: 下周 + 周三. */
function withinPeriod(period: PeriodSpec, day: DaySpec): DaySpec | undefined {
  const offset = period.offset ?? null;
  if (period.unit === "week") {
    if (day.kind === "weekday" && day.weeks === null) return { ...day, weeks: offset };
    if (day.kind === "weekend" && day.weeks === null) return { ...day, weeks: offset };
    return undefined;
  }
  if (day.kind === "nth-weekday" && !isPlaced(day.in))
    return { ...day, in: placed(day.in, period) };
  if (day.kind === "edge" && !isPlaced(day.of)) return { ...day, of: placed(day.of, period) };
  if (day.kind === "date") return dateWithin(period, day);
  if (period.unit === "year" && (day.kind === "lunar" || day.kind === "festival")) {
    return { ...day, ...yearOf(period) };
  }
  if (day.kind === "period" && period.unit === "year") return mergePeriods(period, day.period);
  return undefined;
}

function dateWithin(period: PeriodSpec, day: DateSpec): DaySpec | undefined {
  if (period.unit === "year" && day.year === undefined && day.years === undefined) {
    return { ...day, ...yearOf(period) };
  }
  if (period.unit !== "month" || day.month !== undefined || day.months !== undefined) {
    return undefined;
  }
  const month =
    period.number === undefined ? { months: offsetOf(period) } : { month: period.number };
  return { ...day, ...month, ...yearOf(period) };
}

function mergePeriods(year: PeriodSpec, inner: PeriodSpec): DaySpec | undefined {
  if (inner.unit === "week" || inner.unit === "year" || isPlacedInYear(inner)) return undefined;
  return { kind: "period", period: { ...inner, ...yearOf(year) } };
}

function placed(inner: PeriodSpec, outer: PeriodSpec): PeriodSpec {
  return outer.unit === "year" && inner.unit !== "year" ? { ...inner, ...yearOf(outer) } : outer;
}

/** Whether a period says itself which one it is: 下个月, 三月. */
export function isPlaced(period: PeriodSpec): boolean {
  return (period.offset ?? 0) !== 0 || period.number !== undefined || isPlacedInYear(period);
}

function isPlacedInYear(period: PeriodSpec): boolean {
  return period.year !== undefined || period.years !== undefined;
}

function yearOf(period: PeriodSpec): { year?: number; years?: number } {
  if (period.year !== undefined) return { year: period.year };
  if (period.unit === "year") return { years: offsetOf(period) };
  return period.years === undefined ? {} : { years: period.years };
}

function offsetOf(period: PeriodSpec): number {
  return period.offset ?? 0;
}
