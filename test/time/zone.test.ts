import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { instantOf, isZone, wallTime } from "../../src/time/dates/zone.ts";

const zones = [
  "Asia/Shanghai",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];

const iso = (instant: number): string => new Date(instant).toISOString();

function wallOf(text: string): Parameters<typeof instantOf>[0] {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/u).map(Number);
  return { year, month, day, hour, minute };
}

describe.each(["UTC", "America/St_Johns"])("with the process in %s", (processZone) => {
  test.each([
    ["Asia/Shanghai", "2026-11-24 15:00", "2026-11-24T07:00:00.000Z", "an ordinary day"],
    [
      "America/New_York",
      "2026-03-08 02:30",
      "2026-03-08T07:00:00.000Z",
      "gap: first instant after",
    ],
    ["America/New_York", "2026-03-08 02:00", "2026-03-08T07:00:00.000Z", "start of the gap"],
    ["America/New_York", "2026-03-08 03:00", "2026-03-08T07:00:00.000Z", "end of the gap"],
    ["America/New_York", "2026-03-08 01:59", "2026-03-08T06:59:00.000Z", "before the gap"],
    ["America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00.000Z", "overlap: the first"],
    ["America/New_York", "2026-11-01 02:00", "2026-11-01T07:00:00.000Z", "after the overlap"],
    ["Europe/London", "2026-03-29 01:30", "2026-03-29T01:00:00.000Z", "gap"],
    ["Europe/London", "2026-10-25 01:30", "2026-10-25T00:30:00.000Z", "overlap"],
    ["Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00.000Z", "half-hour gap"],
    ["Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00.000Z", "half-hour overlap"],
    ["Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00.000Z", "a day that never was"],
    ["America/St_Johns", "2026-07-01 09:00", "2026-07-01T11:30:00.000Z", "half-hour zone"],
    ["UTC", "2026-12-32 00:00", "2027-01-01T00:00:00.000Z", "a day past the month"],
  ])("%s %s is %s (%s)", (zone, wall, instant) => {
    vi.stubEnv("TZ", processZone);
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(processZone === "UTC" ? 0 : 210);
    expect(iso(instantOf(wallOf(wall), zone))).toBe(instant);
  });
});

test("a wall clock shows what Intl shows", () => {
  const instants = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2099, 0) });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
      const wall = wallTime(instant, zone);
      const parts = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "medium",
      }).format(instant);
      expect(parts).toBe(
        `${two(wall.day)}/${two(wall.month)}/${wall.year}, ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`,
      );
    }),
  );
});

test("the way there and back ends at the first instant with that wall clock", () => {
  const hours = fc.integer({ min: 0, max: 20 * 365 * 24 * 4 });
  fc.assert(
    fc.property(hours, fc.constantFrom(...zones), (quarters, zone) => {
      const instant = Date.UTC(2020, 0) + quarters * 900_000;
      const back = instantOf(wallTime(instant, zone), zone);
      expect(back).toBeLessThanOrEqual(instant);
      expect({ ...wallTime(back, zone), offsetMinutes: 0 }).toEqual({
        ...wallTime(instant, zone),
        offsetMinutes: 0,
      });
    }),
  );
});

test("weekday and offset", () => {
  expect(wallTime(Date.parse("2026-11-23T00:00:00Z"), "Asia/Shanghai")).toEqual({
    year: 2026,
    month: 11,
    day: 23,
    hour: 8,
    minute: 0,
    second: 0,
    weekday: 1,
    offsetMinutes: 480,
  });
  expect(wallTime(Date.parse("2026-11-22T12:00:00Z"), "America/St_Johns")).toMatchObject({
    weekday: 7,
    offsetMinutes: -210,
  });
});

test("an unknown zone is a RangeError", () => {
  expect(() => wallTime(0, "Mars/Olympus")).toThrow(RangeError);
  expect(isZone("Mars/Olympus")).toBe(false);
  expect(isZone("Asia/Shanghai")).toBe(true);
});

function two(value: number): string {
  return String(value).padStart(2, "0");
}
