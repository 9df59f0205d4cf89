import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { createRecurrenceRule, nextOccurrences } from "../../src/time/occurrences/occurrences.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";

const calendar = createWorkCalendar("weekdays");
const daily = (time: string): Recurrence => ({ freq: "DAILY", interval: 1, times: [time] });
const hourly: Recurrence = { freq: "HOURLY", interval: 1, times: [] };
const halfHourly: Recurrence = { freq: "MINUTELY", interval: 30, times: [] };

/** Occurrences after `after`, in UTC. */
const next = (rule: Recurrence, zone: string, after: string, limit: number) =>
  nextOccurrences(rule, { zone, calendar, after: Date.parse(after) }, limit).map((at) =>
    new Date(at).toISOString().slice(5, 16),
  );

describe("R-09 a time the clock skips comes right after the gap", () => {
  test.each([
    ["America/New_York", "02:30", "2026-03-08T00:00-05:00", "03-08T07:00"],
    ["Europe/London", "01:15", "2026-03-29T00:00Z", "03-29T01:00"],
    ["Australia/Lord_Howe", "02:10", "2026-10-03T20:00+10:30", "10-03T15:30"],
    ["America/Havana", "00:30", "2026-03-07T12:00-05:00", "03-08T05:00"],
    ["Africa/Cairo", "00:00", "2026-04-23T12:00+02:00", "04-23T22:00"],
    ["Pacific/Chatham", "03:00", "2026-09-26T20:00+12:45", "09-26T14:00"],
  ])("%s %s", (zone, time, after, expected) => {
    expect(next(daily(time), zone, after, 1)).toEqual([expected]);
  });
});

describe("R-09 a time the clock shows twice comes the first time", () => {
  test.each([
    ["America/New_York", "01:30", "2026-11-01T00:00-04:00", ["11-01T05:30", "11-02T06:30"]],
    ["Europe/London", "01:30", "2026-10-25T00:00+01:00", ["10-25T00:30", "10-26T01:30"]],
    ["Australia/Lord_Howe", "01:45", "2026-04-05T00:00+11:00", ["04-04T14:45", "04-05T15:15"]],
    ["Africa/Cairo", "23:30", "2026-10-29T12:00+03:00", ["10-29T20:30", "10-30T21:30"]],
  ])("%s %s", (zone, time, after, expected) => {
    expect(next(daily(time), zone, after, 2)).toEqual(expected);
  });
});

describe("R-09 what comes every hour comes in both hours, and not in a gap", () => {
  test("New York, autumn", () => {
    expect(next(hourly, "America/New_York", "2026-11-01T00:30-04:00", 4)).toEqual([
      "11-01T05:00",
      "11-01T06:00",
      "11-01T07:00",
      "11-01T08:00",
    ]);
  });

  test("New York, spring", () => {
    expect(next(hourly, "America/New_York", "2026-03-08T00:30-05:00", 3)).toEqual([
      "03-08T06:00",
      "03-08T07:00",
      "03-08T08:00",
    ]);
  });

  test("New York, spring, at a quarter past", () => {
    const between = { from: "00:15", to: "23:45" };
    expect(next({ ...hourly, between }, "America/New_York", "2026-03-08T01:00-05:00", 2)).toEqual([
      "03-08T06:15",
      "03-08T07:15",
    ]);
  });

  test("Lord Howe goes back half an hour", () => {
    expect(next(halfHourly, "Australia/Lord_Howe", "2026-04-05T01:00+11:00", 4)).toEqual([
      "04-04T14:30",
      "04-04T15:00",
      "04-04T15:30",
      "04-04T16:00",
    ]);
    expect(next(hourly, "Australia/Lord_Howe", "2026-04-05T00:30+11:00", 3)).toEqual([
      "04-04T14:00",
      "04-04T15:30",
      "04-04T16:30",
    ]);
  });
});

test("R-09 ten thousand occurrences on end, each after the one before", () => {
  const zones = ["America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Casablanca"];
  for (const zone of zones) {
    const rule = createRecurrenceRule(halfHourly, { zone, calendar });
    let at = Date.UTC(2026, 0, 1);
    for (let index = 0; index < 2500; index++) {
      const slot = rule.nextAfter(at) ?? 0;
      expect(slot).toBeGreaterThan(at);
      at = slot;
    }
  }
});

test.each(["Asia/Shanghai", "America/St_Johns", "UTC", "Pacific/Kiritimati", "Europe/London"])(
  "R-12 the host's zone changes nothing: TZ=%s",
  (hostZone) => {
    const script = `
      import { createCron } from "./src/scheduler/cron.ts";
      import { nextOccurrences } from "./src/time/occurrences/occurrences.ts";
      import { createWorkCalendar } from "./src/time/calendar/create.ts";
      const calendar = createWorkCalendar("cn");
      const place = { zone: "America/New_York", calendar, after: Date.parse("2026-10-31T00:00Z") };
      const rule = { freq: "DAILY", interval: 1, times: ["01:30", "09:00"] };
      console.log(JSON.stringify([
        nextOccurrences(rule, place, 6),
        createCron("0 9 1 * *", "Asia/Shanghai").nextAfter(place.after),
      ]));`;
    const { stdout } = spawnSync(
      process.execPath,
      ["--input-type=module-typescript", "-e", script],
      {
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
        env: { ...process.env, TZ: hostZone },
        encoding: "utf8",
      },
    );
    expect(JSON.parse(stdout)).toEqual([
      [
        "2026-10-31T05:30Z",
        "2026-10-31T13:00Z",
        "2026-11-01T05:30Z",
        "2026-11-01T14:00Z",
        "2026-11-02T06:30Z",
        "2026-11-02T14:00Z",
      ].map((at) => Date.parse(at)),
      Date.parse("2026-11-01T01:00Z"),
    ]);
  },
);
