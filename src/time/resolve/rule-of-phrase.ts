import type { Weekday } from "../dates/calendar-date.ts";
import type { EverySpec, Length } from "../grammar/piece.ts";
import type { Moment, Phrase, Shift } from "../grammar/phrase.ts";

/** What repeats, with spans of days written out: 周一到周五 is five weekdays. */
export interface PhraseRule {
  readonly every: EverySpec;
  readonly moments: readonly Moment[];
  readonly from?: Moment;
  readonly to?: Moment;
  readonly shift?: Shift;
  readonly length?: Length;
}

/** The rule of a phrase; undefined when it does not repeat. */
export function ruleOfPhrase(phrase: Phrase): PhraseRule | undefined {
  const { every, moments, from, to, shift, length } = phrase;
  const rest = {
    moments,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(shift === undefined ? {} : { shift }),
    ...(length === undefined ? {} : { length }),
  };
  if (every === undefined) return weekdaySpan(rest);
  return startsUnmarked(everySpan({ every, ...rest }));
}

/** 周一到周五早上9点: said with a time of day, a span of weekdays is a habit. */
function weekdaySpan({
  moments,
  from,
  to,
  ...rest
}: Omit<PhraseRule, "every">): PhraseRule | undefined {
  const [first = {}, ...more] = moments;
  const start = from ?? first;
  const day = openWeekday(start);
  const last = openWeekday(to);
  if (day === undefined || last === undefined || to === undefined) return undefined;
  const clocks = [
    ...(from === undefined ? [] : [withoutDay(first)]),
    withoutDay(start),
    withoutDay(to),
    ...more,
  ];
  const said = clocks.filter((moment) => moment.clock !== undefined || moment.part !== undefined);
  if (said.length === 0 || isOneStretch(withoutDay(start), withoutDay(to))) return undefined;
  return {
    every: { unit: "week", interval: 1, weekdays: weekdaysBetween(day, last) },
    moments: said,
    ...rest,
  };
}

/** 周五3点到周日5点, 周五晚上到周六早上. */
function isOneStretch(start: Moment, end: Moment): boolean {
  const isEndSaid = end.clock !== undefined || end.part !== undefined;
  return start.clock !== undefined || (start.part !== undefined && isEndSaid);
}

/** 每周一到周五, every Monday to Friday, 每月1号到5号: the end is the rule's own and no last day. */
function everySpan(rule: PhraseRule): PhraseRule {
  const { every, from, to, moments, ...rest } = rule;
  const fromDay = openWeekday(from);
  const last = openWeekday(to);
  const first = every.weekdays?.at(-1);
  if (
    to !== undefined &&
    last !== undefined &&
    every.weekdays?.length === 1 &&
    first !== undefined
  ) {
    if (first.nth === undefined) {
      const weekdays = weekdaysBetween(first.weekday, last);
      return {
        ...rest,
        every: { ...every, weekdays },
        moments: joined(moments, to),
        ...(from === undefined ? {} : { from }),
      };
    }
  }
  // 周一到周五每天9点.
  if (to !== undefined && fromDay !== undefined && last !== undefined && every.unit === "day") {
    const weekdays = weekdaysBetween(fromDay, last);
    const said = joined(joined(moments, withoutDay(from ?? {})), to);
    return { ...rest, every: { ...every, unit: "week", weekdays }, moments: said };
  }
  const lastDay =
    to?.day?.kind === "date" && to.day.month === undefined && to.day.months === undefined
      ? to.day.day
      : undefined;
  const firstDay = every.monthDays?.at(-1);
  if (
    to !== undefined &&
    lastDay !== undefined &&
    every.unit === "month" &&
    firstDay !== undefined &&
    firstDay < lastDay
  ) {
    const days = Array.from({ length: lastDay - firstDay }, (_, index) => firstDay + 1 + index);
    return {
      ...rest,
      every: { ...every, monthDays: [...(every.monthDays ?? []), ...days] },
      moments: joined(moments, to),
      ...(from === undefined ? {} : { from }),
    };
  }
  return unmarkedSpan(rule) ?? rule;
}

/** 周一到周五每天9点 and 每周 + 周一到周五, where the start carries no mark. */
function unmarkedSpan({ every, moments, to, from, ...rest }: PhraseRule): PhraseRule | undefined {
  const [first, ...more] = moments;
  const day = openWeekday(first);
  const last = openWeekday(to);
  if (to === undefined || day === undefined || last === undefined || from !== undefined)
    return undefined;
  if (every.unit !== "day" && every.unit !== "week") return undefined;
  const weekdays = weekdaysBetween(day, last);
  return {
    ...rest,
    every: { ...every, unit: "week", weekdays },
    moments: joined([withoutDay(first ?? {}), ...more].filter(isSaid), to),
  };
}

function isSaid(moment: Moment): boolean {
  return Object.keys(moment).length > 0;
}

function joined(moments: readonly Moment[], to: Moment): readonly Moment[] {
  const rest = withoutDay(to);
  return isSaid(rest) ? [...moments, rest] : moments;
}

function openWeekday(moment: Moment | undefined): Weekday | undefined {
  const day = moment?.day;
  return day?.kind === "weekday" && day.weeks === null ? day.weekday : undefined;
}

function withoutDay({ part, clock }: Moment): Moment {
  return {
    ...(part === undefined ? {} : { part }),
    ...(clock === undefined ? {} : { clock }),
  };
}

/** From one weekday to another, over the weekend when the second comes first in the week. */
function weekdaysBetween(first: Weekday, last: Weekday): NonNullable<EverySpec["weekdays"]> {
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => ({
    weekday: (((first - 1 + index) % 7) + 1) as Weekday,
  }));
}

/** 下周一到周五每天9点: beside an end, a day is the start. */
function startsUnmarked(rule: PhraseRule): PhraseRule {
  const [first, ...more] = rule.moments;
  if (rule.from !== undefined || rule.to?.day === undefined || first?.day === undefined)
    return rule;
  if (first.day.kind === "period") return rule;
  return {
    ...rule,
    from: { day: first.day },
    moments: [withoutDay(first), ...more].filter(isSaid),
  };
}
