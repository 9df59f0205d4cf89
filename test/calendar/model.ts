import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { dayMs, minuteMs } from "../../src/core/clock.ts";

/** A moment so many days from now at this hour, in the zone of the run; a day later when that has passed. */
export interface At {
  readonly days: number;
  readonly hour: number;
}

/** What a person or the world does in one step. `which` and `nth` are taken of those that there are. */
export type Step =
  | {
      readonly do: "create";
      readonly at: At;
      readonly minutes: number;
      readonly isDaily: boolean;
    }
  | {
      readonly do: "move" | "moveOne";
      readonly which: number;
      readonly nth: number;
      readonly at: At;
    }
  | {
      readonly do: "rename" | "renameOne" | "remove" | "removeOne";
      readonly which: number;
      readonly nth: number;
    }
  | { readonly do: "advance"; readonly minutes: number }
  | { readonly do: "restart" };

const at = fc.record({ days: fc.nat(6), hour: fc.integer({ min: 6, max: 22 }) });
const which = fc.nat(4);
const nth = fc.nat(4);
const some = <T extends string>(...names: readonly T[]) => fc.constantFrom(...names);

/** Where and when a run begins: days before the clock is changed, in spring and in autumn, and where it never is. */
export const anyPlace = fc.constantFrom(
  { zone: "Asia/Shanghai", start: "2026-11-23T09:00" },
  { zone: "Europe/Berlin", start: "2026-10-22T09:00" },
  { zone: "Europe/Berlin", start: "2027-03-25T09:00" },
  { zone: "America/New_York", start: "2026-10-29T09:00" },
  { zone: "America/New_York", start: "2027-03-11T09:00" },
);

/** Steps, most of them changes of few events, so that they meet. */
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({
        do: some("create"),
        at,
        minutes: fc.constantFrom(30, 60, 150),
        isDaily: fc.boolean(),
      }),
      weight: 4,
    },
    { arbitrary: fc.record({ do: some("move", "moveOne"), which, nth, at }), weight: 5 },
    {
      arbitrary: fc.record({
        do: some("rename", "renameOne", "removeOne", "removeOne", "remove"),
        which,
        nth,
      }),
      weight: 5,
    },
    {
      arbitrary: fc.record({ do: some("advance"), minutes: fc.integer({ min: 1, max: 3000 }) }),
      weight: 5,
    },
    { arbitrary: fc.record({ do: some("restart") }), weight: 1 },
  ),
  { minLength: 5, maxLength: 20 },
);

/** An event as the model knows it. */
export interface Modelled {
  readonly id: string;
  /** The series it was a time of. */
  readonly series?: string;
  title: string;
  minutes: number;
  /** Its only time, or the first of one every day. */
  startsAt: number;
  isDaily: boolean;
  /** Days of the series that were taken out: `2026-11-25`. */
  readonly out: Set<string>;
}

export interface Time {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

const remindBeforeMs = 15 * minuteMs;

/** What events are to do, in a few lines. */
export function createModel(zone: string) {
  const wall = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  let events: Modelled[] = [];
  const told = new Set<string>();

  const dayOf = (instant: number) => wall(instant).toPlainDate().toString();
  function timesOf(one: Modelled, until: number): Time[] {
    const times: Time[] = [];
    for (let days = 0; ; days += 1) {
      const startsAt = wall(one.startsAt).add({ days }).epochMilliseconds;
      if (startsAt >= until || (days > 0 && !one.isDaily)) return times;
      const { id, title, minutes } = one;
      const endsAt = startsAt + minutes * minuteMs;
      if (!one.out.has(dayOf(startsAt))) times.push({ id, title, startsAt, endsAt });
    }
  }

  return {
    get events() {
      return events;
    },
    told,
    dayOf,
    /** The moment meant by `at`, behind `now`. */
    momentOf({ days, hour }: At, now: number): number {
      const from = wall(now).with({ hour, minute: 0, second: 0, millisecond: 0 });
      const wanted = from.add({ days });
      return (wanted.epochMilliseconds > now ? wanted : from.add({ days: days + 1 }))
        .epochMilliseconds;
    },
    /** The same hour on another day. */
    atHour: (instant: number, hour: number) => wall(instant).with({ hour }).epochMilliseconds,
    nextDay: (instant: number) => wall(instant).add({ days: 1 }).epochMilliseconds,
    /** Times that are not over. */
    coming: (one: Modelled, now: number) =>
      timesOf(one, now + 20 * dayMs).filter(({ endsAt }) => endsAt > now),
    remove(id: string): void {
      events = events.filter((one) => one.id !== id && one.series !== id);
    },
    /** Time passes. */
    fire(before: number, now: number): void {
      for (const one of events) {
        for (const { id, startsAt, endsAt } of timesOf(one, now + dayMs)) {
          const due = startsAt - remindBeforeMs;
          if (due <= before || due > now || endsAt <= now) continue;
          told.add(`event:${id}:${new Date(startsAt).toISOString()}:15m`);
        }
      }
    },
  };
}
