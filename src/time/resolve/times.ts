import type { Localized } from "../../core/locale.ts";
import type { EverySpec } from "../grammar/piece.ts";
import type { Moment } from "../grammar/phrase.ts";
import type { Recurrence } from "../occurrences/recurrence.ts";
import { clockReadings, contradicts, defaultOf, resolveClock, timeOfDay } from "./clock.ts";
import type { PhraseRule } from "./rule-of-phrase.ts";
import { remindsAtStart } from "../describe/time-texts.ts";
import type { Assumption, TimeContext } from "../time-result.ts";

/** The times of day of a rule. */
export interface RuleTimes {
  /** They lie in the calendar day after the one that was named: 每周五晚上12点. */
  readonly isNextDay: boolean;
  readonly fields: Pick<Recurrence, "times" | "between">;
  readonly assumed: readonly Assumption[];
  readonly notes: readonly Localized[];
  /** From the only time to the end that was said. */
  readonly lastsMinutes?: number;
}

/** Undefined when something said of the times was not understood. */
export function resolveTimes(
  every: EverySpec,
  moments: readonly Moment[],
  { from, to }: PhraseRule,
  context: TimeContext,
): RuleTimes | undefined {
  const said = [...(from === undefined ? [] : [from]), ...moments].filter(
    ({ clock, part }) => clock !== undefined || part !== undefined,
  );
  if (said.some(({ clock, part }) => clock !== undefined && contradicts(clock, part))) {
    return undefined;
  }
  if (every.unit === "minute" || every.unit === "hour") return within(said, to);
  const assumed: Assumption[] = [];
  const minutes: number[] = [];
  let last: Moment | undefined;
  let isNextDay = false;
  for (const moment of said) {
    const found = oneTime(moment, last, minutes.at(-1), context);
    minutes.push(found.minutes);
    assumed.push(...found.assumed);
    isNextDay ||= moment.clock !== undefined && found.minutes >= minutesOfDay;
    last = moment;
  }
  // With other times beside it no one rule says 每周五晚上12点, which is on Saturday.
  if (isNextDay && minutes.length > 1 && every.unit !== "day") return undefined;
  if (minutes.length === 0) {
    return {
      fields: { times: [context.defaults.timeOfDay] },
      assumed: ["time"],
      notes: [],
      isNextDay: false,
    };
  }
  const times = [...new Set(minutes.map(timeOfDay))].toSorted();
  const hasEnd = to?.clock !== undefined && to.day === undefined;
  const notes = hasEnd ? [remindsAtStart(times[0] ?? "")] : [];
  const lastsMinutes =
    hasEnd && minutes.length === 1 ? minutesUntil(minutes[0] ?? 0, to) : undefined;
  return {
    fields: { times },
    assumed,
    notes,
    isNextDay,
    ...(lastsMinutes === undefined ? {} : { lastsMinutes }),
  };
}

const minutesOfDay = 1440;

/** From a time of day to the end that was said of it, on the next day where it is no later. */
function minutesUntil(start: number, { clock, part }: Moment): number | undefined {
  if (clock === undefined) return undefined;
  const ends = clockReadings(clock, part).map(({ minutes }) => minutes);
  const end = ends.find((minutes) => minutes > start) ?? (ends[0] ?? start) + minutesOfDay;
  return end > start ? end - start : undefined;
}

/** A time in a list: what it does not say of the half of the day is that of the one before, or what comes after it. */
function oneTime(
  { clock, part }: Moment,
  before: Moment | undefined,
  after: number | undefined,
  context: TimeContext,
): { readonly minutes: number; readonly assumed: readonly Assumption[] } {
  if (clock === undefined) return defaultOf(part ?? "morning", context.defaults);
  const isPlain = clock.part === undefined && part === undefined && !clock.literal;
  const inherited = isPlain ? (before?.clock?.part ?? before?.part) : undefined;
  const reading = resolveClock(clock, inherited ?? part);
  if (after === undefined || !isPlain || reading.minutes > after) return reading;
  return clockReadings(clock).find(({ minutes }) => minutes > after) ?? reading;
}

/** 每小时 between two times: 9点到18点每小时. */
function within(said: readonly Moment[], to: Moment | undefined): RuleTimes | undefined {
  const none = { times: [] };
  const [first, ...others] = said;
  if (first === undefined && to?.clock === undefined)
    return { fields: none, assumed: [], notes: [], isNextDay: false };
  if (first?.clock === undefined || to?.clock === undefined || others.length > 0) return undefined;
  const start = resolveClock(first.clock, first.part);
  const ends = clockReadings(to.clock, to.part);
  const end = ends.find(({ minutes }) => minutes > start.minutes);
  if (end === undefined) return undefined;
  const between = { from: timeOfDay(start.minutes), to: timeOfDay(end.minutes) };
  return { fields: { times: [], between }, assumed: start.assumed, notes: [], isNextDay: false };
}
