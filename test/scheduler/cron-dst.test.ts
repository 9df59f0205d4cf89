import * as fc from "fast-check";
import { createTask } from "node-cron";
import { describe, expect, test } from "vitest";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import { createCron } from "../../src/scheduler/cron.ts";
import { anyExpression, slotsBetween } from "./any-expression.ts";

/** A zone, and a date on which its clocks change, with the day before and after. */
const changes: readonly (readonly [zone: string, date: string])[] = [
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Pacific/Chatham", "2026-04-05"],
  ["Pacific/Chatham", "2026-09-27"],
  ["America/Havana", "2026-03-08"],
  ["America/Havana", "2026-11-01"],
  ["Africa/Cairo", "2026-04-24"],
  ["Africa/Cairo", "2026-10-29"],
  ["Asia/Beirut", "2026-03-29"],
  ["Asia/Beirut", "2026-10-24"],
  ["America/Santiago", "2026-04-04"],
  ["America/Santiago", "2026-09-06"],
  ["Africa/Casablanca", "2026-02-15"],
  ["Africa/Casablanca", "2026-03-22"],
  ["Antarctica/Troll", "2026-03-29"],
  ["Europe/Dublin", "2026-10-25"],
];

/** What the clock shows, as if it were UTC: read from Intl, without the product's own zone code. */
function shown(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (instant) => Date.parse(`${format.format(instant).replace(" ", "T")}Z`);
}

/**
 * The rule of `createCron`, by walking: a wanted time fires at the first instant at which the clock shows
 * it or has skipped it.
 */
function expectedSlots(
  expression: string,
  zone: string,
  from: number,
  to: number,
): readonly number[] {
  const task = createTask(expression, () => undefined, { timezone: "UTC" });
  const clock = shown(zone);
  const slots: number[] = [];
  let reached = clock(from - minuteMs);
  for (let at = from; at < to; at += minuteMs) {
    const now = clock(at);
    const wanted = [];
    for (let wall = reached + minuteMs; wall <= now; wall += minuteMs) wanted.push(wall);
    if (wanted.some((wall) => task.match(new Date(wall)))) slots.push(at);
    reached = Math.max(reached, now);
  }
  void task.destroy();
  return slots;
}

describe("R-09 around a change of the clock, a slot fires once: at its time, the first time, or right after the gap", () => {
  test.each(changes)("%s %s", (zone, date) => {
    const from = Date.parse(`${date}T00:00:00Z`) - dayMs / 2;
    const to = from + 2 * dayMs;
    const fixed = ["*/5 * * * *", "30 2 * * *", "15 0 * * *", "*/45 1-3 * * *"];
    const some = fc.sample(anyExpression, { numRuns: 3, seed: 20_261_123 });
    for (const expression of [...fixed, ...some]) {
      const cron = createCron(expression, zone);
      const slots = expectedSlots(expression, zone, from, to);
      expect(slotsBetween(cron, from, to - 1), expression).toEqual(slots);
      expect(cron.count(from, to - 1), expression).toBe(slots.length);
      expect(cron.latest(from, to - 1), expression).toBe(slots.at(-1) ?? null);
    }
  });
});

test("those dates are dates on which the clock changes", () => {
  for (const [zone, date] of changes) {
    const at = Date.parse(`${date}T00:00:00Z`);
    const clock = shown(zone);
    expect(clock(at + 2 * dayMs) - clock(at - dayMs), `${zone} ${date}`).not.toBe(3 * dayMs);
  }
});

test.each([
  [
    "the gap of spring: 02:30 fires at 03:00",
    "30 2 * * *",
    "2026-03-08T00:00-05:00",
    "2026-03-08T03:00-04:00",
  ],
  [
    "the hour shown twice: the first 01:30",
    "30 1 * * *",
    "2026-11-01T00:00-04:00",
    "2026-11-01T01:30-04:00",
  ],
  ["and not the second", "30 1 * * *", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00"],
  [
    "hourly: 01:00 once, then 02:00",
    "0 * * * *",
    "2026-11-01T01:00-04:00",
    "2026-11-01T02:00-05:00",
  ],
])("R-09 in New York, %s", (_name, expression, after, slot) => {
  const next = createCron(expression, "America/New_York").nextAfter(Date.parse(after));
  expect(new Date(next ?? 0)).toEqual(new Date(slot));
});
