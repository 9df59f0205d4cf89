import type { Localized } from "../../core/locale.ts";
import type { Weekday } from "../dates/calendar-date.ts";

/**
 * What words say, whatever their language: the grammars (`zh/`, `en/`) read pieces from tokens, `compose.ts` joins
 * neighbouring pieces to a phrase, `resolve*.ts` find the moments with `now`, zone and calendar. A grammar decides
 * nothing that needs `now`.
 */
export type Piece =
  /** `part` when one word says both: 今晚, tonight. */
  | { readonly type: "day"; readonly day: DaySpec; readonly part?: DayPart }
  | { readonly type: "clock"; readonly clock: ClockSpec }
  /** A part of the day without an hour: 晚上, morning. Before or after a clock it belongs to that clock. */
  | { readonly type: "part"; readonly part: DayPart }
  /** A length without a direction: 半小时, 5 minutes. */
  | { readonly type: "length"; readonly length: Length }
  /** A length with one: 半小时后, in 5 minutes, 3 days ago, 17天内 (within), 提前1天 is content and no piece. */
  | {
      readonly type: "shift";
      readonly length: Length;
      readonly direction: "after" | "before" | "within";
    }
  | { readonly type: "every"; readonly every: EverySpec }
  /** 共5次, for 5 times, twice: how often in all. */
  | { readonly type: "count"; readonly count: number }
  /** 遇节假日顺延: what becomes of a rule's days off. */
  | { readonly type: "on-holiday"; readonly onHoliday: "skip" | "before" | "after" }
  | { readonly type: "mark"; readonly mark: Mark }
  /** 一会儿, 马上, 回头, 有空, later: a time that must be asked for. */
  | { readonly type: "vague" }
  /** Says a time that cannot be: 25点, 13月40日, 周八, 2月30日. */
  | { readonly type: "invalid"; readonly why: Localized }
  /** Pieces read together because they share words, in order: 3-4pm, 10 to 22 August, every morning. */
  | { readonly type: "group"; readonly pieces: readonly Piece[] }
  /**
   * Looks like time and means nothing here: 隔, 逢, 半, 每, 刻, every, other. Next to a phrase it makes the bot ask;
   * `isLoud` wherever it stands: 开会前10分钟, whose time is counted from something else.
   */
  | { readonly type: "stray"; readonly isLoud?: true };

/** Words that join pieces. `pre` stands before what it governs, `post` after it. */
export type Mark =
  /** 从, from, starting, beginning. */
  | "from-pre"
  /** 起, 开始, 以后 (after a date), onwards. */
  | "from-post"
  /** 到, 至, until, till, through, – : the end of a range, or of a rule. */
  | "to"
  /** 为止, 结束, 截止: closes 到 X. */
  | "to-close"
  /** 前, 之前, 以前: a deadline after its time. */
  | "by-post"
  /** by, before, no later than. */
  | "by-pre"
  /** 除了, except. */
  | "except-pre"
  /** 除外, 以外: after what is excepted. */
  | "except-post"
  /** 和, 、, and, a comma between two of a kind. */
  | "and"
  /** 或, or. */
  | "or"
  /** at, on, 的, 在, of: joins and says nothing. */
  | "glue"
  /** 大概, 左右, about, around: said again in the echo, changes nothing. */
  | "about"
  /** after: `after 5pm`, 5点以后 with a clock: open start. */
  | "after-pre"
  | "after-post"
  /** between … and …, 在…之间. */
  | "between";

/** Parts of a day; their default hours are `TimeDefaults.parts`. */
export type DayPart =
  | "dawn" // 凌晨 (0–5), early hours
  | "early-morning" // 清晨, 早上, 早晨, 早
  | "morning" // 上午, morning
  | "noon" // 中午, noon, lunch
  | "afternoon" // 下午, afternoon
  | "evening" // 傍晚, evening
  | "night" // 晚上, 今晚, night, tonight
  | "midnight" // 半夜, 午夜 12点, midnight
  | "end-of-work"; // 下班前, 下班, end of business day

