import * as fc from "fast-check";
import { createTask } from "node-cron";
import { expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import { createCron } from "../../src/scheduler/cron.ts";
import { anyDays, anyExpression, slotsBetween } from "./any-expression.ts";

const since = Date.UTC(2024, 0, 1);
const anyDay = fc.integer({ min: 0, max: 366 * 5 }).map((day) => since + day * dayMs);
// Zones without summer time: there, what node-cron matches is what is meant.
const steadyZone = fc.constantFrom("Asia/Shanghai", "UTC", "Asia/Kathmandu", "Pacific/Honolulu");
const seed = 20_261_123;

/** Instants in [`from`, `to`) that node-cron's own matcher takes, walked in steps. */
function matched(
  expression: string,
  zone: string,
  walk: { from: number; to: number; step: number },
) {
  const task = createTask(expression, () => undefined, { timezone: zone });
  const found: number[] = [];
  for (let at = walk.from; at < walk.to; at += walk.step) {
    if (task.match(new Date(at))) found.push(at);
  }
  void task.destroy();
  return found;
}

test("R-10 slots are the minutes node-cron matches, over random days", () => {
  fc.assert(
    fc.property(anyExpression, steadyZone, anyDay, (expression, zone, day) => {
      const cron = createCron(expression, zone);
      // Half of the days are ones with a slot, lest most expressions be compared on empty days.
      const first = cron.nextAfter(day) ?? day;
      const from = day % (2 * dayMs) === 0 ? day : first - (first % dayMs);
      const walk = { from, to: from + dayMs, step: minuteMs };
      expect(slotsBetween(cron, from, walk.to - 1)).toEqual(matched(expression, zone, walk));
    }),
    { numRuns: 150, seed },
  );
});

test("R-10 day fields take the dates node-cron matches, over two years", () => {
  fc.assert(
    fc.property(anyDays, anyDay, (expression, from) => {
      const walk = { from, to: from + 731 * dayMs, step: dayMs };
      const slots = slotsBetween(createCron(expression, "UTC"), from, walk.to - 1);
      expect(slots).toEqual(matched(expression, "UTC", walk));
    }),
    { numRuns: 150, seed },
  );
});

test("R-10 the seconds field: slots are the seconds node-cron matches", () => {
  const field = fc.constantFrom("*", "*/7", "0,30", "5-20/5", "59", "30,30");
  fc.assert(
    fc.property(field, steadyZone, anyDay, (second, zone, day) => {
      // Over the end of an hour.
      const from = day + 55 * minuteMs;
      const expression = `${second} */3,59 * * * *`;
      const walk = { from, to: from + 10 * minuteMs, step: 1000 };
      const slots = slotsBetween(createCron(expression, zone), from, walk.to - 1);
      expect(slots).toEqual(matched(expression, zone, walk));
    }),
    { numRuns: 12, seed },
  );
});

test("the next slot is after the instant asked about, from any millisecond", () => {
  fc.assert(
    fc.property(
      anyExpression,
      steadyZone,
      fc.integer({ min: 0, max: dayMs }),
      (expression, zone, off) => {
        const cron = createCron(expression, zone);
        const at = cron.nextAfter(since + off);
        if (at === null) return;
        expect(at).toBeGreaterThan(since + off);
        expect(cron.nextAfter(at - 1)).toBe(at);
        expect(cron.nextAfter(at) ?? Infinity).toBeGreaterThan(at);
      },
    ),
    { numRuns: 300, seed },
  );
});
