import { beforeEach, describe, expect, test } from "vitest";
import { dayMs, hourMs, minuteMs, secondMs } from "../../src/core/clock.ts";
import { silentLog, type Log } from "../../src/core/log.ts";
import type { CounterName, Metrics } from "../../src/core/metrics.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import type { Storage } from "../../src/core/storage.ts";
import { renderReminder } from "../../src/reminders/render.ts";
import { fireDue } from "../../src/scheduler/fire.ts";
import { syncReminders } from "../../src/scheduler/sync-reminders.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { reminder } from "../storage/samples.ts";
import { speaking } from "../speaking.ts";

/** A Monday. */
const nine = Date.parse("2026-11-23T09:00:00+08:00");
const calendar = createWorkCalendar("cn");
const given = freshEachTime(freshSqlite);
let counted: Partial<Record<CounterName, number>>;
let warnings: object[];
beforeEach(() => {
  counted = {};
  warnings = [];
});
const metrics: Metrics = {
  count: (name, _labels, by = 1) => void (counted[name] = (counted[name] ?? 0) + by),
};
const log: Log = {
  ...silentLog,
  warn: (fields) => void warnings.push(fields),
  error: (fields) => void warnings.push(fields),
};

const everyHour: Recurrence = { freq: "HOURLY", interval: 1, times: [] };
const everyDay: Recurrence = { freq: "DAILY", interval: 1, times: ["09:00"] };
const everyMonday: Recurrence = { ...everyDay, freq: "WEEKLY", byDay: [{ weekday: 1 }] };

const recurring = (recurrence: Recurrence, over: Partial<Reminder> = {}) =>
  reminder("R1", {
    text: "交日报",
    nextAt: nine,
    recurrence: writeRecurrence(recurrence),
    ...over,
  });

const fire = (now: number, storage: Storage = given().storage) =>
  fireDue(
    {
      storage,
      definitions: new Map(),
      calendar,
      renderReminder,
      languages: speaking("zh-CN"),
      log,
      metrics,
    },
    now,
  );
const texts = async () =>
  (await given().storage.outbox.list({ limit: 1000 })).map(({ reply: { content } }) =>
    content.type === "text" ? content.text : content.type,
  );
const kept = () => given().storage.reminders.find("R1");

test("a recurring reminder comes on time, each time once, until it is cancelled", async () => {
  const { reminders } = given().storage;
  await reminders.add(recurring(everyDay));
  expect(await fire(nine - 1)).toBe(false);
  expect(await fire(nine)).toBe(true);
  expect(await fire(nine)).toBe(false);
  expect(await kept()).toMatchObject({ status: "active", nextAt: nine + dayMs });
  await fire(nine + dayMs + minuteMs);
  expect(await texts()).toEqual(["⏰ 交日报", "⏰ 交日报"]);
  await reminders.cancel("R1");
  expect(await fire(nine + 2 * dayMs)).toBe(false);
  expect(counted).toEqual({ slots_fired: 2 });
});

describe("R-05 down for so long, a recurring reminder comes once, late, or says what was missed", () => {
  const down = { "61 s": 61 * secondMs, "1 h": hourMs, "1 day": dayMs, "30 days": 30 * dayMs };
  const rules = { hourly: everyHour, daily: everyDay, weekly: everyMonday };
  test.each([
    ["hourly", "61 s", "⏰ 交日报（晚了 1 分钟 1 秒）", 0],
    ["hourly", "1 h", "⏰ 交日报（之前还错过了 1 次）", 1],
    ["hourly", "1 day", "⏰ 交日报（之前还错过了 24 次）", 24],
    ["hourly", "30 days", "⏰ 交日报（之前还错过了 720 次）", 720],
    ["daily", "61 s", "⏰ 交日报（晚了 1 分钟 1 秒）", 0],
    ["daily", "1 h", "⏰ 交日报（晚了 1 小时）", 0],
    ["daily", "1 day", "⏰ 交日报（之前还错过了 1 次）", 1],
    ["daily", "30 days", "⏰ 交日报（之前还错过了 30 次）", 30],
    ["weekly", "61 s", "⏰ 交日报（晚了 1 分钟 1 秒）", 0],
    ["weekly", "1 h", "⏰ 交日报（晚了 1 小时）", 0],
    ["weekly", "1 day", "⏰ 交日报（晚了 1 天）", 0],
    [
      "weekly",
      "30 days",
      "⏰ 交日报（我没在运行，错过了 5 次，最近一次是 12-21 周一 09:00（北京时间）；下次 12-28 周一 09:00（北京时间））",
      5,
    ],
  ] as const)("%s, %s: %s, %d missed", async (rule, duration, text, missed) => {
    await given().storage.reminders.add(recurring(rules[rule]));
    await fire(nine + down[duration]);
    expect(await fire(nine + down[duration])).toBe(false);
    expect(await texts()).toEqual([text]);
    expect(counted.slots_missed ?? 0).toBe(missed);
    expect(warnings).toHaveLength(missed > 0 ? 1 : 0);
    expect((await kept())?.nextAt).toBeGreaterThan(nine + down[duration]);
  });

  test.each(Object.entries(down))("one that comes once comes late: %s", async (_name, late) => {
    await given().storage.reminders.add(reminder("R1", { nextAt: nine }));
    await fire(nine + late);
    expect(await texts()).toEqual([expect.stringMatching(/^⏰ 开会（晚了 /u)]);
    expect(await kept()).toMatchObject({ status: "done" });
    expect(counted).toEqual({ slots_fired: 1 });
  });
});