/** A time of day as said. */
export interface ClockSpec {
  /** 0 to 24. */
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /** Said with a part of the day; `am` and `pm` are kept as what they are. */
  readonly part?: DayPart | "am" | "pm";
  /** Nothing is to be guessed: `15:00`, `03:00`, `13点`, `3pm`, noon. */
  readonly literal: boolean;
  /** Minutes east of Greenwich, when an offset was written: 15:00Z. */
  readonly offsetMinutes?: number;
  /** Only an hour was said: 3点, 3 o'clock, 3pm. */
  readonly hourOnly: boolean;
}

/** Which week, month, year: counted from the present one (0 this, 1 next, -1 last), or null when not said. */
export type Offset = number | null;

/** A day as said. */
export type DaySpec =
  /** 今天 0, 明天 1, 大后天 3, yesterday -1. */
  | { readonly kind: "offset"; readonly days: number }
  /** 下一个工作日 1, three business days later 3; counted on the work calendar. */
  | { readonly kind: "workday"; readonly days: number }
  /** 周五 null, 这周五 0, 下周五 1, 下下周五 2; `next wednesday` is 1. */
  | { readonly kind: "weekday"; readonly weekday: Weekday; readonly weeks: Offset }
  /** A day with a weekday named beside it, which must be right: Sunday 15 September, 明天周二. Made in compose only. */
  | { readonly kind: "checked"; readonly day: DaySpec; readonly weekday: Weekday }
  /** 周末, this weekend. */
  | { readonly kind: "weekend"; readonly weeks: Offset }
  /** 15号, 12月15日, 下个月15号 (months 1), 2027-01-02, 明年3月1日 (years 1). Negative days count from the end. */
  | {
      readonly kind: "date";
      readonly day: number;
      readonly month?: number;
      readonly year?: number;
      readonly months?: number;
      readonly years?: number;
    }
  /** 十月的第一个星期一, the last friday of next month, 本月最后一个工作日 (`weekday: "workday"`). */
  | {
      readonly kind: "nth-weekday";
      readonly nth: number;
      readonly weekday: Weekday | "workday" | "day" | "weekend";
      readonly in: PeriodSpec;
    }
  /** 下周, 下个月, 明年, Q3, 三月: a stretch of time; alone a range, with a clock asked or the first day as the policy says. */
  | { readonly kind: "period"; readonly period: PeriodSpec }
  /** 月底, 年初, 下月底, end of next month: an edge of a period. */
  | { readonly kind: "edge"; readonly edge: "start" | "middle" | "end"; readonly of: PeriodSpec }
  /** 农历八月十五, 正月初一, 腊月廿三. */
  | {
      readonly kind: "lunar";
      readonly month: number;
      readonly day: number;
      readonly isLeapMonth?: boolean;
      readonly year?: number;
      readonly years?: number;
    }
  /** A festival by its id (`festival.ts`): 国庆, 除夕, thanksgiving. */
  | {
      readonly kind: "festival";
      readonly festival: string;
      readonly year?: number;
      readonly years?: number;
    }
  /** The day after X, 国庆前两天, 5 days before new year, 下周三往后两周. */
  | {
      readonly kind: "shifted";
      readonly from: DaySpec;
      readonly length: Length;
      readonly sign: 1 | -1;
    };

export interface PeriodSpec {
  readonly unit: "week" | "month" | "quarter" | "year";
  /** Counted from the present one. */
  readonly offset?: Offset;
  /** 1 to 12, or 1 to 4 for a quarter; with `unit: "year"` left out. */
  readonly number?: number;
  readonly year?: number;
  readonly years?: number;
}

/** A length of time in the units it was said in; fractions of units up to an hour are exact in seconds. */
export interface Length {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly workdays?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** A repetition as said, without its time of day (clocks come as pieces of their own) and its bounds. */
export interface EverySpec {
  readonly unit: "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";
  readonly interval: number;
  /** 周一三五; with `nth` 每月第二个周二. */
  readonly weekdays?: readonly { readonly weekday: Weekday; readonly nth?: number }[];
  /** 每月15号, -1 last. */
  readonly monthDays?: readonly number[];
  readonly months?: readonly number[];
  /** 每个工作日 (Chinese) is "workday"; English weekday is weekdays 1–5. */
  readonly calendar?: "workday";
  /** 每月最后一个工作日 -1, 第一个工作日 1: position among the workdays of the period. */
  readonly nthWorkday?: number;
  /** 每年农历八月十五. */
  readonly lunar?: { readonly month: number; readonly day: number };
  /** 每年国庆节. */
  readonly festival?: string;
}
