import type { DayPart } from "../grammar/piece.ts";
import type { Moment } from "../grammar/phrase.ts";
import { instantOn, todayOf } from "./moment.ts";
import { ask, once, type Place } from "./results.ts";
import { whichHour } from "../describe/time-texts.ts";
import type { TimeContext, TimeResult } from "../time-result.ts";

/** This afternoon said at 14:30: not over, so that its hours are asked. */
export function laterInPart(
  moment: Moment,
  context: TimeContext,
  place: Place,
): TimeResult | undefined {
  const { day, part, clock } = moment;
  const isToday = day?.kind === "offset" && day.days === 0;
  const hours = part === undefined ? [] : (hoursOf[part] ?? []);
  if (!isToday || clock !== undefined) return undefined;
  const today = todayOf(context);
  const choices = hours.flatMap((hour) => {
    const at = instantOn(today, { minutes: hour * 60, second: 0, assumed: [] }, context.zone);
    if (at <= context.now) return [];
    const found = { kind: "moment", at, date: today, grain: "minute", assumed: ["time"] } as const;
    return [once({ ...found, notes: [], isExact: true }, false, place)];
  });
  return choices.length === 0 ? undefined : ask(whichHour, place, choices);
}

const hoursOf: Readonly<Partial<Record<DayPart, readonly number[]>>> = {
  morning: [9, 10, 11],
  noon: [13],
  afternoon: [15, 16, 17],
  evening: [19, 20, 21],
  night: [21, 22, 23],
};
