import * as fc from "fast-check";
import { createTask, type ScheduledTask } from "node-cron";
import { afterAll, describe, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs } from "../../src/core/clock.ts";
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

/** A minute, with what the clock shows then. */
interface Minute {
  readonly at: number;
  readonly wall: number;
  readonly isShownAgain: boolean;
  /** Wall minutes that were skipped right before it. */
  readonly skipped: readonly number[];
}

function minutesBetween(zone: string, from: number, to: number): readonly Minute[] {
  const clock = shown(zone);
  const minutes: Minute[] = [];
  let reached = clock(from - minuteMs);
  for (let at = from; at < to; at += minuteMs) {
    const wall = clock(at);
    const skipped = [];
    for (let missed = reached + minuteMs; missed < wall; missed += minuteMs) skipped.push(missed);
    minutes.push({ at, wall, isShownAgain: wall <= reached, skipped });
    reached = Math.max(reached, wall);
  }
  return minutes;
}

/**
 * The stated rule, by walking: a time fires when the clock shows it. Shown a second time it fires again only where the
 * expression has a wildcard below the day; skipped, it fires right after the gap unless every hour has a slot anyway.
 */
function expectedSlots(expression: string, minutes: readonly Minute[]): readonly number[] {
  const [minute = "", hour = "", ...day] = expression.split(" ");
  // Asked field by field, since node-cron takes 9 µs a question: all fields must match (cron-oracle.test.ts).
  const fits = [
    matcher(`${minute} * * * *`, (wall) => wall % hourMs),
    matcher(`* ${hour} * * *`, (wall) => Math.floor(wall / hourMs) % 24),
    matcher(`* * ${day.join(" ")}`, (wall) => Math.floor(wall / dayMs)),
  ];
  const matches = (wall: number): boolean => fits.every((fit) => fit(wall));
  const everyHour = hour.startsWith("*");
  const anyWildcard = everyHour || minute.startsWith("*");
  const slots = minutes.filter(
    ({ wall, isShownAgain, skipped }) =>
      ((anyWildcard || !isShownAgain) && matches(wall)) || (!everyHour && skipped.some(matches)),
  );
  return slots.map(({ at }) => at);
}

const tasks: ScheduledTask[] = [];
afterAll(() => {
  for (const task of tasks) void task.destroy();
});

/** What node-cron says, asked once for all walls with the same `part`. */
function matcher(expression: string, part: (wall: number) => number): (wall: number) => boolean {
  const task = createTask(expression, () => undefined, { timezone: "UTC" });
  tasks.push(task);
  const known = new Map<number, boolean>();
  return (wall) => {
    const key = part(wall);
    const answer = known.get(key) ?? task.match(new Date(wall));
    known.set(key, answer);
    return answer;
  };
}

describe("R-09 around a change of the clock: fixed times once, wildcards with the clock", () => {
  test.each(changes)("%s %s", (zone, date) => {
    const from = Date.parse(`${date}T00:00:00Z`) - dayMs / 2;
    const to = from + 2 * dayMs;
    const minutes = minutesBetween(zone, from, to);
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
      const slots = expectedSlots(expression, minutes);
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
