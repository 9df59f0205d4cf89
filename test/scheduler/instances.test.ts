import { expect, test } from "vitest";
import { dayMs } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import { fireDue } from "../../src/scheduler/fire.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import { freshPostgres } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { reminder } from "../storage/samples.ts";
import { speaking } from "../speaking.ts";

const nine = Date.parse("2026-11-23T09:00:00+08:00");
const given = freshEachTime(freshPostgres);
const recurrence = writeRecurrence({ freq: "DAILY", interval: 1, times: ["09:00"] });

test("M-01 four instances tell fifty recurring reminders once each, and each counts once", async () => {
  const { storage, open } = given();
  for (let index = 0; index < 50; index++) {
    await storage.reminders.add(reminder(`R${index}`, { nextAt: nine, recurrence, remaining: 3 }));
  }
  const instances = [storage, await open(), await open(), await open()];
  for (const day of [0, 1]) {
    const now = nine + day * dayMs;
    await Promise.all(
      instances.flatMap((one) =>
        [1, 2, 3].map(() =>
          fireDue(
            {
              storage: one,
              definitions: new Map(),
              calendar: createWorkCalendar("cn"),
              languages: speaking("en"),
              renderReminder: ({ text }) => ({ content: { type: "text", text }, mentions: [] }),
              log: silentLog,
              metrics: noMetrics,
            },
            now,
          ),
        ),
      ),
    );
    expect((await storage.outbox.count()).waiting).toBe(50 * (day + 1));
    const all = await storage.reminders.listRecurring({ afterId: "", limit: 100 });
    expect(new Set(all.map(({ nextAt }) => nextAt))).toEqual(new Set([now + dayMs]));
    expect(new Set(all.map(({ remaining }) => remaining))).toEqual(new Set([2 - day]));
  }
});
