import type { Moment, Phrase } from "../grammar/phrase.ts";
import type { RecurringResult, TimeContext } from "../time-result.ts";
import { resolveRecurrence } from "./recurrence.ts";
import type { Place } from "./results.ts";

/** 周一三五 9:30 may be said of every week. */
export function everyWeek(
  moments: readonly Moment[],
  phrase: Phrase,
  context: TimeContext,
  place: Place,
): RecurringResult | undefined {
  const weekdays = moments.flatMap(({ day }) =>
    day?.kind === "weekday" && day.weeks === null ? [{ weekday: day.weekday }] : [],
  );
  const clocks = moments.filter(({ clock }) => clock !== undefined);
  if (weekdays.length !== moments.length || clocks.length !== 1) return undefined;
  const said = clocks.map(({ clock, part }) => ({
    ...(clock === undefined ? {} : { clock }),
    ...(part === undefined ? {} : { part }),
  }));
  const every = { unit: "week", interval: 1, weekdays } as const;
  const result = resolveRecurrence({ ...phrase, every, moments: said }, context, place);
  return result?.kind === "recurring" ? result : undefined;
}
