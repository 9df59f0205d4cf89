import { expect } from "vitest";
import { dueReminders, nextReminders } from "../../src/calendar/event-reminders.ts";
import { createEventService } from "../../src/calendar/event-service.ts";
import { eventReminderEntries } from "../../src/calendar/render-event-reminder.ts";
import { replanEvents } from "../../src/calendar/replan.ts";
import type { CalendarEvent } from "../../src/core/calendar-event.ts";
import { dayMs, minuteMs } from "../../src/core/clock.ts";
import type { EventService } from "../../src/core/event-service.ts";
import { silentLog } from "../../src/core/log.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createUnitOfWork } from "../../src/core/unit-of-work.ts";
import { fireEventReminders } from "../../src/scheduler/fire-event-reminders.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { Temporal } from "temporal-polyfill";
import { writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";
import { speaking } from "../speaking.ts";
import { createModel, type Modelled, type Step } from "./model.ts";

const calendar = createWorkCalendar("weekdays");
const random = createRandom();
const languages = speaking("zh-CN");

const eventReminders = {
  due: (event: CalendarEvent, range: { readonly since: number; readonly now: number }) =>
    dueReminders(event, range, calendar),
  next: (event: CalendarEvent, now: number) => nextReminders(event, now, calendar),
  entries: (
    moment: { readonly at: number; readonly slot: number },
    event: CalendarEvent,
    about: Omit<Parameters<typeof eventReminderEntries>[2], "languages">,
  ) => eventReminderEntries(moment, event, { ...about, languages }),
};

/** Takes the steps with the product and with the model, and compares what takes place and what was told. */
export async function runSteps(
  open: () => Promise<Storage>,
  { zone, start }: { readonly zone: string; readonly start: string },
  steps: readonly Step[],
): Promise<void> {
  const model = createModel(zone);
  const id = `u${random.shortId(8)}`;
  const message = {
    robot: "r1",
    conversation: { id: "c1", kind: "group" },
    sender: { id, dingtalkId: id, name: "李雷", isAdmin: false },
  } as const;
  let storage = await open();
  let now = Temporal.PlainDateTime.from(start).toZonedDateTime(zone).epochMilliseconds;
  let fired = now;
  let titles = 0;
  const made: string[] = [];

  async function act<T>(work: (service: EventService) => Promise<T>): Promise<T> {
    const unit = createUnitOfWork();
    const whose = { stores: storage, unit, message, now, zone, calendar, random };
    const done = await work(createEventService({ ...whose, locale: "zh-CN", isAdmin: false }));
    await storage.transaction((stores) => unit.commit(stores, now));
    return done;
  }

  async function fire(): Promise<void> {
    const options = { eventReminders, log: silentLog };
    await storage.transaction((stores) => fireEventReminders(stores, options, now));
    model.fire(fired, now);
    fired = now;
  }

  async function create(step: Extract<Step, { do: "create" }>): Promise<void> {
    const startsAt = model.momentOf(step.at, now);
    const title = `事${++titles}`;
    const times = [`${String(step.at.hour).padStart(2, "0")}:00`];
    const again = { recurrence: writeRecurrence({ freq: "DAILY", interval: 1, times }) };
    const endsAt = startsAt + step.minutes * minuteMs;
    const input = { title, people: [], startsAt, endsAt, ...(step.isDaily ? again : {}) };
    const { event } = await act((service) => service.add(input));
    const { minutes, isDaily } = step;
    made.push(event.id);
    model.events.push({ id: event.id, title, minutes, startsAt, isDaily, out: new Set() });
  }

  async function change(
    step: Extract<Step, { readonly which: number }>,
    one: Modelled,
  ): Promise<void> {
    const coming = model.coming(one, now);
    const time = coming[step.nth % coming.length];
    const [first] = coming;
    const event = await storage.events.find(one.id);
    if (event === undefined || time === undefined || first === undefined) {
      throw new Error(`${one.id} is gone`);
    }
    const only = { event, startsAt: time.startsAt, endsAt: time.endsAt };
    const title = `事${++titles}`;
    const alone = (changed: CalendarEvent, startsAt: number, called: string): void => {
      one.out.add(model.dayOf(time.startsAt));
      made.push(changed.id);
      model.events.push({
        id: changed.id,
        series: one.id,
        title: called,
        minutes: one.minutes,
        startsAt,
        isDaily: false,
        out: new Set(),
      });
    };
    switch (step.do) {
      case "rename":
        await act((service) => service.change(event, { title }));
        one.title = title;
        return;
      case "remove":
        await act((service) => service.remove(event));
        model.remove(one.id);
        return;
      case "renameOne":
        if (!one.isDaily) return;
        alone(
          (await act((service) => service.change(event, { title }, only))).event,
          time.startsAt,
          title,
        );
        return;
      case "removeOne":
        if (!one.isDaily) return;
        await act((service) => service.remove(event, only));
        one.out.add(model.dayOf(time.startsAt));
        return;
      case "moveOne": {
        if (!one.isDaily) return;
        const startsAt = model.momentOf(step.at, now);
        alone(
          (await act((service) => service.move(event, { startsAt }, only))).event,
          startsAt,
          one.title,
        );
        return;
      }
      case "move":
      default: {
        const startsAt = one.isDaily
          ? model.atHour(first.startsAt, step.at.hour)
          : model.momentOf(step.at, now);
        await act((service) => service.move(event, { startsAt }));
        one.startsAt = startsAt > now ? startsAt : model.nextDay(startsAt);
      }
    }
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case "create":
        return create(step);
      case "advance":
        now += step.minutes * minuteMs;
        return;
      case "restart":
        await storage.close();
        storage = await open();
        return replanEvents(storage, { now, calendar, onlySeries: true });
      case "move":
      case "moveOne":
      case "remove":
      case "removeOne":
      case "rename":
      case "renameOne":
      default: {
        const left = model.events.filter((one) => model.coming(one, now).length > 0);
        const one = left[step.which % Math.max(1, left.length)];
        if (one !== undefined) await change(step, one);
      }
    }
  }

  async function compare(): Promise<void> {
    const to = now + 10 * dayMs;
    const found = await act((service) =>
      service.list({ person: id, from: now, to, limit: 10_000 }),
    );
    const shown = found.occurrences.map(({ event, startsAt, endsAt }) =>
      lineOf({ id: event.id, title: event.title, startsAt, endsAt }),
    );
    const wanted = model.events
      .flatMap((one) => model.coming(one, now))
      .filter(({ startsAt }) => startsAt < to)
      .map(lineOf);
    expect(shown.toSorted()).toEqual(wanted.toSorted());
    const entries = await storage.outbox.list({ limit: 5000 });
    const ids = new Set(made);
    const sent = entries.map(({ key }) => key).filter((key) => ids.has(key.split(":")[1] ?? ""));
    expect(sent.toSorted()).toEqual([...model.told].toSorted());
  }

  try {
    for (const step of steps) {
      await take(step);
      // Reminders are told within a second, whatever a person does.
      await fire();
    }
    await compare();
  } finally {
    for (const one of made) {
      await storage.events.setReminders(one, []);
      await storage.events.remove(one, now);
    }
    await storage.close();
  }
}

function lineOf(time: {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
}): string {
  const { id, title, startsAt, endsAt } = time;
  return `${new Date(startsAt).toISOString()}–${new Date(endsAt).toISOString()} ${id} ${title}`;
}
