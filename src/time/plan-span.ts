import { dayMs, hourMs, minuteMs } from "../core/clock.ts";
import type { Localized } from "../core/locale.ts";
import { instantOf, wallTime } from "./dates/zone.ts";
import { beginsWhen, endsBefore, remindsAtStart, whatTime } from "./describe/time-texts.ts";
import { nextOccurrences } from "./occurrences/occurrences.ts";
import type { Recurrence } from "./occurrences/recurrence.ts";
import { refuseFor } from "./refuse.ts";
import type {
  AmbiguousResult,
  NoTimeResult,
  RangeResult,
  RecurringResult,
  TimeContext,
  TimeResult,
} from "./time-result.ts";

/** When something takes place: its start, and its end where that was said. */
export interface Span {
  readonly kind: "span";
  readonly at: number;
  readonly endsAt?: number;
  readonly allDay: boolean;
  readonly grain: "second" | "minute" | "day";
  readonly recurrence?: Recurrence;
  readonly next: readonly number[];
  readonly rest: string;
  readonly spans: TimeResult["spans"];
  readonly assumed: readonly string[];
  readonly notes: readonly Localized[];
}

export interface SpanWords {
  readonly allDay: boolean;
  /** Those of the time. */
  readonly words: string;
  /** Whether a day without a time of day is enough. */
  readonly dayWillDo?: boolean;
}

/**
 * When something takes place, by what was understood: a day alone wants a time of day, unless it is for all of the
 * day; two days that were named are whole days.
 */
export function planSpan(
  result: TimeResult,
  { allDay, words, dayWillDo = false }: SpanWords,
  context: TimeContext,
): Span | AmbiguousResult | NoTimeResult {
  const ask = (question: Localized): AmbiguousResult => {
    return { kind: "ambiguous", question, choices: [], spans: result.spans };
  };
  switch (result.kind) {
    case "none":
    case "ambiguous":
      return result;
    case "duration":
      return ask(beginsWhen);
    case "recurring":
      return recurringSpan(result, allDay, context, ask);
    case "range":
      if (result.deadline) return ask(beginsWhen);
      if (result.grain === "day") {
        const isNamed = allDay || fromTo.test(words);
        return isNamed ? wholeDays(result, context) : ask(beginsWhen);
      }
      if (isBackwards(result, words, context)) return ask(endsBefore);
      return timed(result, context);
    case "once":
    default: {
      if (result.deadline) return ask(beginsWhen);
      if (allDay) return wholeDays({ ...result, start: result.at, end: result.at }, context);
      const isOpen = result.grain === "day" && !dayWillDo;
      return isOpen ? ask(whatTime) : timed({ ...result, start: result.at }, context);
    }
  }
}

/** 下午5点到4点: an end on the next day that nobody meant. */
function isBackwards({ start, end }: RangeResult, words: string, { zone }: TimeContext): boolean {
  const isNextDay = midnight(end, zone) > midnight(start, zone);
  return isNextDay && end - start > longNightMs && end - start < dayMs && !nextMorning.test(words);
}

const longNightMs = 9 * hourMs;
const nextMorning =
  /次日|第二天|隔天|凌晨|清晨|早|明|后天|\d\s?(?:日|号)|\bam\b|morning|next day|tomorrow/iu;

const fromTo = /到|至|[-–—~～]|\b(?:to|till?|until|through|thru)\b/iu;

type Said = Pick<RangeResult, "rest" | "spans" | "assumed" | "notes" | "start"> & {
  readonly end?: number;
  readonly grain: RangeResult["grain"];
};

function timed({ start, end, ...said }: Said, context: TimeContext): Span | NoTimeResult {
  const { rest, spans, assumed, notes, grain } = said;
  const at = start;
  const refusal = refuseFor(
    { kind: "once", at, grain, deadline: false, rest, spans, assumed: [], notes },
    context,
    0,
  );
  if (refusal !== undefined) return { kind: "none", spans, ...refusal };
  const ending = end === undefined ? {} : { endsAt: end };
  return {
    kind: "span",
    at,
    ...ending,
    allDay: false,
    grain,
    next: [at],
    rest,
    spans,
    assumed,
    notes,
  };
}

function wholeDays(
  { start, end = start, rest, spans, notes }: Said,
  context: TimeContext,
): Span | NoTimeResult {
  const { zone } = context;
  const at = midnight(start, zone);
  const endsAt = midnight(end, zone, 1);
  const about = {
    kind: "once",
    grain: "day",
    deadline: false,
    rest,
    spans,
    assumed: [],
    notes,
  } as const;
  // A day that is under way can still be had.
  const refusal = endsAt <= context.now ? refuseFor({ ...about, at }, context) : undefined;
  if (refusal !== undefined) return { kind: "none", spans, ...refusal };
  return {
    kind: "span",
    at,
    endsAt,
    allDay: true,
    grain: "day",
    next: [at],
    rest,
    spans,
    assumed: [],
    notes,
  };
}

function midnight(at: number, zone: string, daysLater = 0): number {
  const { year, month, day } = wallTime(at, zone);
  return instantOf({ year, month, day: day + daysLater, hour: 0, minute: 0 }, zone);
}

function recurringSpan(
  result: RecurringResult,
  allDay: boolean,
  context: TimeContext,
  ask: (question: Localized) => AmbiguousResult,
): Span | AmbiguousResult {
  const { recurrence: said, lastsMinutes, assumed, rest, spans } = result;
  if (!allDay && assumed.includes("time")) return ask(whatTime);
  const recurrence = allDay ? { ...said, times: ["00:00"] } : said;
  const { now: after, zone, calendar } = context;
  const next = allDay ? nextOccurrences(recurrence, { after, zone, calendar }, 3) : result.next;
  const [at] = next;
  if (at === undefined) return ask(beginsWhen);
  const endsAt = allDay
    ? midnight(at, zone, 1)
    : lastsMinutes === undefined
      ? undefined
      : at + lastsMinutes * minuteMs;
  const hint = remindsAtStart(said.times[0] ?? "").zh;
  return {
    kind: "span",
    at,
    ...(endsAt === undefined ? {} : { endsAt }),
    allDay,
    grain: allDay ? "day" : "minute",
    recurrence,
    next,
    rest,
    spans,
    assumed: allDay ? [] : assumed,
    notes: result.notes.filter(({ zh }) => zh !== hint),
  };
}
