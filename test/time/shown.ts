import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { wallTime } from "../../src/time/dates/zone.ts";
import { nextOccurrences } from "../../src/time/occurrences/occurrences.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";

const calendar = createWorkCalendar("cn");
export const shanghai = { zone: "Asia/Shanghai", calendar };
export const beijing = (wall: string): number => Date.parse(`${wall}+08:00`);
export const nine = { interval: 1, times: ["09:00"] } as const;
export const date = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return { year, month, day };
};
const two = (value: number): string => String(value).padStart(2, "0");

/** The first occurrences after `after`, as the clock shows them: `11-24 09:00`. */
export function shown(recurrence: Recurrence, after: string, limit = 3): readonly string[] {
  return nextOccurrences(recurrence, { ...shanghai, after: beijing(after) }, limit).map((at) => {
    const { month, day, hour, minute } = wallTime(at, shanghai.zone);
    return `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  });
}

/** A Monday. */
export const now = "2026-11-23T10:00";
