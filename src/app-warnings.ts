import type { AppOptions } from "./app-options.ts";
import type { PackBreaker, StoppedPack } from "./core/pack-breaker.ts";
import type { WorkCalendar } from "./time/calendar/work-calendar.ts";
import { notCovered } from "./time/describe/time-texts.ts";
import { yearsNotCovered } from "./time/resolve/not-covered.ts";

/** What is not right and keeps nothing from its work, for /readyz. */
export function warningsOf(
  { config, clock, warnings }: Pick<AppOptions, "config" | "clock" | "warnings">,
  { breaker, calendar }: { readonly breaker: PackBreaker; readonly calendar: WorkCalendar },
): readonly string[] {
  const years = yearsNotCovered(clock.now(), config.timezone, calendar);
  return [
    ...years.map((year) => notCovered(year).zh),
    ...breaker.stopped().map(stoppedText),
    ...(warnings?.() ?? []),
  ];
}

function stoppedText({ pack, place, until }: StoppedPack): string {
  const time = new Date(until).toISOString();
  return `命令包 ${pack} 在 ${place} 说得太多，停到 ${time} / pack ${pack} is stopped in ${place} until ${time}`;
}
