import { dayMs, hourMs } from "../core/clock.ts";
import { instantOf, wallTime } from "./dates/zone.ts";
import { normalise } from "./grammar/normalise.ts";
import type { TimeContext } from "./time-result.ts";
import { understandTime } from "./understand.ts";

/** A stretch of time to look at; `to` is not in it any more. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch of time that words name, past ones too: 明天, 下周一到周三, 昨天, this afternoon, 3 to 5pm. Undefined where
 * they name none.
 */
export function understandPeriod(words: string, context: TimeContext): Period | undefined {
  const { zone } = context;
  const back = shifts.find(([pattern]) => pattern.test(normalise(words)));
  const now = back === undefined ? context.now : shifted(context.now, back[2], zone);
  const said = back === undefined ? words : normalise(words).replace(back[0], back[1]);
  // What was this morning can be looked at as well.
  const result = understandTime(said, { ...context, now: midnight(now, zone) });
  switch (result.kind) {
    case "once": {
      const { at, grain, deadline } = result;
      if (deadline) return { from: context.now, to: untilEndOf(at, grain, zone) };
      if (grain === "day") return { from: midnight(at, zone), to: midnight(at, zone, 1) };
      return partOfDay(said, at, zone) ?? { from: at, to: at + hourMs };
    }
    case "range": {
      const { start, end, grain } = result;
      return { from: start, to: grain === "day" ? midnight(end, zone, 1) : end };
    }
    case "recurring": {
      const [first] = result.next;
      return first === undefined
        ? undefined
        : { from: midnight(first, zone), to: midnight(first, zone, 1) };
    }
    case "duration":
      return { from: context.now, to: context.now + result.seconds * 1000 };
    case "ambiguous":
    case "none":
    default:
      return undefined;
  }
}

/** What was, by how many days or months before now the same was to come. */
const shifts: readonly (readonly [
  RegExp,
  string,
  { readonly days?: number; readonly months?: number },
])[] = [
  [/大前天/u, "今天", { days: 3 }],
  [/前天|\bthe day before yesterday\b/u, "今天", { days: 2 }],
  [/昨天|昨日|\byesterday\b/u, "今天", { days: 1 }],
  [/上上(?:个)?(?:周|星期|礼拜)(?!末)/u, "这周", { days: 14 }],
  [/上(?:个)?(?:周|星期|礼拜)/u, "这周", { days: 7 }],
  [/\blast week\b/u, "this week", { days: 7 }],
  [/上个?月/u, "这个月", { months: 1 }],
  [/\blast month\b/u, "this month", { months: 1 }],
];

function shifted(
  now: number,
  { days = 0, months = 0 }: { readonly days?: number; readonly months?: number },
  zone: string,
): number {
  const { year, month, day } = wallTime(now, zone);
  // The first of a month, so that the 31st leads into the month before and not past it.
  const target = months > 0 ? { month: month - months, day: 1 } : { month, day: day - days };
  return instantOf({ year, ...target, hour: 12, minute: 0 }, zone);
}

function untilEndOf(at: number, grain: "second" | "minute" | "day", zone: string): number {
  return grain === "day" ? midnight(at, zone, 1) : at;
}

function midnight(at: number, zone: string, daysLater = 0): number {
  const { year, month, day } = wallTime(at, zone);
  return instantOf({ year, month, day: day + daysLater, hour: 0, minute: 0 }, zone);
}

/** 明天上午, tomorrow afternoon: from when to when, in hours, where no hour was said. */
const parts: readonly (readonly [RegExp, number, number])[] = [
  [/早上|上午|早晨|清早|\bmorning\b/u, 0, 12],
  [/中午|\bnoon\b/u, 11, 14],
  [/下午|\bafternoon\b/u, 12, 18],
  [/晚上|今晚|傍晚|晚间|夜里|\b(?:evening|tonight|night)\b/u, 18, 24],
];

function partOfDay(words: string, at: number, zone: string): Period | undefined {
  const said = normalise(words);
  if (/[\d一二三四五六七八九十两]\s?(?:点|:|am|pm|o'clock)/u.test(said)) return undefined;
  const part = parts.find(([pattern]) => pattern.test(said));
  if (part === undefined) return undefined;
  const start = midnight(at, zone);
  return { from: start + (part[1] / 24) * dayMs, to: start + (part[2] / 24) * dayMs };
}
