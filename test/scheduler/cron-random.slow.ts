import { Cron } from "croner";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import { createCron } from "../../src/scheduler/cron.ts";
import { wallTime } from "../../src/time/dates/zone.ts";
import { anyExpression } from "./any-expression.ts";

const seed = 20_261_123;
const zones = [
  "Asia/Shanghai",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "America/Havana",
  "Pacific/Chatham",
  "Africa/Cairo",
  "Asia/Kathmandu",
];
const start = Date.UTC(2024, 0, 1);
const anyInstant = fc.integer({ min: start, max: start + 3653 * dayMs });
/** Around the changes of the clock of 2026. */
const anyChange = fc
  .tuple(
    fc.constantFrom(
      "03-08",
      "03-29",
      "04-04",
      "04-24",
      "09-26",
      "10-03",
      "10-25",
      "10-29",
      "11-01",
    ),
    fc.integer({ min: -dayMs, max: dayMs }),
  )
  .map(([day, offset]) => Date.parse(`2026-${day}T00:00:00Z`) + offset);

/** node-cron's own words, and what croner does not read; test/scheduler/cron-oracle.test.ts has them. */
const isOtherDialect = (expression: string): boolean => /[LW#]|January/u.test(expression);

/** Whether the clock skips time right before `instant`: there croner has a rule of its own. */
function isAfterGap(instant: number, zone: string): boolean {
  return wallTime(instant, zone).offsetMinutes > wallTime(instant - 1, zone).offsetMinutes;
}

/** Whether the clock has shown this time before: croner then runs some lists of hours again, which are no wildcards. */
function isShownAgain(instant: number, zone: string): boolean {
  const { hour, minute } = wallTime(instant, zone);
  return [30, 60].some((minutes) => {
    const earlier = wallTime(instant - minutes * minuteMs, zone);
    return earlier.hour === hour && earlier.minute === minute;
  });
}

/** Whether croner's rule for a change of the clock is known to be another than the one that is stated. */
function differs(expression: string, zone: string, { slot, expected }: Slots): boolean {
  if (isAfterGap(slot, zone)) return true;
  const [minute = "", hour = ""] = expression.split(" ");
  const isFixed = !minute.startsWith("*") && !hour.startsWith("*");
  return isFixed && expected !== null && isShownAgain(expected, zone);
}

interface Slots {
  readonly slot: number;
  readonly expected: number | null;
}

test(`R-10 100,000 random expressions, zones and instants against croner (seed ${seed})`, () => {
  const took: number[] = [];
  let others = 0;
  fc.assert(
    fc.property(
      anyExpression.filter((expression) => !isOtherDialect(expression)),
      fc.constantFrom(...zones),
      fc.oneof({ weight: 4, arbitrary: anyInstant }, anyChange),
      (expression, zone, after) => {
        const before = performance.now();
        const cron = createCron(expression, zone);
        const slot = cron.nextAfter(after);
        took.push(performance.now() - before);
        const asked = new Cron(expression, { timezone: zone, domAndDow: true, paused: true });
        const expected = asked.nextRun(new Date(after))?.getTime() ?? null;
        if (slot === null) {
          expect(expected ?? Infinity).toBeGreaterThan(after + 8 * 365 * dayMs);
          return;
        }
        expect(slot).toBeGreaterThan(after);
        if (slot !== expected && differs(expression, zone, { slot, expected })) others++;
        else expect(slot).toBe(expected);
        const next = cron.nextAfter(slot);
        expect(next ?? Infinity).toBeGreaterThan(slot);
        expect(cron.latest(after + 1, slot)).toBe(slot);
        expect(cron.count(after + 1, slot)).toBe(1);
      },
    ),
    { numRuns: 100_000, seed },
  );
  took.sort((a, b) => a - b);
  expect(took[Math.floor(took.length * 0.99)]).toBeLessThan(5);
  expect(others).toBeLessThan(500);
});

test("R-10 slots follow one another for a month, at every minute that the expression names", () => {
  fc.assert(
    fc.property(anyExpression, fc.constantFrom(...zones), anyInstant, (expression, zone, after) => {
      const cron = createCron(expression, zone);
      const until = after + 30 * dayMs;
      let at = cron.nextAfter(after);
      let slots = 0;
      while (at !== null && at <= until && slots < 2000) {
        slots++;
        const next = cron.nextAfter(at);
        expect(next ?? Infinity).toBeGreaterThanOrEqual(at + minuteMs);
        at = next;
      }
      if (slots < 2000) expect(cron.count(after + 1, until)).toBe(slots);
    }),
    { numRuns: 1000, seed },
  );
});
