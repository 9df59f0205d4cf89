import { dayMs } from "../../core/clock.ts";
import type { CalendarDate } from "../dates/calendar-date.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { cn2024 } from "./cn-2024.ts";
import { cn2025 } from "./cn-2025.ts";
import { cn2026 } from "./cn-2026.ts";
import { dayNumber, statutoryDaysOff } from "./statutory.ts";
import type { CalendarYear } from "./year-data.ts";

/** The years published for China that ship. */
export const publishedYears: readonly CalendarYear[] = [cn2024, cn2025, cn2026];

/** A company's own days, laid over a calendar. */
export interface CompanyCalendar {
  readonly base: "cn" | "weekdays";
  /** Day → what it is called. */
  readonly daysOff: readonly { readonly date: CalendarDate; readonly name: string }[];
  readonly workdays: readonly CalendarDate[];
  /** Years that need no published data, since all their days are in the file. */
  readonly complete: readonly number[];
}

/** A work calendar: China's published one, Monday to Friday, or a company's laid over either. */
export function createWorkCalendar(kind: "cn" | "weekdays" | CompanyCalendar): WorkCalendar {
  const company = typeof kind === "string" ? undefined : kind;
  const isChina = (company?.base ?? kind) === "cn";
  const days = new Map<number, Day>();
  const known = new Set<number>(company?.complete);
  for (const published of isChina ? publishedYears : []) {
    known.add(published.year);
    for (const [day, value] of publishedDays(published)) days.set(day, value);
  }
  for (const { date, name } of company?.daysOff ?? []) {
    days.set(dayNumber(date), { isWorked: false, name });
  }
  for (const date of company?.workdays ?? []) days.set(dayNumber(date), { isWorked: true });
  const statutory = new Map<number, ReadonlyMap<number, string>>();

  function dayOff(date: CalendarDate): string | undefined {
    if (!isChina || known.has(date.year)) return undefined;
    const year = statutory.get(date.year) ?? statutoryDaysOff(date.year);
    statutory.set(date.year, year);
    return year.get(dayNumber(date));
  }

  return {
    isWorkday(date) {
      const own = days.get(dayNumber(date));
      if (own !== undefined) return own.isWorked;
      return !isWeekend(date) && dayOff(date) === undefined;
    },
    covers: (year) => !isChina || known.has(year),
    holidayName(date) {
      const own = days.get(dayNumber(date));
      return own === undefined ? dayOff(date) : own.name;
    },
  };
}

interface Day {
  readonly isWorked: boolean;
  readonly name?: string;
}

function publishedDays({ year, daysOff, workdays }: CalendarYear): [number, Day][] {
  const off = Object.entries(daysOff).flatMap(([span, name]) => {
    const [first = "", last = first] = span.split("..");
    return range(numberOf(year, first), numberOf(year, last)).map((day): [number, Day] => [
      day,
      { isWorked: false, name },
    ]);
  });
  return [
    ...off,
    ...workdays.map((day): [number, Day] => [numberOf(year, day), { isWorked: true }]),
  ];
}

function numberOf(year: number, monthAndDay: string): number {
  const [month = 0, day = 0] = monthAndDay.split("-").map(Number);
  return dayNumber({ year, month, day });
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isWeekend(date: CalendarDate): boolean {
  return [0, 6].includes(new Date(dayNumber(date) * dayMs).getUTCDay());
}
