import { expect, test, vi } from "vitest";
import { dayMs, hourMs, secondMs } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { keepHouse } from "../../src/scheduler/housekeeping.ts";
import { createScheduler } from "../../src/scheduler/scheduler.ts";
import { readSlot, slotArrival } from "../../src/scheduler/slot-arrival.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { arrival, entry, leaseAt, reminder } from "../storage/samples.ts";
import { speaking } from "../speaking.ts";

const nine = Date.parse("2026-11-23T09:00:00+08:00");
const calendar = createWorkCalendar("cn");
const given = freshEachTime(freshSqlite);

function start() {
  const { storage } = given();
  const clock = createAdjustableClock({ startAt: nine, running: false });
  const scheduler = createScheduler({
    storage,
    clock,
    definitions: new Map(),
    calendar,
    languages: speaking("en"),
    renderReminder: ({ text }) => ({ content: { type: "text", text }, mentions: [] }),
    log: silentLog,
    metrics: noMetrics,
  });
  scheduler.start();
  const sent = async () => (await storage.outbox.count()).waiting;
  return { storage, clock, scheduler, sent };
}

test("a reminder added while it sleeps is fired when it is due, and not before", async () => {
  const { storage, clock, scheduler, sent } = start();
  await storage.reminders.add(reminder("R1", { nextAt: nine + 500 }));
  clock.advance(499);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await sent()).toBe(0);
  clock.advance(1);
  await expect.poll(sent).toBe(1);
  await scheduler.stop();
});

test("R-14 one that is 60 and one that is 400 days ahead fire then, and not at once", async () => {
  const { storage, clock, scheduler, sent } = start();
  await storage.reminders.add(reminder("R60", { nextAt: nine + 60 * dayMs }));
  await storage.reminders.add(reminder("R400", { nextAt: nine + 400 * dayMs }));
  clock.advance(59 * dayMs);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await sent()).toBe(0);
  clock.advance(dayMs);
  await expect.poll(sent).toBe(1);
  clock.advance(340 * dayMs);
  await expect.poll(sent).toBe(2);
  await scheduler.stop();
});

test("goes on after storage could not be read", async () => {
  const { storage, clock, scheduler, sent } = start();
  await scheduler.stop();
  const nextDueAt = vi
    .fn(() => storage.reminders.nextDueAt())
    .mockRejectedValueOnce(new Error("away"));
  const again = createScheduler({
    storage: { ...storage, reminders: { ...storage.reminders, nextDueAt } },
    clock,
    definitions: new Map(),
    calendar,
    languages: speaking("en"),
    renderReminder: ({ text }) => ({ content: { type: "text", text }, mentions: [] }),
    log: silentLog,
    metrics: noMetrics,
  });
  await storage.reminders.add(reminder("R1", { nextAt: nine }));
  again.start();
  await expect.poll(() => nextDueAt.mock.calls.length).toBe(1);
  clock.advance(secondMs);
  await expect.poll(sent).toBe(1);
  await again.stop();
});

test("stops while it waits, and a slot that is then due is not fired", async () => {
  const { storage, clock, scheduler, sent } = start();
  await storage.reminders.add(reminder("R1", { nextAt: nine + hourMs }));
  await scheduler.stop();
  clock.advance(2 * hourMs);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await sent()).toBe(0);
});

test("a slot's delivery can be read again", () => {
  const made = slotArrival({
    schedule: "p/a",
    at: nine,
    robot: "r1",
    conversation: "g1",
    now: nine + 5,
  });
  expect(readSlot(made.payload)).toEqual({ schedule: "p/a", at: nine });
  expect(made).toMatchObject({
    key: "schedule:p/a:2026-11-23T01:00:00.000Z",
    receivedAt: nine + 5,
  });
});

test("what was handled is kept for seven days, and looked at every hour", async () => {
  const { storage } = given();
  const clock = createAdjustableClock({ startAt: nine, running: false });
  const stop = new AbortController();
  await storage.inbox.keep([
    arrival("done", "c1", { receivedAt: nine }),
    arrival("open", "c2", { receivedAt: nine }),
  ]);
  const [delivery] = await storage.inbox.lease(leaseAt(nine, { limit: 1 }));
  await storage.inbox.complete(delivery?.id ?? 0, "h1", nine);
  await storage.outbox.add([entry("waiting")], nine);
  const prune = vi.fn((before: number) => storage.inbox.prune(before));
  const wait = vi.spyOn(clock, "wait");
  const watched = { ...storage, inbox: { ...storage.inbox, prune } };
  const running = keepHouse(watched, clock, silentLog, stop.signal, () => Promise.resolve(0));
  await expect.poll(() => wait.mock.calls.length).toBe(1);
  clock.advance(7 * dayMs);
  await expect.poll(() => wait.mock.calls.length).toBe(2);
  clock.advance(hourMs);
  await expect.poll(() => wait.mock.calls.length).toBe(3);
  const deleted = await Promise.all(prune.mock.results.map((one): Promise<number> => one.value));
  expect(deleted).toEqual([0, 0, 1]);
  expect(await storage.inbox.countPending()).toBe(1);
  expect((await storage.outbox.count()).waiting).toBe(1);
  stop.abort();
  await running;
});
