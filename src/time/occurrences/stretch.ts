import { dayMs, minuteMs } from "../../core/clock.ts";
import { wallTime } from "../dates/zone.ts";

/** A time within one year in which the clocks of a zone keep one offset from UTC. */
export interface Stretch {
  readonly from: number;
  /** The first instant that does not belong to it. */
  readonly to: number;
  /** East of Greenwich. */
  readonly offsetMs: number;
}

/** The stretches of `zone` that have an instant in [`from`, `to`], ascending and without holes. */
export function stretchesIn(zone: string, from: number, to: number): readonly Stretch[] {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  if (first === last) return narrowed(stretchesOfYear(zone, first), from, to);
  const found: Stretch[] = [];
  for (let year = first; year <= last; year++) {
    found.push(...narrowed(stretchesOfYear(zone, year), from, to));
  }
  return found;
}

/** Days since 1970-01-01 of the date that the clock of `zone` shows at `instant`. */
export function localDay(instant: number, zone: string): number {
  const [stretch] = stretchesIn(zone, instant, instant);
  return Math.floor((instant + (stretch?.offsetMs ?? 0)) / dayMs);
}

/** Earliest and latest instants that a local date can have: zones lie between UTC-12 and UTC+14. */
export function windowOf(day: number): { readonly from: number; readonly to: number } {
  return { from: day * dayMs - 14 * 60 * minuteMs, to: (day + 1) * dayMs + 12 * 60 * minuteMs };
}

function narrowed(stretches: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  if (stretches.length === 1) return stretches;
  return stretches.filter((one) => one.from <= to && one.to > from);
}

// No zone of tzdata 2025 changes its offset twice within five days.
const probeMs = 5 * dayMs;
const zoneYearsKept = 1000;
const known = new Map<string, readonly Stretch[]>();

function stretchesOfYear(zone: string, year: number): readonly Stretch[] {
  const key = `${zone} ${year}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  if (known.size >= zoneYearsKept) known.clear();
  const stretches = findStretches(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
  known.set(key, stretches);
  return stretches;
}

function findStretches(zone: string, begin: number, end: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = begin;
  let offsetMs = offsetAt(begin, zone);
  for (let at = begin; at < end; at += probeMs) {
    const probed = Math.min(at + probeMs, end - 1);
    const then = offsetAt(probed, zone);
    if (then === offsetMs) continue;
    const to = changeIn(at, probed, zone);
    found.push({ from, to, offsetMs });
    from = to;
    offsetMs = then;
  }
  return [...found, { from, to: end, offsetMs }];
}

/** The first instant after `low` that has the offset of `high`. */
function changeIn(low: number, high: number, zone: string): number {
  const offsetMs = offsetAt(high, zone);
  let before = low;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === offsetMs) after = middle;
    else before = middle;
  }
  return after;
}

function offsetAt(instant: number, zone: string): number {
  return wallTime(instant, zone).offsetMinutes * minuteMs;
}
