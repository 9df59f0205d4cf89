import { dayMs } from "../core/clock.ts";
import { parseDuration } from "../core/duration.ts";

/** Milliseconds of a setting such as `30s` or `24h`; `undefined` for anything but 1 ms to 366 days. */
export function parseSetting(text: string): number | undefined {
  const durationMs = parseDuration(text) ?? 0;
  return durationMs > 0 && durationMs <= 366 * dayMs ? durationMs : undefined;
}