describe("a count", () => {
  test("ends it", async () => {
    await given().storage.reminders.add(recurring(everyDay, { remaining: 2 }));
    await fire(nine);
    expect(await kept()).toMatchObject({ remaining: 1, nextAt: nine + dayMs });
    await fire(nine + dayMs);
    expect(await kept()).toMatchObject({ status: "done" });
    expect(await texts()).toHaveLength(2);
  });

  test("counts what was missed, and never goes on behind its last", async () => {
    await given().storage.reminders.add(recurring(everyHour, { remaining: 3 }));
    await fire(nine + 10 * hourMs);
    expect(await texts()).toEqual(["⏰ 交日报（晚了 8 小时）（之前还错过了 2 次）"]);
    expect(await kept()).toMatchObject({ status: "done" });
  });

  test("does not count a slot again that comes again because the clock was set back", async () => {
    const { storage } = given();
    await storage.reminders.add(recurring(everyDay, { remaining: 3 }));
    await fire(nine);
    await syncReminders(storage, { calendar, log }, nine - hourMs);
    expect(await kept()).toMatchObject({ nextAt: nine, remaining: 2 });
    await fire(nine);
    expect(await kept()).toMatchObject({ nextAt: nine + dayMs, remaining: 2 });
    expect(await texts()).toHaveLength(1);
  });
});

test("it ends with its last day", async () => {
  const until = { year: 2026, month: 11, day: 24 };
  await given().storage.reminders.add(recurring({ ...everyDay, until }));
  await fire(nine);
  await fire(nine + dayMs);
  expect(await kept()).toMatchObject({ status: "done" });
});

test("a recurrence that cannot be read is told once and ends, and holds up nobody", async () => {
  const { reminders } = given().storage;
  await reminders.add(reminder("R1", { nextAt: nine, recurrence: '{"rule":"FREQ=SECONDLY"}' }));
  await reminders.add({ ...recurring(everyDay), id: "R2" });
  await fire(nine);
  expect(await texts()).toEqual(["⏰ 开会", "⏰ 交日报"]);
  expect(await kept()).toMatchObject({ status: "done" });
  expect(warnings).toMatchObject([{ reminder: "R1" }]);
});

test("a moment that its rule does not have any more is passed over", async () => {
  await given().storage.reminders.add(recurring(everyDay, { nextAt: nine - hourMs, remaining: 2 }));
  await fire(nine - hourMs);
  expect(await texts()).toEqual([]);
  expect(await kept()).toMatchObject({ nextAt: nine, remaining: 2 });
});

const diskFull = () => Promise.reject(new Error("disk full"));

test("when storage fails nothing is told and it does not move on", async () => {
  const { storage } = given();
  await storage.reminders.add(recurring(everyDay));
  const full: Storage = {
    ...storage,
    transaction: (work) =>
      storage.transaction((stores) =>
        work({ ...stores, reminders: { ...stores.reminders, moveOn: diskFull } }),
      ),
  };
  await expect(fire(nine, full)).rejects.toThrow("disk full");
  expect(await texts()).toEqual([]);
  expect(await kept()).toMatchObject({ nextAt: nine });
  await fire(nine);
  expect(await texts()).toEqual(["⏰ 交日报"]);
});

test("R-07 set back, it comes when the clock shows its time again, and what was told is not told again", async () => {
  const { storage } = given();
  await storage.reminders.add(recurring(everyHour));
  await fire(nine);
  await fire(nine + 365 * dayMs);
  expect(await texts()).toHaveLength(2);
  await syncReminders(storage, { calendar, log }, nine + minuteMs - hourMs);
  expect(await kept()).toMatchObject({ nextAt: nine });
  await fire(nine);
  expect(await texts()).toHaveLength(2);
  await fire(nine + hourMs);
  expect(await texts()).toHaveLength(3);
});

test("a thousand and more are brought back, page by page", async () => {
  const { storage } = given();
  await storage.transaction(async ({ reminders }) => {
    for (let index = 0; index < 1100; index++) {
      await reminders.add({ ...recurring(everyDay), id: `R${index}`, nextAt: nine + dayMs });
    }
  });
  await syncReminders(storage, { calendar, log }, nine - 1);
  expect((await storage.reminders.due(nine, 2000)).length).toBe(1100);
});

test("R-06 a year of every five minutes is decided in less than 100 ms", async () => {
  const often: Recurrence = { freq: "MINUTELY", interval: 5, times: [] };
  await given().storage.reminders.add(recurring(often));
  await fire(nine);
  const before = performance.now();
  await fire(nine + 365 * dayMs);
  expect(performance.now() - before).toBeLessThan(100);
  expect(counted.slots_missed).toBe((365 * dayMs) / (5 * minuteMs) - 1);
});

describe("R-12 the clock on the wall is kept in the zone of the reminder", () => {
  test("over the end of summer time", async () => {
    const saturday = Date.parse("2026-10-31T09:00:00-04:00");
    await given().storage.reminders.add(
      recurring(everyDay, { zone: "America/New_York", nextAt: saturday }),
    );
    await fire(saturday);
    expect(await kept()).toMatchObject({ nextAt: Date.parse("2026-11-01T09:00:00-05:00") });
  });
});
