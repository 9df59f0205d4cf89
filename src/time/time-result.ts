import type { Localized } from "../core/locale.ts";
import type { DayPart } from "./grammar/piece.ts";
import type { Recurrence } from "./occurrences/recurrence.ts";
import type { WorkCalendar } from "./calendar/work-calendar.ts";

/** How a text that may contain a time was understood; always one of six. */
export type TimeResult =
  | OnceResult
  | RangeResult
  | DurationResult
  | RecurringResult
  | AmbiguousResult
  | NoTimeResult;

/** What was not said and taken by policy; each is named in the echo. */
export type Assumption =
  | "day"
  | "time"
  | "year"
  | "month"
  | "pm"
  | "am"
  | "start"
  | "calendar-year";

interface Understood {
  /** The text left over, verbatim, without the time and the separators around it. */
  readonly rest: string;
  readonly assumed: readonly Assumption[];
  /** Where the time stands in the text, as [start, end) positions; more than one when it was said in pieces. */
  readonly spans: readonly (readonly [number, number])[];
  /** Things the answer should say: skipped short months, a year without calendar data, the other reading. */
  readonly notes: readonly Localized[];
}

export interface OnceResult extends Understood {
  readonly kind: "once";
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `day` when no time of day was said; `at` then has the default. */
  readonly grain: "second" | "minute" | "day";
  readonly deadline: boolean;
}

export interface RangeResult extends Understood {
  readonly kind: "range";
  readonly start: number;
  /** The end as said: for `minute` the instant, for `day` the start of the last day. */
  readonly end: number;
  readonly grain: "second" | "minute" | "day";
  readonly deadline: boolean;
}

export interface DurationResult extends Understood {
  readonly kind: "duration";
  /** A month counts 30 days here, a year 365; `months` has them exactly. */
  readonly seconds: number;
  readonly months?: number;
}

export interface RecurringResult extends Understood {
  readonly kind: "recurring";
  readonly recurrence: Recurrence;
  /** The next three occurrences (fewer when it ends). */
  readonly next: readonly number[];
  /** From each to the end that was said, in minutes: 每周三2点到3点. */
  readonly lastsMinutes?: number;
}

/** Two readings, or one that was only half understood. */
export interface AmbiguousResult {
  readonly kind: "ambiguous";
  readonly question: Localized;
  /** The readings, which can be chosen by number; empty when the bot must be told in other words. */
  readonly choices: readonly (OnceResult | RangeResult | RecurringResult)[];
  /** Where the half-understood words stand. */
  readonly spans: readonly (readonly [number, number])[];
}

export interface NoTimeResult {
  readonly kind: "none";
  readonly reason: "none" | "past" | "invalid" | "too-often" | "too-soon" | "too-far";
  /** In words; not with reason `none`. */
  readonly why?: Localized;
  readonly spans: readonly (readonly [number, number])[];
}

/** What a phrase is understood with. */
export interface TimeContext {
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly defaults: TimeDefaults;
}

/** Configurable hours, as `HH:MM`. */
export interface TimeDefaults {
  /** Of a date said without a time. */
  readonly timeOfDay: string;
  /** Of a part of the day said without an hour. */
  readonly parts: Readonly<Record<DayPart, string>>;
}
