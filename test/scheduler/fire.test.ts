import { beforeEach, describe, expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/core/clock.ts";
import type { Log } from "../../src/core/log.ts";
import { silentLog } from "../../src/core/log.ts";
import type { CounterName, Metrics } from "../../src/core/metrics.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createCron } from "../../src/scheduler/cron.ts";
import { fireDue } from "../../src/scheduler/fire.ts";
import {
  createScheduleDefinition,
  type ScheduleSpec,
} from "../../src/scheduler/schedule-definition.ts";
import { syncSchedules } from "../../src/scheduler/sync.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { reminder } from "../storage/samples.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { speaking } from "../speaking.ts";

const nine = Date.parse("2026-11-23T09:00:00+08:00");
const calendar = createWorkCalendar("cn");
const given = freshEachTime(freshSqlite);
let counted: Partial<Record<CounterName, number>>;
let errors: object[];
beforeEach(() => {
  counted = {};
  errors = [];
});
const metrics: Metrics = {
  count: (name, _labels, by = 1) => void (counted[name] = (counted[name] ?? 0) + by),
};
const log: Log = { ...silentLog, error: (fields) => void errors.push(fields) };

const says: NonNullable<ScheduleSpec["render"]> = ({ slot, latenessMs }) => ({
  content: { type: "text", text: `${new Date(slot).toISOString()} ${latenessMs}` },
  mentions: [],
});
const hourly = (expression: string) => ({
  fingerprint: expression,
  rule: createCron(expression, "Asia/Shanghai"),
});
const schedule = (key: string, over: Partial<ScheduleSpec> = {}) =>
  createScheduleDefinition({
    key,
    ...hourly("0 * * * *"),
    catchUp: "latest",
    withinMs: 24 * hourMs,
    destination: { kind: "group", robot: "r1", conversation: "g1" },
    render: says,
    ...over,
  });

type Definition = ReturnType<typeof schedule>;
const fire = (
  now: number,
  definitions: readonly Definition[] = [],
  storage: Storage = given().storage,
) =>
  fireDue(
    {
      storage,
      definitions: new Map(definitions.map((one) => [one.key, one])),
      calendar,
      languages: speaking("en"),
      renderReminder: (one, { latenessMs }) => ({
        content: { type: "text", text: `${one.text} ${latenessMs}` },
        mentions: [],
      }),
      log,
      metrics,
    },
    now,
  );
const sync = (definitions: readonly Definition[], now: number) =>
  syncSchedules(given().storage, definitions, now);
const kept = async () =>
  (await given().storage.outbox.list({ limit: 100 })).map((one) => one.key).toSorted();
const stateOf = async (key: string) =>
  (await given().storage.schedules.list()).find((one) => one.key === key);

describe("a schedule", () => {
  test("fires at its slot, once, and moves on to the next", async () => {
    const standup = schedule("p/standup");
    await sync([standup], nine - 1);
    expect(await fire(nine - 1, [standup])).toBe(false);
    expect(await fire(nine, [standup])).toBe(true);
    expect(await fire(nine, [standup])).toBe(false);
    expect(await kept()).toEqual(["schedule:p/standup:2026-11-23T01:00:00.000Z"]);
    expect(await stateOf("p/standup")).toMatchObject({ nextAt: nine + hourMs, lastSlot: nine });
    expect(counted).toEqual({ slots_fired: 1 });
  });

  test("says how late it is only when it is", async () => {
    const standup = schedule("p/standup");
    await sync([standup], nine - 1);
    await fire(nine + minuteMs, [standup]);
    await fire(nine + hourMs + minuteMs + 1, [standup]);
    const texts = (await given().storage.outbox.list({ limit: 10 })).map(
      ({ reply }) => reply.content,
    );
    expect(texts).toContainEqual({ type: "text", text: "2026-11-23T01:00:00.000Z 0" });
    expect(texts).toContainEqual({ type: "text", text: "2026-11-23T02:00:00.000Z 60001" });
  });

  test("with a handler becomes a delivery that is kept", async () => {
    const call = createScheduleDefinition({
      key: "p/call",
      ...hourly("0 * * * *"),
      catchUp: "latest",
      withinMs: hourMs,
      destination: { kind: "group", robot: "r1", conversation: "g1" },
    });
    await sync([call], nine - 1);
    await fire(nine, [call]);
    expect(await kept()).toEqual([]);
    const [delivery] = await given().storage.inbox.lease({
      holder: "h",
      now: nine,
      leaseMs: 1000,
      limit: 5,
    });
    expect(delivery).toMatchObject({ kind: "slot", conversation: "g1", receivedAt: nine });
    expect(JSON.parse(delivery?.payload ?? "")).toEqual({ schedule: "p/call", at: nine });
  });

  test("a slot fired again, as after a restore of its row, is not kept again", async () => {
    const standup = schedule("p/standup");
    await sync([standup], nine - 1);
    await fire(nine, [standup]);
    await given().storage.schedules.put({
      key: standup.key,
      fingerprint: standup.fingerprint,
      nextAt: nine,
    });
    await fire(nine, [standup]);
    expect(await kept()).toHaveLength(1);
  });

  test("its slots that are skipped are counted", async () => {
    const standup = schedule("p/standup", { withinMs: hourMs });
    await sync([standup], nine - 1);
    await fire(nine + 10 * hourMs, [standup]);
    expect(counted).toEqual({ slots_fired: 1, slots_missed: 10 });
  });

  test("whose render throws does not hold up others, and moves on", async () => {
    const broken = schedule("p/a-broken", {
      render: () => {
        throw new Error("no such variable");
      },
    });
    const good = schedule("p/good");
    await sync([broken, good], nine - 1);
    await given().storage.reminders.add(reminder("R1", { nextAt: nine }));
    await fire(nine, [broken, good]);
    expect(await kept()).toEqual([
      "reminder:R1:2026-11-23T01:00:00.000Z",
      "schedule:p/good:2026-11-23T01:00:00.000Z",
    ]);
    expect(errors).toEqual([
      { schedule: "p/a-broken", slot: "2026-11-23T01:00:00.000Z", error: "no such variable" },
    ]);
    expect((await stateOf("p/a-broken"))?.nextAt).toBe(nine + hourMs);
    expect(counted).toEqual({ slots_fired: 2 });
  });

  test("that is not loaded here is left to who has it", async () => {
    await sync([schedule("p/theirs")], nine - 1);
    expect(await fire(nine, [])).toBe(false);
    expect((await stateOf("p/theirs"))?.nextAt).toBe(nine);
  });
});

const full = () => Promise.reject(new Error("disk full"));
/** The storage, whose outbox takes nothing inside a transaction. */
const failing = (): Storage => {
  const { storage } = given();
  return {
    ...storage,
    transaction: (work) =>
      storage.transaction((stores) => {
        return work({ ...stores, outbox: { ...stores.outbox, add: full } });
      }),
  };
};

describe("when storage fails nothing is fired, and all of it the next time", () => {
  test("a schedule's slot is not lost", async () => {
    const standup = schedule("p/standup");
    await sync([standup], nine - 1);
    await expect(fire(nine, [standup], failing())).rejects.toThrow("disk full");
    expect(counted).toEqual({});
    expect((await stateOf("p/standup"))?.nextAt).toBe(nine);
    await fire(nine + 1000, [standup]);
    expect(await kept()).toHaveLength(1);
  });

  test("nor is a reminder", async () => {
    await given().storage.reminders.add(reminder("R1", { nextAt: nine }));
    await expect(fire(nine, [], failing())).rejects.toThrow("disk full");
    expect(await fire(nine, [])).toBe(true);
    expect(await fire(nine, [])).toBe(false);
    expect(await kept()).toEqual(["reminder:R1:2026-11-23T01:00:00.000Z"]);
    expect(counted).toEqual({ slots_fired: 1 });
  });
});

describe("R-17 loading", () => {
  test("the same schedules a hundred times changes nothing", async () => {
    const standup = schedule("p/standup");
    await sync([standup], nine - 1);
    for (let load = 0; load < 100; load++) await sync([standup], nine + load * hourMs);
    expect(await given().storage.schedules.list()).toMatchObject([
      { key: "p/standup", nextAt: nine },
    ]);
  });

  test("a changed rule starts from now, and one that is gone is forgotten", async () => {
    await sync([schedule("p/standup"), schedule("p/gone")], nine - 1);
    await sync([schedule("p/standup", hourly("30 * * * *"))], nine + hourMs);
    const states = await given().storage.schedules.list();
    expect(states).toMatchObject([{ key: "p/standup", nextAt: nine + 1.5 * hourMs }]);
  });
});
