import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import { localDay, stretchesIn } from "../../src/time/occurrences/stretch.ts";
import { wallTime } from "../../src/time/dates/zone.ts";

const anyZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const anyInstant = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2040, 0, 1) });

test("an instant's stretch has the offset that its clock shows, in every zone", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, instant) => {
      const [stretch, ...others] = stretchesIn(zone, instant, instant);
      expect(others).toEqual([]);
      expect(stretch?.offsetMs).toBe(wallTime(instant, zone).offsetMinutes * minuteMs);
    }),
    { numRuns: 3000, seed: 20_261_123 },
  );
});

test("stretches follow one another without holes", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, from) => {
      const to = from + 400 * dayMs;
      const stretches = stretchesIn(zone, from, to);
      expect(stretches[0]?.from).toBeLessThanOrEqual(from);
      expect(stretches.at(-1)?.to).toBeGreaterThan(to);
      for (const [index, stretch] of stretches.entries()) {
        expect(stretch.to).toBeGreaterThan(stretch.from);
        if (index > 0) expect(stretch.from).toBe(stretches[index - 1]?.to);
      }
    }),
    { numRuns: 300, seed: 20_261_123 },
  );
});

test.each([
  ["New York, spring", "America/New_York", "2026-03-08T07:00:00Z"],
  ["New York, autumn", "America/New_York", "2026-11-01T06:00:00Z"],
  ["Lord Howe", "Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ["Casablanca, before Ramadan", "Africa/Casablanca", "2026-02-15T02:00:00Z"],
  ["Samoa leaves a day out", "Pacific/Apia", "2011-12-30T10:00:00Z"],
])("a change of the clock is found to the millisecond: %s", (_name, zone, change) => {
  const at = Date.parse(change);
  const stretches = stretchesIn(zone, at - dayMs, at + dayMs);
  expect(stretches.map(({ to }) => to)).toContain(at);
});

test("the local day is that of the clock on the wall", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, instant) => {
      const { year, month, day } = wallTime(instant, zone);
      expect(localDay(instant, zone)).toBe(Date.UTC(year, month - 1, day) / dayMs);
    }),
    { numRuns: 1000, seed: 20_261_123 },
  );
});
