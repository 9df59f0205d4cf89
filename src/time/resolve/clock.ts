import type { ClockSpec, DayPart } from "../grammar/piece.ts";
import type { Assumption, TimeDefaults } from "../time-result.ts";

/** A time of day found: minutes since midnight, 1440 and more for what belongs to the next calendar day. */
export interface ClockReading {
  readonly minutes: number;
  readonly second: number;
  /** Minutes east of Greenwich, when it was said on another clock than that of the place. */
  readonly offsetMinutes?: number;
  readonly assumed: readonly Assumption[];
}

/** The time of day of a clock on a day that was named: 1–6 without more is the afternoon, 7–11 the morning. */
export function resolveClock(clock: ClockSpec, part?: DayPart | "am" | "pm"): ClockReading {
  const said = clock.part ?? part;
  if (clock.hour > 12) return reading(clock, clock.hour);
  if (clock.hour === 0) return reading(clock, said === "night" || said === "midnight" ? 24 : 0);
  if (said !== undefined) return reading(clock, hourIn(said, clock.hour));
  if (clock.literal) return reading(clock, clock.hour);
  return clock.hour <= 6 ? reading(clock, clock.hour + 12, ["pm"]) : reading(clock, clock.hour);
}

/** The times of day a clock without a day can mean, the earliest first: 3点 is 03:00 and 15:00. */
export function clockReadings(clock: ClockSpec, part?: DayPart): readonly ClockReading[] {
  const isPlain = clock.part === undefined && part === undefined && !clock.literal;
  if (!isPlain || clock.hour > 12 || clock.hour === 0) return [resolveClock(clock, part)];
  const morning = clock.hour % 12;
  // Noon is what 12 means anyway.
  const evening: Assumption[] = clock.hour === 12 ? [] : ["pm"];
  return [reading(clock, morning, ["am"]), reading(clock, morning + 12, evening)];
}

/** Whether a part of the day cannot hold the hour: 早上 19:30. */
export function contradicts(clock: ClockSpec, part?: DayPart): boolean {
  const said = clock.part ?? part;
  if (clock.hour <= 12) return false;
  return said === "early-morning" || said === "morning" || said === "dawn" || said === "am";
}

/** What stands for a part of the day without an hour. */
export function defaultOf(part: DayPart, defaults: TimeDefaults): ClockReading {
  const minutes = minutesOf(defaults.parts[part]);
  return { minutes: part === "midnight" ? minutes + 1440 : minutes, second: 0, assumed: ["time"] };
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** `HH:MM` of minutes since midnight. */
export function timeOfDay(minutes: number): string {
  const within = minutes % 1440;
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

function reading(
  { minute, second, offsetMinutes }: ClockSpec,
  hour: number,
  assumed: readonly Assumption[] = [],
): ClockReading {
  const offset = offsetMinutes === undefined ? {} : { offsetMinutes };
  return { minutes: hour * 60 + minute, second: second ?? 0, ...offset, assumed };
}

/** The hour on a day's own scale: 晚上12点 and 今晚1点 lie in the next calendar day, 24 and 25. */
function hourIn(part: DayPart | "am" | "pm", hour: number): number {
  switch (part) {
    case "am":
    case "dawn":
      return hour % 12;
    case "pm":
      return (hour % 12) + 12;
    case "early-morning":
    case "morning":
      return hour;
    case "noon":
      return hour <= 4 ? hour + 12 : hour;
    case "evening":
      return hour === 12 ? 24 : hour + 12;
    case "afternoon":
    case "end-of-work":
      return (hour % 12) + 12;
    case "night":
      return hour === 12 || hour <= 4 ? (hour % 12) + 24 : hour + 12;
    case "midnight":
    default:
      return hour === 12 || hour <= 6 ? (hour % 12) + 24 : hour + 12;
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
