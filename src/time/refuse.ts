import { minuteMs } from "../core/clock.ts";
import { hasPassed, tooFar, tooSoon } from "./describe/time-texts.ts";
import type { NoTimeResult, OnceResult, RangeResult, TimeContext } from "./time-result.ts";
import { instantOf, wallTime } from "./dates/zone.ts";

/** What keeps a moment from being planned: it has passed, or lies too near or too far. */
export type Refusal = Pick<NoTimeResult, "reason" | "why">;

const mostYears = 5;

/** Why nothing can be planned for a moment that was understood; undefined when it can. */
export function refuseFor(
  result: OnceResult | RangeResult,
  { now, zone }: Pick<TimeContext, "now" | "zone">,
  shortestMs = minuteMs,
): Refusal | undefined {
  const at = result.kind === "once" ? result.at : result.start;
  if (at <= now) return { reason: "past", why: hasPassed };
  if (at - now < shortestMs && result.grain === "second") {
    return { reason: "too-soon", why: tooSoon(shortestMs) };
  }
  const { year, ...wall } = wallTime(now, zone);
  if (at > instantOf({ ...wall, year: year + mostYears }, zone)) {
    return { reason: "too-far", why: tooFar };
  }
  return undefined;
}
