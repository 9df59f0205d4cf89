import type { Locale } from "../../core/locale.ts";
import { describeInEnglish } from "./en.ts";
import { describeInChinese } from "./zh.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";

/**
 * A recurrence as a sentence that is understood as the same recurrence: `每周一、三、五 09:30`,
 * `every other Monday at 09:30 from 2026-11-30`.
 */
export function describeRecurrence(recurrence: Recurrence, locale: Locale): string {
  const said = withoutRoundabouts(recurrence);
  return locale === "en" ? describeInEnglish(said) : describeInChinese(said);
}

/** The same rule in the form people say it: each Monday is weekly, some days of some months are yearly. */
function withoutRoundabouts(recurrence: Recurrence): Recurrence {
  const { freq, interval, byDay, byMonthDay, byMonth, bySetPos } = recurrence;
  const isPlain = byDay?.every(({ nth }) => nth === undefined) === true;
  if (freq === "DAILY" && isPlain && interval === 1 && byMonthDay === undefined) {
    return { ...recurrence, freq: "WEEKLY" };
  }
  if (freq === "WEEKLY" && isPlain && new Set(byDay.map(({ weekday }) => weekday)).size === 7) {
    if (interval > 1 || bySetPos !== undefined) return recurrence;
    const { byDay: _, ...daily } = recurrence;
    return { ...daily, freq: "DAILY" };
  }
  if (freq === "MONTHLY" && interval === 1 && byMonth !== undefined) {
    return { ...recurrence, freq: "YEARLY" };
  }
  return recurrence;
}
