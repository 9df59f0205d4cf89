import type { AllowedHours } from "../commands/definition.ts";
import { dayMs } from "../core/clock.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import { wallTime, type WallTime } from "../time/dates/zone.ts";
import { halfWidth } from "../time/grammar/half-width.ts";

/** Hours of days, as `allow: { hours }` says them: 工作日 10:00-18:00; `undefined` when they cannot be read. */
export function readHours(
  text: string,
  place: { readonly zone: string; readonly calendar: WorkCalendar },
): AllowedHours | undefined {
  const plain = halfWidth(text).trim().toLowerCase();
  const known = readSpans(plain);
  const days = daysOf(
    plain
      .replace(spanForm, " ")
      .replace(/[\s,，、;和]+$/u, "")
      .trim(),
  );
  if (days === undefined || known === undefined) return undefined;
  const holds = (at: number): boolean => days(wallTime(at, place.zone), place.calendar);
  return {
    said: text.trim(),
    isOpen(at) {
      const { hour, minute } = wallTime(at, place.zone);
      const now = hour * 60 + minute;
      return known.some(({ from, to }) => {
        if (from < to) return now >= from && now < to && holds(at);
        // 22:00-06:00 belongs to the day on which it begins.
        return (now >= from && holds(at)) || (now < to && holds(at - dayMs));
      });
    },
  };
}

/** Minutes of a day; one that ends before it begins goes on into the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** All spans in a text, such as 9:00-12:00 13:30-18:00; `undefined` when there is none, or one that cannot be. */
export function readSpans(text: string): readonly Span[] | undefined {
  const spans = [...halfWidth(text).matchAll(spanForm)].map(toSpan);
  const known = spans.filter((one) => one !== undefined);
  return known.length === 0 || known.length < spans.length ? undefined : known;
}

const spanForm = /(\d{1,2}):(\d{2})\s*(?:-|–|—|~|至|到|to)\s*(\d{1,2}):(\d{2})/gu;

function toSpan(match: RegExpMatchArray): Span | undefined {
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  if (fromHour > 23 || toHour > 24 || fromMinute > 59 || toMinute > 59) return undefined;
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  return to > 24 * 60 || from === to ? undefined : { from, to };
}

type Days = (day: WallTime, calendar: WorkCalendar) => boolean;

function daysOf(text: string): Days | undefined {
  const bare = text.replace(/^(?:每个|每逢|在|every|on)\s*/u, "").trim();
  if (/^(?:|天|每天|每日|daily|day|all days)$/u.test(bare)) return () => true;
  if (/^(?:工作日|上班日|workdays?|working days?)$/u.test(bare)) {
    return (day, calendar) => calendar.isWorkday(day);
  }
  if (/^(?:休息日|节假日|非工作日|days? off|holidays?)$/u.test(bare)) {
    return (day, calendar) => !calendar.isWorkday(day);
  }
  const wanted = weekdaysOf(bare);
  return wanted && (({ weekday }) => wanted.has(weekday));
}

/** 周一至周五, 周一、周三, mon-fri, sat, sun. */
function weekdaysOf(text: string): ReadonlySet<number> | undefined {
  if (/^(?:周末|weekends?)$/u.test(text)) return new Set([6, 7]);
  const wanted = new Set<number>();
  for (const part of text.split(/[\s,，、和]+/u)) {
    const [first, last, ...more] = part.split(/-|–|~|至|到/u).map(weekdayOf);
    if (first === undefined || more.length > 0) return undefined;
    if (part.search(/-|–|~|至|到/u) >= 0 && last === undefined) return undefined;
    for (let day = first; ; day = (day % 7) + 1) {
      wanted.add(day);
      if (day === (last ?? first)) break;
    }
  }
  return wanted;
}

function weekdayOf(text: string): number | undefined {
  const han = /^(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(text)?.[1];
  if (han !== undefined) return "一二三四五六日".indexOf(han.replace("天", "日")) + 1;
  const latin = /^(?:mon|tue|wed|thu|fri|sat|sun)/u.exec(text)?.[0];
  const index = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].indexOf(latin ?? "");
  return index === -1 ? undefined : index + 1;
}
