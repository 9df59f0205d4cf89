import type { Localized } from "../../core/locale.ts";
import type { DaySpec } from "../grammar/piece.ts";
import type { Moment, Phrase } from "../grammar/phrase.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";
import { notCovered } from "../describe/time-texts.ts";
import type { TimeContext } from "../time-result.ts";
import { wallTime } from "../dates/zone.ts";

/** What is to be said of moments that were found on the work calendar, in years whose holidays are not published. */
export function notCoveredNotes(
  moments: readonly number[],
  { calendar, zone }: TimeContext,
): readonly Localized[] {
  const years = new Set(moments.map((at) => wallTime(at, zone).year));
  return [...years].filter((year) => !calendar.covers(year)).map(notCovered);
}

const december = 12;

/** The years whose holidays are wanted and not published: the present one, from 1 December the next one too. */
export function yearsNotCovered(
  now: number,
  zone: string,
  calendar: TimeContext["calendar"],
): readonly number[] {
  const { year, month } = wallTime(now, zone);
  const wanted = month === december ? [year, year + 1] : [year];
  return wanted.filter((one) => !calendar.covers(one));
}

/** Whether a rule follows the work calendar. */
export function followsCalendar({ calendar, onHoliday, except }: Recurrence): boolean {
  return calendar !== undefined || onHoliday !== undefined || except?.holidays === true;
}

/** Whether a moment was counted on it: 3个工作日后, 本月最后一个工作日. */
export function countsWorkdays({ moments, from, to, shift }: Phrase): boolean {
  if (shift?.length.workdays !== undefined) return true;
  const all: readonly Moment[] = [...moments, from ?? {}, to ?? {}];
  return all.some(({ day }) => day !== undefined && isOnCalendar(day));
}

function isOnCalendar(day: DaySpec): boolean {
  if (day.kind === "workday") return true;
  if (day.kind === "nth-weekday") return day.weekday === "workday";
  return day.kind === "shifted" && (day.length.workdays !== undefined || isOnCalendar(day.from));
}
