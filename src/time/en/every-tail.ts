import type { EverySpec } from "../grammar/piece.ts";
import { readEveryFestival, readEveryMonth, readLunarDay, readOf } from "./every-months.ts";
import { type EveryUnit, inMonths, type Rate } from "./every-unit.ts";
import { type DaysOfRule, readDaysOfMonth } from "./month-days.ts";
import { readWeekdayList, type WeekdayList } from "./weekday-lists.ts";
import { after, type Found, type Word } from "./words.ts";

/** Which days of each: on mon and fri; on the 4th; on the 1st friday; on the fourth thursday in november; at the end. */
export function withTail(words: readonly Word[], rate: Found<Rate>): Found<EverySpec> {
  const tail = readTail(words, rate.next, rate.value.unit);
  return { value: inMonths({ ...rate.value, ...tail?.value }), next: tail?.next ?? rate.next };
}

/** The weekdays of a list, as a rule has them. */
export function ofList({ weekdays }: WeekdayList): NonNullable<EverySpec["weekdays"]> {
  return weekdays.map((weekday) => ({ weekday }));
}

type Tail = DaysOfRule & Pick<EverySpec, "months" | "festival" | "lunar">;

function readTail(words: readonly Word[], at: number, unit: EveryUnit): Found<Tail> | undefined {
  const comma = after(words, at, ",") ?? at;
  const start =
    after(words, comma, "on") ??
    after(words, comma, "at", "the") ??
    after(words, comma, "in") ??
    comma;
  const isLed = start > comma;
  if (unit === "week" || unit === "month") {
    const list = isLed || unit === "week" ? readWeekdayList(words, start) : undefined;
    if (list !== undefined) return { value: { weekdays: ofList(list.value) }, next: list.next };
  }
  if (!isLed || (unit !== "month" && unit !== "quarter" && unit !== "year")) return undefined;
  const days = readDaysOfMonth(words, start);
  if (unit !== "year") return days;
  return readTailOfYear(words, start, days);
}

function readTailOfYear(
  words: readonly Word[],
  at: number,
  days: Found<DaysOfRule> | undefined,
): Found<Tail> | undefined {
  const lunar = readLunarDay(words, at);
  if (lunar !== undefined) return { value: { lunar: lunar.value }, next: lunar.next };
  const month = readEveryMonth(words, at);
  const festival = readEveryFestival(words, at);
  // April Fools begins like a month.
  const date = (festival?.next ?? 0) > (month?.next ?? 0) ? festival : month;
  if (date !== undefined && date.next > (days?.next ?? 0)) {
    const { unit: _unit, interval: _interval, ...tail } = date.value;
    return { value: tail, next: date.next };
  }
  const of = days === undefined ? undefined : readOf(words, days.next);
  if (days === undefined || of === undefined) return days;
  return {
    value: { ...days.value, ...(of.value.months && { months: of.value.months }) },
    next: of.next,
  };
}
