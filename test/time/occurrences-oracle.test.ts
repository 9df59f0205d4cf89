import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs } from "../../src/core/clock.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import {
  countOccurrences,
  createRecurrenceRule,
  latestOccurrence,
  nextOccurrence,
} from "../../src/time/occurrences/occurrences.ts";
import { anyDate, anyRecurrence } from "./any-recurrence.ts";
import { expectedOccurrences } from "./occurrences-oracle.ts";

const calendar = createWorkCalendar("cn");
const seed = 20_261_123;
const tenYears = 3653 * dayMs;

test("R-10 ten years of random rules are those of rrule-temporal", () => {
  fc.assert(
    fc.property(anyRecurrence, anyDate, (rule, start) => {
      const zone = "Asia/Shanghai";
      const place = { zone, calendar };
      const recurrence = { ...rule, start };
      const midnight = Date.UTC(start.year, start.month - 1, start.day) - 8 * 3_600_000;
      const first = nextOccurrence(recurrence, { ...place, after: midnight - 1 });
      if (first === null) return expect.unreachable();
      const until = first + tenYears;
      const expected = expectedOccurrences(recurrence, zone, { first, until });
      const engine = createRecurrenceRule(recurrence, place);
      const found: number[] = [];
      for (
        let at = engine.nextAfter(first - 1);
        at !== null && at <= until;
        at = engine.nextAfter(at)
      ) {
        found.push(at);
      }
      expect(found).toEqual(expected);
      expect(countOccurrences(recurrence, { ...place, from: first, to: until })).toBe(
        expected.length,
      );
      expect(latestOccurrence(recurrence, { ...place, since: first, until })).toBe(expected.at(-1));
      return undefined;
    }),
    { numRuns: 120, seed },
  );
}, 60_000);
