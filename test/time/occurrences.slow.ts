import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { createRecurrenceRule, nextOccurrence } from "../../src/time/occurrences/occurrences.ts";
import { anyDate, anyRecurrence } from "./any-recurrence.ts";
import { expectedOccurrences } from "./occurrences-oracle.ts";

const calendar = createWorkCalendar("cn");
const seed = 20_261_124;
// Beside the hours that clocks skip there, which RFC 5545 has later than this product.
const zones = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Shanghai"];
const isSkipped = (time: string): boolean => time < "04:00";

test(`R-10 ten years of 2,000 random rules in four zones are those of rrule-temporal (seed ${seed})`, () => {
  let compared = 0;
  fc.assert(
    fc.property(anyRecurrence, anyDate, fc.constantFrom(...zones), (rule, start, zone) => {
      const times = rule.times.filter((time) => !isSkipped(time));
      if (times.length === 0) return;
      const recurrence = { ...rule, times, start };
      const engine = createRecurrenceRule(recurrence, { zone, calendar });
      const first = engine.nextAfter(Date.UTC(start.year, start.month - 1, start.day - 1)) ?? 0;
      const until = Date.UTC(start.year + 10, start.month - 1, start.day);
      const found: number[] = [];
      for (
        let at = engine.nextAfter(first - 1);
        at !== null && at <= until;
        at = engine.nextAfter(at)
      ) {
        found.push(at);
      }
      expect(found).toEqual(expectedOccurrences(recurrence, zone, { first, until }));
      compared += found.length;
    }),
    { numRuns: 2000, seed },
  );
  expect(compared).toBeGreaterThan(1_000_000);
});

test("R-10 the next occurrence of 10,000 random rules is found within 5 ms (p99)", () => {
  const took: number[] = [];
  const anyInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) });
  fc.assert(
    fc.property(
      anyRecurrence,
      anyDate,
      fc.constantFrom(...zones),
      anyInstant,
      (rule, start, zone, after) => {
        const before = performance.now();
        const next = nextOccurrence({ ...rule, start }, { zone, calendar, after });
        took.push(performance.now() - before);
        expect(next ?? Infinity).toBeGreaterThan(after);
      },
    ),
    { numRuns: 10_000, seed },
  );
  took.sort((a, b) => a - b);
  expect(took[Math.floor(took.length * 0.99)]).toBeLessThan(5);
});
