import {
  ReplyError,
  type CommandContext,
  type NewTime,
  type Occurrence,
  type TimeValue,
} from "../../../src/index.ts";
import { clockOf, dayOf } from "./event-line.ts";

/** What was said of when an event is to be instead. */
export interface SaidMove {
  readonly when: TimeValue | undefined;
  /** Lengths in words. */
  readonly later: string | undefined;
  readonly earlier: string | undefined;
  readonly lasts: string | undefined;
}

type Context = Pick<CommandContext, "events" | "readTime" | "say" | "now">;

/**
 * When a time of an event is to be instead: a time of day without a day is on the same day, a day without a time of day
 * at the same time. Undefined where nothing was said of it.
 */
export function newTimeOf(
  ctx: Context,
  from: Occurrence,
  { when, later, earlier, lasts }: SaidMove,
): NewTime | undefined {
  const { allDay } = from.event;
  const length = from.endsAt - from.startsAt;
  if (when !== undefined) return byTime(ctx, from, when);
  if (lasts !== undefined) {
    return { startsAt: from.startsAt, endsAt: from.startsAt + lengthOf(ctx, lasts), allDay };
  }
  const shift = later ?? earlier;
  if (shift === undefined) return undefined;
  const startsAt = from.startsAt + (later === undefined ? -1 : 1) * lengthOf(ctx, shift);
  if (startsAt <= ctx.now) {
    throw new ReplyError(
      ctx.say({
        zh: "这样就开始得比现在还早了，换个时间吧。",
        en: "It would begin before now; please say another time.",
      }),
    );
  }
  return { startsAt, endsAt: startsAt + length, allDay };
}

function byTime(ctx: Context, from: Occurrence, when: TimeValue): NewTime {
  const { at, endsAt, allDay, recurrence, assumed, grain } = when;
  const { zone } = from.event;
  const repeated = recurrence === undefined ? {} : { recurrence };
  if (allDay === true) {
    return { startsAt: at, ...(endsAt === undefined ? {} : { endsAt }), allDay, ...repeated };
  }
  if (recurrence === undefined && grain === "day") {
    if (from.event.allDay) {
      const days = from.endsAt - from.startsAt;
      const midnight = ctx.readTime(`${dayOf(at, zone)} 23:59`).at - minutesOfDay;
      return { startsAt: midnight, endsAt: midnight + days, allDay: true };
    }
    const moved = ctx.readTime(`${dayOf(at, zone)} ${clockOf(from.startsAt, zone)}`).at;
    return { startsAt: moved };
  }
  const isSameDay = recurrence === undefined && assumed.includes("day");
  const startsAt = isSameDay
    ? ctx.readTime(`${dayOf(from.startsAt, zone)} ${clockOf(at, zone)}`).at
    : at;
  const ending = endsAt === undefined ? {} : { endsAt: startsAt + (endsAt - at) };
  return { startsAt, ...ending, ...repeated };
}

const minutesOfDay = (24 * 60 - 1) * 60_000;

function lengthOf(ctx: Pick<Context, "events" | "say">, words: string): number {
  const { lengthMs } = ctx.events.read(words);
  if (lengthMs !== undefined) return lengthMs;
  throw new ReplyError(
    ctx.say({
      zh: `没看懂「${words}」是多久。`,
      en: `I do not understand how long "${words}" is.`,
    }),
  );
}
