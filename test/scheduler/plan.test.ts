import { describe, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs, secondMs } from "../../src/core/clock.ts";
import { createCron } from "../../src/scheduler/cron.ts";
import type { Rule } from "../../src/time/occurrences/rule.ts";
import { planSlots, type CatchUp } from "../../src/scheduler/plan.ts";
import { slotsBetween } from "./any-expression.ts";

const hourly = createCron("0 * * * *", "Asia/Shanghai");
const nine = Date.parse("2026-11-23T09:00:00+08:00");
const down = { "61 s": 61 * secondMs, "1 h": hourMs, "1 day": dayMs, "30 days": 30 * dayMs };

const plan = (now: number, catchUp: CatchUp, over: { rule?: Rule; withinMs?: number } = {}) =>
  planSlots({ rule: hourly, nextAt: nine, now, catchUp, withinMs: dayMs, ...over });

describe("R-05 an hourly schedule, due at nine, within 24 h: the bot is back so long after", () => {
  test.each([
    ["61 s", "none", 0, 1],
    ["61 s", "latest", 1, 0],
    ["61 s", "all", 1, 0],
    // 10:00 on the dot is itself on time, whatever the policy.
    ["1 h", "none", 1, 1],
    ["1 h", "latest", 1, 1],
    ["1 h", "all", 2, 0],
    ["1 day", "none", 1, 24],
    ["1 day", "latest", 1, 24],
    ["1 day", "all", 25, 0],
    ["30 days", "none", 1, 720],
    ["30 days", "latest", 1, 720],
    ["30 days", "all", 25, 696],
  ] as const)("down %s, catch up %s: %d fired, %d missed", (duration, catchUp, fired, missed) => {
    const now = nine + down[duration];
    const planned = plan(now, catchUp);
    expect({ fired: planned.fire.length, missed: planned.missed }).toEqual({ fired, missed });
    expect(planned.fire).toEqual(planned.fire.toSorted((a, b) => a - b));
    expect(planned.nextAt).toBe(hourly.nextAfter(now));
    expect(fired + missed).toBe(slotsBetween(hourly, nine, now).length);
  });
});

describe("what counts as on time", () => {
  test.each([
    ["at once", 0, 1],
    ["a minute later", minuteMs, 1],
    ["a moment past the minute", minuteMs + 1, 0],
  ])("catch up none, %s: %d ms, %d fired", (_name, late, fired) => {
    expect(plan(nine + late, "none").fire).toHaveLength(fired);
  });

  test("a window shorter than a minute is a minute", () => {
    expect(plan(nine + minuteMs, "latest", { withinMs: 0 }).fire).toEqual([nine]);
  });
});

test("latest: one slot, the last, and none when it is older than the window", () => {
  const now = nine + 30 * minuteMs;
  expect(plan(now, "latest", { withinMs: hourMs })).toMatchObject({ fire: [nine], missed: 0 });
  expect(plan(now, "latest", { withinMs: 29 * minuteMs })).toMatchObject({ fire: [], missed: 1 });
});

test("all: at most a hundred, the newest, oldest first; the rest is missed", () => {
  const cron = createCron("* * * * *", "Asia/Shanghai");
  const { fire, missed } = plan(nine + dayMs, "all", { rule: cron });
  expect(fire).toHaveLength(100);
  expect(fire[0]).toBe(nine + dayMs - 99 * minuteMs);
  expect(fire.at(-1)).toBe(nine + dayMs);
  expect(missed).toBe(1441 - 100);
});

test("R-07 the clock going back fires nothing twice: the next slot stays where it is", () => {
  const { nextAt } = plan(nine, "latest");
  const next = nextAt ?? 0;
  for (const back of [secondMs, hourMs, dayMs]) {
    const again = planSlots({
      rule: hourly,
      nextAt: next,
      now: nine - back,
      catchUp: "all",
      withinMs: dayMs,
    });
    expect(again).toEqual({ fire: [], missed: 0, nextAt: next });
  }
});

test("R-08 ten jumps over the due minute fire it once", () => {
  let nextAt: number | null = nine;
  const fired: number[] = [];
  for (let jump = 0; jump < 10; jump++) {
    const now = nine + (jump % 2 === 0 ? minuteMs : -minuteMs);
    const planned = planSlots({
      rule: hourly,
      nextAt: nextAt ?? 0,
      now,
      catchUp: "all",
      withinMs: dayMs,
    });
    fired.push(...planned.fire);
    nextAt = planned.nextAt;
  }
  expect(fired).toEqual([nine]);
});

test("R-06 a year away is planned in less than 100 ms, for a schedule of every minute", () => {
  const cron = createCron("* * * * *", "Asia/Shanghai");
  plan(nine + dayMs, "latest", { rule: cron });
  const { missed } = plan(nine + 365 * dayMs, "latest", { rule: cron });
  expect(missed).toBe(525_600);
});
