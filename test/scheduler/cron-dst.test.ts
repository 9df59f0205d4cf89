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
 * The stated rule, by walking: a time fires when the clock shows it. Shown a second time it fires again only where the
 * expression has a wildcard below the day; skipped, it fires right after the gap unless every hour has a slot anyway.
 */
function expectedSlots(
  expression: string,
  zone: string,
  from: number,
  to: number,
): readonly number[] {
  const task = createTask(expression, () => undefined, { timezone: "UTC" });
  const matches = (wall: number): boolean => task.match(new Date(wall));
  const [minute = "", hour = ""] = expression.split(" ");
  const everyHour = hour.startsWith("*");
  const anyWildcard = everyHour || minute.startsWith("*");
  const clock = shown(zone);
  const slots: number[] = [];
  let reached = clock(from - minuteMs);
  for (let at = from; at < to; at += minuteMs) {
    const now = clock(at);
    const isShownAgain = now <= reached;
    const skipped = [];
    for (let wall = reached + minuteMs; wall < now; wall += minuteMs) skipped.push(wall);
    const isOnTime = matches(now) && (anyWildcard || !isShownAgain);
    if (isOnTime || (!everyHour && skipped.some(matches))) slots.push(at);
    reached = Math.max(reached, now);
  }
  void task.destroy();
  return slots;
}

describe("R-09 around a change of the clock: fixed times once, wildcards with the clock", () => {
  test.each(changes)("%s %s", (zone, date) => {
    const from = Date.parse(`${date}T00:00:00Z`) - dayMs / 2;
    const to = from + 2 * dayMs;
    const fixed = [
      "*/5 * * * *",
      "30 2 * * *",
      "15 0 * * *",
      "*/45 1-3 * * *",
      "20 */2 * * *",
      "0,30 0-4 * * *",
    ];
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

const newYork = "America/New_York";
const inSpring = ["2026-03-08T00:00-05:00", "2026-03-08T06:00-04:00"] as const;
const inAutumn = ["2026-11-01T00:00-04:00", "2026-11-01T04:00-05:00"] as const;

describe("R-09 in New York", () => {
  test.each([
    ["the gap: 02:30 fires at 03:00", "30 2 * * *", inSpring, ["03:00-04"]],
    ["the gap: a wildcard of minutes too", "*/20 2 * * *", inSpring, ["03:00-04"]],
    ["the gap: 03:00 wanted twice fires once", "0 2,3 * * *", inSpring, ["03:00-04"]],
    [
      "the gap: every hour goes on in the next",
      "15 * * * *",
      inSpring,
      ["00:15-05", "01:15-05", "03:15-04", "04:15-04", "05:15-04"],
    ],
    ["the hour shown twice: 01:30 fires the first time", "30 1 * * *", inAutumn, ["01:30-04"]],
    [
      "the hour shown twice: every hour runs in both",
      "0 * * * *",
      inAutumn,
      ["00:00-04", "01:00-04", "01:00-05", "02:00-05", "03:00-05", "04:00-05"],
    ],
    [
      "the hour shown twice: so does a wildcard of minutes",
      "*/30 1 * * *",
      inAutumn,
      ["01:00-04", "01:30-04", "01:00-05", "01:30-05"],
    ],
    ["the hour shown twice: a list does not", "0,30 1 * * *", inAutumn, ["01:00-04", "01:30-04"]],
  ])("%s", (_name, expression, [from, to], expected) => {
    const cron = createCron(expression, newYork);
    const slots = slotsBetween(cron, Date.parse(from), Date.parse(to));
    const day = from.slice(0, 10);
    expect(slots.map((slot) => new Date(slot))).toEqual(
      expected.map((time) => new Date(`${day}T${time}:00`)),
    );
  });
});

test("R-09 ten thousand slots on end, across twelve zones, each after the one before", () => {
  const zones = [...new Set(changes.map(([zone]) => zone))];
  expect(zones.length).toBeGreaterThanOrEqual(11);
  for (const zone of [...zones, "Asia/Shanghai"]) {
    const cron = createCron("*/37 */5 * * *", zone);
    let at = Date.UTC(2026, 0, 1);
    for (let index = 0; index < 10_000 / zones.length; index++) {
      const next = cron.nextAfter(at) ?? 0;
      expect(next).toBeGreaterThan(at);
      at = next;
    }
  }
});
