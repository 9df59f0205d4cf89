import { expect, test } from "vitest";
import type { Message } from "../../src/core/message.ts";
import { createRandom } from "../../src/core/random.ts";
import type { ReminderService } from "../../src/core/services.ts";
import { createUnitOfWork } from "../../src/core/unit-of-work.ts";
import { createReminderService } from "../../src/reminders/reminder-service.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { readRecurrence, writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";

const now = Date.parse("2026-11-23T10:00:00+08:00");
const given = freshEachTime(freshSqlite);
const message: Message = {
  id: "m1",
  robot: "r1",
  conversation: { id: "g1", kind: "group" },
  sender: { id: "u1", dingtalkId: "d1", name: "李雷", isAdmin: false },
  text: "",
  mentions: [],
  parts: [],
  sentAt: now,
  quotaExhausted: false,
};
const daily: Recurrence = { freq: "DAILY", interval: 1, times: ["09:00"] };

function serviceIn(unit: ReturnType<typeof createUnitOfWork>): ReminderService {
  return createReminderService({
    stores: given().storage,
    unit,
    message,
    random: createRandom(),
    now,
    zone: "Asia/Shanghai",
    locale: "zh-CN",
    isAdmin: false,
    mayCallEveryone: false,
    groups: [],
    calendar: createWorkCalendar("cn"),
  });
}

/** Makes a reminder in a unit of work that is then committed. */
async function remind(recurrence: Recurrence) {
  const { storage } = given();
  const unit = createUnitOfWork();
  const service = serviceIn(unit);
  const made = await service.remind({
    text: "交日报",
    at: now + 1000,
    people: ["u1"],
    recurrence: writeRecurrence(recurrence),
  });
  await storage.transaction((stores) => unit.commit(stores, now));
  return { made, service, unit };
}

test("what recurs is kept with its recurrence, and its count beside it", async () => {
  const { made } = await remind({ ...daily, count: 5 });
  const kept = await given().storage.reminders.find(made.id);
  expect(kept).toEqual(made);
  expect(kept).toMatchObject({ nextAt: now + 1000, remaining: 5, status: "active" });
  expect(readRecurrence(kept?.recurrence ?? "")).toEqual(daily);
});

test("without a count it has no end of its own", async () => {
  const { made } = await remind(daily);
  expect(made.remaining).toBeUndefined();
  expect(await given().storage.reminders.listOpen({ person: "u1", limit: 9 })).toEqual([made]);
});

test("a thousand times are taken, more are refused politely", async () => {
  expect((await remind({ ...daily, count: 1000 })).made.remaining).toBe(1000);
  await expect(remind({ ...daily, count: 1001 })).rejects.toThrow(
    "1001 次太多了，最多 1000 次。可以不写次数，或者写「到…为止」。",
  );
  expect(await given().storage.reminders.countActive()).toBe(1);
});

test("cancelled, it does not come again", async () => {
  const { storage } = given();
  const { made, service } = await remind(daily);
  const unit = createUnitOfWork();
  await serviceIn(unit).cancel(made);
  await storage.transaction((stores) => unit.commit(stores, now));
  expect(await service.mine()).toEqual([]);
  expect(await storage.reminders.due(now + 1000, 9)).toEqual([]);
});
