/** A calendar date; `month` is 1 to 12. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Day fields as node-cron's parser gives them: numbers, and its words `L`, `LW`, `15W`, `L-3`, `5L`, `1#2`. */
export interface DayFields {
  readonly month: readonly number[];
  readonly dayOfMonth: readonly (number | string)[];
  readonly dayOfWeek: readonly (number | string)[];
}

/**
 * Whether a cron expression's day fields take this date. As in node-cron, and unlike Debian's cron, a
 * date must fit both the day of the month and the day of the week.
 */
export function matchesDay(fields: DayFields, date: CalendarDate): boolean {
  return (
    fields.month.includes(date.month) &&
    fields.dayOfMonth.some((value) => fitsDayOfMonth(value, date)) &&
    fields.dayOfWeek.some((value) => fitsDayOfWeek(value, date))
  );
}

function fitsDayOfMonth(value: number | string, date: CalendarDate): boolean {
  if (typeof value === "number") return value === date.day;
  const last = lastDay(date);
  if (value === "L") return date.day === last;
  const [, before] = /^L-(\d{1,2})$/.exec(value) ?? [];
  if (before !== undefined) return date.day === last - Number(before);
  const [, target] = /^(\d{1,2}|L)W$/.exec(value) ?? [];
  if (target === undefined) return false;
  return date.day === nearestWeekday(date, target === "L" ? last : Number(target));
}

function fitsDayOfWeek(value: number | string, date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  if (typeof value === "number") return value % 7 === weekday;
  const [, last] = /^([0-7])L$/i.exec(value) ?? [];
  if (last !== undefined) return Number(last) % 7 === weekday && date.day + 7 > lastDay(date);
  const [, day, nth] = /^([0-7])#([1-5])$/.exec(value) ?? [];
  return Number(day) % 7 === weekday && Math.ceil(date.day / 7) === Number(nth);
}

/** The Monday to Friday nearest to `target` in its month; -1 when the month has no such day. */
function nearestWeekday({ year, month }: CalendarDate, target: number): number {
  const last = lastDay({ year, month, day: 1 });
  if (target < 1 || target > last) return -1;
  const weekday = weekdayOf({ year, month, day: target });
  if (weekday === 6) return target === 1 ? target + 2 : target - 1;
  if (weekday === 0) return target === last ? target - 2 : target + 1;
  return target;
}

function lastDay({ year, month }: CalendarDate): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function weekdayOf({ year, month, day }: CalendarDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
