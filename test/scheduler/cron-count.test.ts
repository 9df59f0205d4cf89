import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs } from "../../src/core/clock.ts";
import { createCron } from "../../src/scheduler/cron.ts";
import { anyExpression, slotsBetween } from "./any-expression.ts";

const zones = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "America/Havana"];
const start = Date.UTC(2026, 0, 1);
const anyInstant = fc.integer({ min: start, max: start + 366 * dayMs });

test("count and latest say what asking for every slot says, across changes of the clock", () => {
  const anySpan = fc.integer({ min: 0, max: 2 * dayMs });
  fc.assert(
    fc.property(
      anyExpression,
      fc.constantFrom(...zones),
      anyInstant,
      anySpan,
      (expression, zone, since, span) => {
        const cron = createCron(expression, zone);
        const slots = slotsBetween(cron, since, since + span);
        expect(cron.count(since, since + span)).toBe(slots.length);
        expect(cron.latest(since, since + span)).toBe(slots.at(-1) ?? null);
      },
    ),
    { numRuns: 150, seed: 20_261_123 },
  );
});

test.each([
  ["a number twice", "0 9,9 * * *"],
  ["a number in a range too", "0-30,15 9 * * *"],
  ["seconds twice", "0,0 0 9 * * *"],
])("a value that a field gives twice counts once: %s", (_name, expression) => {
  const cron = createCron(expression, "UTC");
  const until = start + 10 * dayMs - 1;
  expect(cron.count(start, until)).toBe(slotsBetween(cron, start, until).length);
});

test("both ends belong to it", () => {
  const cron = createCron("0 9 * * *", "UTC");
  const nine = start + 9 * 3_600_000;
  expect(cron.count(nine, nine)).toBe(1);
  expect(cron.latest(nine, nine)).toBe(nine);
  expect(cron.count(nine + 1, nine + dayMs - 1)).toBe(0);
  expect(cron.latest(nine + 1, nine + dayMs - 1)).toBeNull();
  expect(cron.count(nine + 1, nine)).toBe(0);
});

test("a year of minutes is counted at once", () => {
  expect(createCron("* * * * *", "Asia/Shanghai").count(start, start + 365 * dayMs - 1)).toBe(
    525_600,
  );
});
