import { dayMs, minuteMs, secondMs } from "../../core/clock.ts";

/** What a clock on the wall shows in a zone. */
export interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** Minutes east of Greenwich. */
  readonly offsetMinutes: number;
}

/** A wall-clock time to be found in a zone. Fields may overflow: day 32 is in the next month. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
}

/** What the clock shows in `zone` at `instant`. Throws a RangeError for an unknown zone. */
export function wallTime(instant: number, zone: string): WallTime {
  const offsetMs = offsetAt(instant, zone);
  const local = new Date(instant + offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay() || 7,
    offsetMinutes: offsetMs / minuteMs,
  };
}

/**
 * The instant at which the clock shows `wall` in `zone`. A time the clock skips becomes the first
 * instant after the gap; of a time it shows twice, the first counts.
 */
export function instantOf(wall: WallClock, zone: string): number {
  const local = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second ?? 0,
  );
  const before = offsetAt(local - dayMs, zone);
  const after = offsetAt(local + dayMs, zone);
  const earlier = local - Math.max(before, after);
  const later = local - Math.min(before, after);
  if (earlier + offsetAt(earlier, zone) === local) return earlier;
  if (later + offsetAt(later, zone) === local) return later;
  return changeBetween(earlier, later, zone);
}

/** Whether `name` is a zone this Node knows. */
export function isZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The first instant with the offset of `to`, where `from` has another. */
function changeBetween(from: number, to: number, zone: string): number {
  const offset = offsetAt(to, zone);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return high;
}

interface Formatter {
  readonly format: Intl.DateTimeFormat;
  /** Quarter hours since 1970 → offset. */
  readonly offsets: Map<number, number>;
}

const formatters = new Map<string, Formatter>();

// Since 2023 all zones of tzdata 2025 change their offset on a quarter hour (Casey in 2022 was the last that
// did not), so within one the offset can be cached.
const quarterMs = 15 * minuteMs;
const cachedSince = Date.UTC(2023, 0, 1);
const quartersKept = 4096;

function offsetAt(instant: number, zone: string): number {
  const { format, offsets } = formatterOf(zone);
  if (instant < cachedSince) return offsetBy(format, instant);
  const quarter = Math.floor(instant / quarterMs);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = offsetBy(format, quarter * quarterMs);
  if (offsets.size >= quartersKept) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

function offsetBy(format: Intl.DateTimeFormat, instant: number): number {
  const whole = Math.floor(instant / secondMs) * secondMs;
  const numbers = format.format(whole).match(/\d+/gu) ?? [];
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = numbers.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

function formatterOf(zone: string): Formatter {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const formatter = { format, offsets: new Map<number, number>() };
  formatters.set(zone, formatter);
  return formatter;
}
