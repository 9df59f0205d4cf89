import { secondMs } from "../core/clock.ts";
import type { Locale, Localized } from "../core/locale.ts";
import { createWorkCalendar } from "../time/calendar/create.ts";
import { completeTime } from "../time/complete.ts";
import { timeDefaultsOf } from "../time/defaults.ts";
import { describeRecurrence } from "../time/describe/describe.ts";
import { readEventWords, withoutEventWords } from "../time/event-words.ts";
import { leftOver } from "../time/grammar/left-over.ts";
import { planSpan } from "../time/plan-span.ts";
import { planFor, type Plan } from "../time/plan.ts";
import { understandPeriod } from "../time/period.ts";
import { writeRecurrence } from "../time/occurrences/recurrence-text.ts";
import { renderDate, renderTime } from "../time/describe/render.ts";
import type {
  AmbiguousResult,
  TimeContext,
  TimeDefaults,
  TimeResult,
} from "../time/time-result.ts";
import { understandTime } from "../time/understand.ts";
import type { WorkCalendar } from "../time/calendar/work-calendar.ts";
import type { ArgSpec, TimeValue } from "./definition.ts";
import type { ArgProblem } from "./problem.ts";

/** What times are understood with, besides now and the zone. */
export interface TimeSetting {
  readonly calendar: WorkCalendar;
  readonly defaults: TimeDefaults;
  /** The least time from now that something can be planned for, in milliseconds. */
  readonly shortestMs: number;
}

/** The setting of a deployment. */
export function timeSetting(
  config: {
    readonly workCalendar: Parameters<typeof createWorkCalendar>[0];
    readonly times: Parameters<typeof timeDefaultsOf>[0];
  },
  shortestMs: number,
): TimeSetting {
  const calendar = createWorkCalendar(config.workCalendar);
  return { calendar, defaults: timeDefaultsOf(config.times), shortestMs };
}

/** A time at the start of a text, or elsewhere in it; why there is none; or nothing that looks like one. */
export type TimeReading =
  | {
      readonly kind: "value";
      readonly value: TimeValue;
      /** Where the time and the separators behind it end, when it stands at the start. */
      readonly end: number | undefined;
      /** The text without the time. */
      readonly rest: string;
    }
  | { readonly kind: "problem"; readonly problem: ArgProblem }
  | { readonly kind: "absent" };

export interface TimeText {
  readonly arg: string;
  readonly spec: Extract<ArgSpec, { type: "time" }>;
  readonly text: string;
  /** What is quoted back when the time is refused. */
  readonly given: string;
  /** Those of the time, where it was found in another text. */
  readonly words?: string;
}

/** A setting at a moment in a zone. */
export type TimePlace = TimeSetting & { readonly now: number; readonly zone: string };

/** Reads the time in a text. */
export function readTimeText(asked: TimeText, place: TimePlace): TimeReading {
  const result = understandFor(asked.spec, asked.text, place);
  const given = wordsIn(asked.text, result.spans) ?? asked.given;
  return timeReading(result, { ...asked, given }, place);
}

/** Whether a time is that of an event, from its start to its end. */
export function isSpan(spec: ArgSpec): boolean {
  return spec.type === "time" && (spec.of === "span" || spec.of === "move");
}

/** The time in a text, as an argument wants it: the lengths that an event has are none of its times. */
function understandFor(spec: TimeText["spec"], text: string, place: TimePlace): TimeResult {
  if (!isSpan(spec)) return understandTime(text, place);
  const bare = withoutEventWords(text, readEventWords(text));
  const result = understandTime(bare, place);
  return bare === text || result.kind === "none" || result.kind === "ambiguous"
    ? result
    : { ...result, rest: leftOver(text, result.spans) };
}

/** The words of a time alone, to be quoted: 2月30号 of 2月30号 交报告. */
function wordsIn(text: string, spans: TimeResult["spans"]): string | undefined {
  if (spans.length === 0) return undefined;
  const start = Math.min(...spans.map(([from]) => from));
  const end = Math.max(...spans.map(([, to]) => to));
  return text.slice(start, end);
}

/** Reads the time of a text that was asked about, with the answer: `1`, `下午`, `15:00`. */
export function completeTimeText(
  asked: TimeText & {
    readonly answer: string;
    /** When it was asked: the choices depend on it. */
    readonly askedAt: number;
  },
  place: TimePlace,
): TimeReading {
  const { text, answer, askedAt, spec } = asked;
  const bare = (words: string): string =>
    isSpan(spec) ? withoutEventWords(words, readEventWords(words)) : words;
  const result = completeTime(bare(text), bare(answer), { ...place, now: askedAt });
  return timeReading(result, { ...asked, text: `${text} ${answer}` }, place);
}

