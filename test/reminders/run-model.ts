import { expect } from "vitest";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import { createRandom } from "../../src/core/random.ts";
import type { ReminderService } from "../../src/core/services.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createUnitOfWork } from "../../src/core/unit-of-work.ts";
import { createReminderService } from "../../src/reminders/reminder-service.ts";
import { renderReminder } from "../../src/reminders/render.ts";
import { fireDue } from "../../src/scheduler/fire.ts";
import { syncReminders } from "../../src/scheduler/sync-reminders.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import { createModel, dueAt, type Change, type Modelled, type Step, type When } from "./model.ts";
import { speaking } from "../speaking.ts";

const calendar = createWorkCalendar("cn");
const random = createRandom();
const zone = "Asia/Shanghai";
const rights = { isAdmin: false, mayCallEveryone: false, groups: [], locale: "zh-CN" } as const;
const start = Date.parse("2026-11-23T10:00:00+08:00");
const everyDay = writeRecurrence({ freq: "DAILY", interval: 1, times: ["09:00"] });
/** Somebody new in each run, who sees nothing of the runs before. */
function newcomer() {
  const id = `u${random.shortId(8)}`;
  return {
    robot: "r1",
    conversation: { id: "c1", kind: "person" },
    sender: { id, dingtalkId: id, name: "李雷", isAdmin: false },
  } as const;
}

/** Takes the steps with the product and with the model, and compares all that was told and is left. */
export async function runSteps(
  open: () => Promise<Storage>,
  steps: readonly Step[],
): Promise<void> {
  const model = createModel();
  const message = newcomer();
  let storage = await open();
  let now = start;
  let texts = 0;

  const fire = async (): Promise<void> => {
    const options = {
      storage,
      definitions: new Map(),
      calendar,
      log: silentLog,
      metrics: noMetrics,
      renderReminder,
      languages: speaking("zh-CN"),
    };
    await fireDue(options, now);
    model.fire(now);
  };

  /** Does something as a handler does: what it writes is committed later, and what is due may come before. */
  async function act(
    racedMinutes: number,
    work: (service: ReminderService) => Promise<unknown>,
  ): Promise<"done" | "refused" | "again"> {
    const unit = createUnitOfWork();
    const about = { ...rights, stores: storage, unit, message, random, now, zone, calendar };
    const service = createReminderService(about);
    const isRefused = await work(service).then(
      () => false,
      () => true,
    );
    if (racedMinutes > 0) {
      now += racedMinutes * minuteMs;
      await fire();
    }
    if (isRefused) return "refused";
    return storage
      .transaction((stores) => unit.commit(stores, now))
      .then(
        () => "done" as const,
        () => "again" as const,
      );
  }

  async function create(
    wanted: When,
    racedMinutes: number,
    text = `事${++texts}。`,
  ): Promise<void> {
    let id = "";
    const nextAt = dueAt(now, wanted);
    const isDaily = wanted === "daily";
    const again = isDaily ? { recurrence: everyDay } : {};
    const outcome = await act(racedMinutes, async (service) => {
      ({ id } = await service.remind({ text, at: nextAt, people: [message.sender.id], ...again }));
    });
    expect(outcome).toBe("done");
    model.reminders.push({ id, text, status: "active", nextAt, isDaily });
  }

  async function change(step: Change, one: Modelled): Promise<void> {
    const reminder = await storage.reminders.find(one.id);
    if (reminder === undefined) throw new Error(`${one.id} is gone`);
    const before = now;
    const text = `事${++texts}。`;
    const outcome = await act(step.racedMinutes, async (service) => {
      if (step.do === "reword") await service.reword(reminder, text);
      else if (step.do === "cancel") await service.cancel(reminder);
      else if (step.do === "pause") await service.pause(reminder);
      else if (step.do === "resume") await service.resume(reminder);
      else if (step.do === "move") {
        const again = step.when === "daily" ? { recurrence: everyDay } : {};
        await service.move(reminder, { at: dueAt(before, step.when), ...again });
      }
    });
    expect(outcome, `${step.do} of what is ${one.status}`).toBe(
      applied(step, one, { text, before }),
    );
  }

  /** What the change comes to in the model. */
  function applied(
    step: Change,
    one: Modelled,
    { text, before }: { readonly text: string; readonly before: number },
  ): "done" | "refused" | "again" {
    if (step.do === "resume") {
      const hasPassed = one.nextAt <= before && !one.isDaily;
      if (hasPassed) return "refused";
      if (one.status !== "paused") return "again";
      if (one.nextAt <= before) one.nextAt = dueAt(before, "daily");
      one.status = "active";
      return "done";
    }
    if (step.do === "pause" ? one.status !== "active" : !model.isOpen(one)) return "again";
    if (step.do === "reword") one.text = text;
    if (step.do === "cancel") one.status = "cancelled";
    if (step.do === "pause") one.status = "paused";
    if (step.do === "move") {
      one.status = "active";
      one.nextAt = dueAt(before, step.when);
      one.isDaily = step.when === "daily";
    }
    return "done";
  }

  async function snooze(): Promise<void> {
    const unit = createUnitOfWork();
    const about = { ...rights, stores: storage, unit, message, random, now, zone, calendar };
    const service = createReminderService(about);
    const last = (await service.told())[0]?.reminder;
    const recent = model.reminders.filter(({ toldAt = -Infinity }) => toldAt >= now - dayMs);
    expect(last?.id).toSatisfy((id: string | undefined) =>
      id === undefined ? recent.length === 0 : recent.some((one) => one.id === id),
    );
    if (last !== undefined) await create(10, 0, last.text);
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case "create":
        await create(step.when, step.racedMinutes);
        return fire();
      case "snooze":
        return snooze();
      case "restart":
        await storage.close();
        storage = await open();
        await syncReminders(storage, { calendar, log: silentLog }, now);
        model.sync(now);
        return fire();
      case "advance":
        now += step.minutes * minuteMs;
        return fire();
      case "setBack":
        now -= step.minutes * minuteMs;
        await syncReminders(storage, { calendar, log: silentLog }, now);
        model.sync(now);
        return fire();
      case "cancel":
      case "move":
      case "pause":
      case "resume":
      case "reword":
      default: {
        const one = model.reminders[step.which % Math.max(1, model.reminders.length)];
        if (one !== undefined) await change(step, one);
        // Reminders are told within a second, whatever a person does.
        return fire();
      }
    }
  }

  try {
    for (const step of steps) await take(step);
    await compare(storage, model);
  } finally {
    for (const { id } of model.reminders) await storage.reminders.cancel(id);
    await storage.close();
  }
}

async function compare(
  storage: Storage,
  { reminders, told }: ReturnType<typeof createModel>,
): Promise<void> {
  const ids = new Set(reminders.map(({ id }) => id));
  const entries = await storage.outbox.list({ limit: 1000 });
  const sent = entries.filter(({ key }) => ids.has(key.split(":")[1] ?? ""));
  expect(sent.map(({ key }) => key).toSorted()).toEqual([...told.keys()].toSorted());
  for (const { key, reply } of sent) {
    expect(reply.content.type === "text" ? reply.content.text : "").toContain(told.get(key));
  }
  for (const one of reminders) {
    const { id, text, status, nextAt, isDaily } = one;
    const kept = await storage.reminders.find(id);
    expect(kept).toMatchObject({ id, text, status });
    if (status === "done" || status === "cancelled") continue;
    expect(kept).toMatchObject({ nextAt });
    expect(kept?.recurrence !== undefined).toBe(isDaily);
  }
}
