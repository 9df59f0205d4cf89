import type { Recurrence } from "./recurrence.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const weekdays = [1, 2, 3, 4, 5];

/** Whether all its days of the week are left out again: 工作日，周一到周五除外. It is not searched for years. */
export function isNever({ byDay, calendar, except, onHoliday }: Recurrence): boolean {
  // What is moved off a holiday may come on another day.
  if (onHoliday === "before" || onHoliday === "after") return false;
  const left: readonly number[] = except?.weekdays ?? [];
  const own =
    byDay?.map(({ weekday }) => weekday) ?? (calendar === undefined ? everyDay : weekdays);
  return own.every((weekday) => left.includes(weekday));
}
