import * as fc from "fast-check";
import { checkCron } from "../../src/scheduler/cron.ts";

/** A random field of numbers from `low` to `high`: `*`, steps, ranges, lists, and doubles in lists. */
function anyField(low: number, high: number): fc.Arbitrary<string> {
  const number = fc.integer({ min: low, max: high });
  const range = fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const step = fc.integer({ min: 1, max: Math.max(2, Math.floor((high - low) / 2)) });
  return fc.oneof(
    fc.constant("*"),
    number.map(String),
    range,
    step.map((by) => `*/${by}`),
    fc.tuple(range, step).map(([from, by]) => `${from}/${by}`),
    fc
      .array(fc.oneof(number.map(String), range), { minLength: 2, maxLength: 4 })
      .map((list) => list.join(",")),
  );
}

const anyDayOfMonth = fc.oneof(
  { arbitrary: fc.constant("*"), weight: 3 },
  anyField(1, 31),
  fc.constantFrom("L", "LW", "15W", "1W", "31W", "L-3", "L-30", "1,15,L", "10,LW"),
);
const anyMonth = fc.oneof(
  { arbitrary: fc.constant("*"), weight: 3 },
  anyField(1, 12),
  fc.constantFrom("jan", "feb,nov", "January-March"),
);
const anyDayOfWeek = fc.oneof(
  { arbitrary: fc.constant("*"), weight: 3 },
  anyField(0, 7),
  fc.constantFrom("mon", "mon-fri", "sun", "5L", "0L", "7L", "1#2", "0#5", "7#1", "1,5L"),
);

/** A random expression of five fields that node-cron takes. */
export const anyExpression = fc
  .tuple(anyField(0, 59), anyField(0, 23), anyDayOfMonth, anyMonth, anyDayOfWeek)
  .map((fields) => fields.join(" "))
  .filter((expression) => checkCron(expression, "UTC") === undefined);

/** Random day fields, at midnight. */
export const anyDays = fc
  .tuple(anyDayOfMonth, anyMonth, anyDayOfWeek)
  .map((fields) => `0 0 ${fields.join(" ")}`)
  .filter((expression) => checkCron(expression, "UTC") === undefined);

/** Every slot in [`since`, `until`], asked for one after the other. */
export function slotsBetween(
  cron: { nextAfter(instant: number): number | null },
  since: number,
  until: number,
): readonly number[] {
  const slots: number[] = [];
  for (let at = cron.nextAfter(since - 1); at !== null && at <= until; at = cron.nextAfter(at)) {
    if (at <= (slots.at(-1) ?? -Infinity)) throw new Error("a slot that is not after the last");
    slots.push(at);
  }
  return slots;
}
