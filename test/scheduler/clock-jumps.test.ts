import { describe, expect, onTestFinished, test } from "vitest";
import { dayMs, hourMs, minuteMs, secondMs } from "../../src/core/clock.ts";
import { silentLog, type Log } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { renderReminder } from "../../src/reminders/render.ts";
import { createScheduleDefinition } from "../../src/scheduler/schedule-definition.ts";
import { createScheduleRule } from "../../src/scheduler/schedule-rule.ts";
import { createScheduler } from "../../src/scheduler/scheduler.ts";
import { syncSchedules } from "../../src/scheduler/sync.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { reminder } from "../storage/samples.ts";
import { speaking } from "../speaking.ts";

/** A Monday. */
const nine = Date.parse("2026-11-23T09:00:00+08:00");
const zone = "Asia/Shanghai";
const calendar = createWorkCalendar("cn");
const given = freshEachTime(freshSqlite);

/** A scheduler with an hourly schedule and a reminder of every workday at nine, started at `startAt`. */
async function start(startAt: number) {
  const { storage } = given();
  const clock = createAdjustableClock({ startAt, running: false });
  const hourly = createScheduleDefinition({
    key: "p/hourly",
    ...createScheduleRule({ kind: "cron", expression: "0 * * * *" }, { zone, calendar }),
    catchUp: "latest",
    withinMs: dayMs,
    destination: { kind: "group", robot: "r1", conversation: "g1" },
    render: () => ({ content: { type: "text", text: "整点" }, mentions: [] }),
  });
  const warnings: string[] = [];
  const log: Log = { ...silentLog, warn: (_fields, message) => void warnings.push(message) };
  const scheduler = createScheduler({
    storage,
    clock,
    definitions: new Map([[hourly.key, hourly]]),
    calendar,
    renderReminder,
    languages: speaking("en"),
    log,
    metrics: noMetrics,
  });
  await syncSchedules(storage, [hourly], startAt);
  await storage.reminders.add(
    reminder("R1", {
      nextAt: nine,
      recurrence: writeRecurrence({
        freq: "DAILY",
        interval: 1,
        times: ["09:00"],
        calendar: "workday",
      }),
    }),
  );
  scheduler.start();
  onTestFinished(() => scheduler.stop());

  /** The slots told so far, in Beijing time: `R1 11-23 09:00`. */
  const told = async (): Promise<readonly string[]> =>
    (await storage.outbox.list({ limit: 1000 })).map(({ key }) => {
      const [, name = "", slot = ""] = /^\w+:([^:]+):(.+)$/u.exec(key) ?? [];
      const wall = new Date(Date.parse(slot) + 8 * hourMs).toISOString();
      return `${name} ${wall.slice(5, 16).replace("T", " ")}`;
    });
  /** Asks again and again while the clock goes on by itself, as the loop may begin to wait at any time. */
  const soon = <T>(ask: () => T) =>
    expect.poll(() => {
      clock.advance(100);
      return ask();
    });
  const toldCount = async (): Promise<number> => (await told()).length;
  return { clock, told, toldCount, warnings, soon };
}

const both = (slot: string) => [`R1 ${slot}`, `p/hourly ${slot}`];

test.each([
  ["61 s", 61 * secondMs, both("11-23 09:00")],
  ["1 h", hourMs + minuteMs, ["R1 11-23 09:00", "p/hourly 11-23 10:00"]],
  ["1 day", dayMs + minuteMs, ["R1 11-24 09:00", "p/hourly 11-24 09:00"]],
  ["365 days", 365 * dayMs + minuteMs, ["R1 11-23 09:00", "p/hourly 11-23 09:00"]],
])(
  "R-06 the clock jumps %s ahead: each tells its last slot once",
  async (_name, aheadMs, slots) => {
    const { clock, told, toldCount, soon } = await start(nine - secondMs);
    clock.advance(secondMs + aheadMs);
    await soon(toldCount).toBe(2);
    // It goes on with the next hour, and tells nothing twice.
    clock.advance(hourMs);
    await soon(toldCount).toBe(3);
    expect((await told()).slice(0, 2).toSorted()).toEqual(slots.toSorted());
  },
);

describe("R-07 the clock goes back", () => {
  test.each([
    ["1 h", hourMs],
    ["1 day", dayMs],
  ])(
    "%s: what was told is not told again, what comes is told at its time",
    async (_name, backMs) => {
      const { clock, told, toldCount, warnings, soon } = await start(nine - secondMs);
      clock.advance(secondMs);
      await soon(toldCount).toBe(2);
      clock.advance(-backMs);
      clock.advance(secondMs);
      await soon(() => warnings.length).toBe(1);
      const slotsAgain = backMs / hourMs;
      for (let hour = 0; hour <= slotsAgain; hour++) clock.advance(hourMs);
      await soon(async () => (await told()).at(-1)).toBe("p/hourly 11-23 10:00");
      const slots = await told();
      expect(new Set(slots).size).toBe(slots.length);
      expect(slots.filter((slot) => slot.startsWith("R1"))).toEqual(["R1 11-23 09:00"]);
    },
  );

  test("a year, after it had gone ahead a year: the reminder comes on the next day", async () => {
    const { clock, told, toldCount, warnings, soon } = await start(nine - secondMs);
    clock.advance(secondMs);
    await soon(toldCount).toBe(2);
    clock.advance(365 * dayMs);
    await soon(toldCount).toBe(4);
    clock.advance(-365 * dayMs);
    clock.advance(secondMs);
    await soon(() => warnings.join()).toMatch(/set back/u);
    clock.advance(dayMs);
    await soon(told).toContain("R1 11-24 09:00");
  });
});

test("R-08 ten jumps over the due minute tell it once", async () => {
  const { clock, told, toldCount, soon } = await start(nine - minuteMs);
  for (let jump = 0; jump < 10; jump++) {
    clock.advance(jump % 2 === 0 ? 2 * minuteMs : -2 * minuteMs);
    clock.advance(secondMs);
    await soon(toldCount).toBe(2);
    clock.advance(-secondMs);
  }
  expect((await told()).toSorted()).toEqual(both("11-23 09:00").toSorted());
});