/** What a time that was understood comes to for an argument. */
export function timeReading(result: TimeResult, asked: TimeText, place: TimePlace): TimeReading {
  const { arg, spec, text, given } = asked;
  const context: TimeContext = place;
  if (spec.of === "period") return periodReading(result, asked, place);
  if (isSpan(spec)) return spanReading(result, asked, place);
  if (spec.lengths === true && result.kind === "duration") {
    const { seconds, rest, assumed, notes } = result;
    const lengthMs = seconds * secondMs;
    const at = place.now + lengthMs;
    const value = {
      at,
      lengthMs,
      grain: "minute",
      deadline: false,
      next: [at],
      assumed,
      notes,
    } as const;
    return { kind: "value", value, end: endOf(result, text, rest), rest };
  }
  const { recurring = false, day = false } = spec;
  const limits = { recurring, day, shortestMs: place.shortestMs };
  const plan = planFor(result, context, limits);
  switch (plan.kind) {
    case "none": {
      if (plan.reason === "none" || plan.why === undefined) return { kind: "absent" };
      const expected = { type: "time", why: plan.why } as const;
      const problem = { kind: "invalid", arg, given, expected, understood: true } as const;
      return { kind: "problem", problem };
    }
    case "ambiguous": {
      const { question } = plan;
      const choices = plan.choices.map((choice) => choiceText(choice, context, day !== false));
      const problem = { kind: "ambiguous", arg, said: text, question, choices } as const;
      return { kind: "problem", problem: { ...problem, understood: true } };
    }
    case "once":
    case "recurring":
    default: {
      const { rest } = plan;
      return { kind: "value", value: timeValue(plan), end: endOf(plan, text, rest), rest };
    }
  }
}

/** Where a time at the start of a text ends. */
function endOf(
  { spans }: Pick<TimeResult, "spans">,
  text: string,
  rest: string,
): number | undefined {
  const isAtStart = spans.length === 1 && spans[0]?.[0] === 0;
  return isAtStart ? text.trimEnd().length - rest.length : undefined;
}

/** When something takes place. */
function spanReading(
  result: TimeResult,
  { arg, spec, text, given, words = wordsIn(text, result.spans) ?? text }: TimeText,
  place: TimePlace,
): TimeReading {
  const { lengthMs, remindBefore, ...said } = readEventWords(text);
  const plan = planSpan(
    result,
    { allDay: said.allDay, words, dayWillDo: spec.of === "move" },
    place,
  );
  if (plan.kind === "none" || plan.kind === "ambiguous") {
    return timeReading(plan, { arg, spec: { ...spec, of: "moment" }, text, given }, place);
  }
  const { at, endsAt, allDay, grain, recurrence, next, rest, assumed, notes } = plan;
  const value: TimeValue = {
    at,
    grain,
    deadline: false,
    next,
    assumed,
    notes,
    ...lastingTo(at, { endsAt, lengthMs, allDay }),
    ...(allDay ? { allDay } : {}),
    ...(remindBefore === undefined ? {} : { remindBefore }),
    ...(recurrence === undefined ? {} : { recurrence: writeRecurrence(recurrence) }),
  };
  return { kind: "value", value, end: endOf(plan, text, rest), rest };
}

/** The end that was said, or what comes of the length that was. Whole days are counted by whoever keeps them. */
function lastingTo(
  at: number,
  said: {
    readonly endsAt: number | undefined;
    readonly lengthMs: number | undefined;
    readonly allDay: boolean;
  },
): Pick<TimeValue, "endsAt"> {
  const { endsAt, lengthMs, allDay } = said;
  if (lengthMs !== undefined && (endsAt === undefined || allDay)) return { endsAt: at + lengthMs };
  return endsAt === undefined ? {} : { endsAt };
}

/** A stretch of time to look at. */
function periodReading(
  { kind, spans, ...result }: TimeResult,
  { arg, text, given, words = wordsIn(text, spans) }: TimeText,
  place: TimePlace,
): TimeReading {
  if (words === undefined) return { kind: "absent" };
  const period = understandPeriod(words, place);
  if (period === undefined) {
    const expected = { type: "time" } as const;
    const problem = { kind: "invalid", arg, given, expected, understood: true } as const;
    return { kind: "problem", problem };
  }
  const { from: at, to: endsAt } = period;
  const next = [at];
  const about = { grain: "day", deadline: false, next, assumed: [], notes: [] } as const;
  const rest = "rest" in result ? result.rest : leftOver(text, spans);
  const isAtStart = kind !== "ambiguous" && spans.length === 1 && spans[0]?.[0] === 0;
  const end = isAtStart ? text.trimEnd().length - rest.length : undefined;
  return { kind: "value", value: { at, endsAt, ...about }, end, rest };
}

/** A plan as handlers get it. */
function timeValue(plan: Extract<Plan, { kind: "once" | "recurring" }>): TimeValue {
  const { assumed, notes } = plan;
  if (plan.kind === "once") {
    const { at, grain, deadline, until } = plan;
    const last = until === undefined ? {} : { until };
    return { at, grain, deadline, ...last, next: [at], assumed, notes };
  }
  const { recurrence, next } = plan;
  const at = next[0] ?? 0;
  const kept = writeRecurrence(recurrence);
  return { at, grain: "minute", deadline: false, next, recurrence: kept, assumed, notes };
}

/** One of several readings, in absolute terms. */
function choiceText(
  choice: AmbiguousResult["choices"][number],
  { zone, now }: TimeContext,
  isDay: boolean,
): Localized {
  const render = isDay ? renderDate : renderTime;
  const inWords = (at: number, locale: Locale): string => render(at, zone, locale, now);
  const both = (at: number): Localized => ({ zh: inWords(at, "zh-CN"), en: inWords(at, "en") });
  switch (choice.kind) {
    case "once":
      return both(choice.at);
    case "range": {
      const [start, end] = [both(choice.start), both(choice.end)];
      return { zh: `${start.zh} 到 ${end.zh}`, en: `${start.en} to ${end.en}` };
    }
    case "recurring":
    default: {
      const { recurrence } = choice;
      return {
        zh: describeRecurrence(recurrence, "zh-CN"),
        en: describeRecurrence(recurrence, "en"),
      };
    }
  }
}
