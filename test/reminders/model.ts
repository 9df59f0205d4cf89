import * as fc from "fast-check";
import { dayMs, minuteMs } from "../../src/core/clock.ts";

/** What a person or the world does in one step of the model of reminders. */
export type Step =
  | { readonly do: "create"; readonly when: When; readonly racedMinutes: number }
  | Change
  | { readonly do: "advance" | "setBack"; readonly minutes: number }
  | { readonly do: "snooze" | "restart" };

/** A change of the reminder with this number, which is written only after so many minutes in which others are told. */
export type Change = { readonly which: number; readonly racedMinutes: number } & (
  | { readonly do: "move"; readonly when: When }
  | { readonly do: "reword" | "cancel" | "pause" | "resume" }
);

/** In so many minutes, or every day at nine in the morning in Beijing. */
export type When = number | "daily";

const which = fc.nat(5);
const when = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 3000 }), weight: 3 },
  { arbitrary: fc.constant("daily" as const), weight: 1 },
);
const racedMinutes = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2000 }));

/** Steps, most of them changes of few reminders, so that they meet. */
export const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ do: fc.constant("create" as const), when, racedMinutes }), weight: 4 },
    {
      arbitrary: fc.record({ do: fc.constant("move" as const), which, when, racedMinutes }),
      weight: 4,
    },
    {
      arbitrary: fc.record({
        do: fc.constantFrom(
          "reword" as const,
          "cancel" as const,
          "pause" as const,
          "resume" as const,
        ),
        which,
        racedMinutes,
      }),
      weight: 8,
    },
    {
      arbitrary: fc.record({
        do: fc.constant("advance" as const),
        minutes: fc.integer({ min: 1, max: 4000 }),
      }),
      weight: 8,
    },
    {
      arbitrary: fc.record({
        do: fc.constant("setBack" as const),
        minutes: fc.integer({ min: 1, max: 4000 }),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({ do: fc.constantFrom("snooze" as const, "restart" as const) }),
      weight: 2,
    },
  ),
  { minLength: 5, maxLength: 25 },
);

/** A reminder as the model knows it. */
export interface Modelled {
  readonly id: string;
  text: string;
  status: "active" | "paused" | "done" | "cancelled";
  nextAt: number;
  isDaily: boolean;
  toldAt?: number;
}

/** What reminders are to do, in a few lines: each slot is told once, with the text and by the time of that moment. */
export function createModel() {
  const reminders: Modelled[] = [];
  /** Text by the key of what was told. */
  const told = new Map<string, string>();
  return {
    reminders,
    told,
    isOpen: ({ status }: Modelled) => status === "active" || status === "paused",
    fire(now: number): void {
      for (const one of reminders) {
        if (one.status !== "active" || one.nextAt > now) continue;
        const slot = one.isDaily ? nineBefore(now) : one.nextAt;
        const key = `reminder:${one.id}:${new Date(slot).toISOString()}`;
        if (!told.has(key)) told.set(key, one.text);
        one.toldAt = now;
        if (one.isDaily) one.nextAt = nineAfter(now);
        else one.status = "done";
      }
    },
    /** After the clock was set back, or a start. */
    sync(now: number): void {
      for (const one of reminders) {
        if (one.status === "active" && one.isDaily)
          one.nextAt = Math.min(one.nextAt, nineAfter(now));
      }
    },
  };
}

/** When something is due that is wanted at `now`. */
export function dueAt(now: number, wanted: When): number {
  return wanted === "daily" ? nineAfter(now) : now + wanted * minuteMs;
}

// Nine in Beijing is one o'clock in UTC, without summer time.
const nineUtcMs = 60 * minuteMs;

function nineBefore(now: number): number {
  return Math.floor((now - nineUtcMs) / dayMs) * dayMs + nineUtcMs;
}

function nineAfter(now: number): number {
  return nineBefore(now) + dayMs;
}
