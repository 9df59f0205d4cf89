import { expect, test } from "vitest";
import type { CalendarEvent } from "../../src/core/calendar-event.ts";
import type { EventFilter } from "../../src/core/event-store.ts";
import type { Storage } from "../../src/core/storage.ts";
import { onBothDatabases } from "./given.ts";

function event(id: string, over: Partial<CalendarEvent> = {}): CalendarEvent {
  const base: CalendarEvent = {
    id,
    title: "评审",
    robot: "r1",
    conversation: "g1",
    organizer: "a",
    createdAt: 10,
    startsAt: 100,
    endsAt: 200,
    allDay: false,
    zone: "Asia/Shanghai",
    skipped: [],
    everyone: false,
    remindBefore: [15],
    people: [{ userId: "a" }],
    ...over,
  };
  return base.recurrence === undefined && base.lastEndsAt === undefined
    ? { ...base, lastEndsAt: base.endsAt }
    : base;
}

async function ids({ events }: Storage, filter: Partial<EventFilter>): Promise<string[]> {
  return (await events.list({ limit: 10, ...filter })).map(({ id }) => id);
}

onBothDatabases((given) => {
  test("events: all that can be said of one comes back", async () => {
    const { events } = given().storage;
    const full = event("E1", {
      place: "3号会议室",
      recurrence: '{"rule":"FREQ=DAILY","times":["09:00"]}',
      lastEndsAt: 900,
      skipped: [300],
      series: "E0",
      everyone: true,
      allDay: true,
      people: [{ userId: "b" }, { userId: "a", declinedAt: 50 }],
    });
    await events.add(full);
    expect(await events.find("E1")).toEqual(full);
    expect(await events.find("E2")).toBeUndefined();
    await events.change("E1", { title: "复盘", place: null, lastEndsAt: null, people: ["a", "c"] });
    const { place: _, lastEndsAt: __, ...rest } = full;
    const people = [{ userId: "a", declinedAt: 50 }, { userId: "c" }];
    expect(await events.find("E1")).toEqual({ ...rest, title: "复盘", people });
    await events.change("E1", { recurrence: null, startsAt: 5, endsAt: 6, allDay: false });
    expect(await events.find("E1")).toMatchObject({ startsAt: 5, endsAt: 6, skipped: [] });
    expect(await events.change("E1", {})).toBe(true);
    expect(await events.change("E9", { title: "x" })).toBe(false);
  });

  test("events: a list has those of a stretch of time, a person or a place", async () => {
    const { storage } = given();
    const { events } = storage;
    await events.add(event("E1", { people: [{ userId: "a" }, { userId: "b" }] }));
    await events.add(event("E2", { conversation: "g2", startsAt: 150, endsAt: 250 }));
    await events.add(event("E3", { recurrence: "{}", startsAt: 50, endsAt: 60 }));
    await events.add(event("E4", { conversation: "g2", everyone: true }));
    expect(await ids(storage, {})).toEqual(["E1", "E2", "E3", "E4"]);
    expect(await ids(storage, { after: 200 })).toEqual(["E2", "E3"]);
    expect(await ids(storage, { before: 100 })).toEqual(["E3"]);
    expect(await ids(storage, { conversation: "g2", robot: "r1" })).toEqual(["E2", "E4"]);
    expect(await ids(storage, { person: "b" })).toEqual(["E1"]);
    expect(await ids(storage, { behind: "E2", limit: 1 })).toEqual(["E3"]);
    await storage.directory.learnMember("r1", "g2", "c");
    expect(await ids(storage, { person: "c" })).toEqual(["E4"]);
    await events.decline("E4", "c", 70);
    await events.decline("E1", "b", 70);
    expect(await ids(storage, { person: "c" })).toEqual([]);
    expect(await ids(storage, { person: "b" })).toEqual([]);
    await events.decline("E1", "b", null);
    expect(await ids(storage, { person: "b" })).toEqual(["E1"]);
    expect(await events.listPlaces(0, 1000)).toHaveLength(2);
    expect(await events.listPlaces(240, 1000)).toHaveLength(2);
    expect(await events.listPlaces(0, 70)).toEqual([{ robot: "r1", conversation: "g1" }]);
  });

  test("events: one that is deleted is in no list, is deleted once, and changes no more", async () => {
    const { storage } = given();
    const { events } = storage;
    await events.add(event("E1"));
    await events.add(event("E2", { series: "E1" }));
    expect((await events.listDetached("E1")).map(({ id }) => id)).toEqual(["E2"]);
    expect(await events.remove("E1", 60)).toBe(true);
    expect(await events.remove("E1", 70)).toBe(false);
    expect(await events.find("E1")).toMatchObject({ deletedAt: 60 });
    expect(await ids(storage, {})).toEqual(["E2"]);
    expect(await events.change("E1", { title: "x" })).toBe(false);
    expect(await events.skip("E1", 100)).toBe(false);
    await events.remove("E2", 80);
    expect(await events.listDetached("E1")).toEqual([]);
  });

  test("events: a time of a series is taken out once, by two at the same moment too", async () => {
    const { events } = given().storage;
    await events.add(event("E1", { recurrence: "{}" }));
    const both = await Promise.all([events.skip("E1", 300), events.skip("E1", 300)]);
    expect(both.filter((was) => was)).toHaveLength(1);
    await Promise.all([events.skip("E1", 400), events.skip("E1", 500)]);
    expect(new Set((await events.find("E1"))?.skipped)).toEqual(new Set([300, 400, 500]));
  });

  test("I-07 events: a reminder is taken by one of two who look at once, and those set anew replace the old", async () => {
    const { storage, open } = given();
    const other = await open();
    await storage.events.add(event("E1"));
    await storage.events.add(event("E2"));
    await storage.events.setReminders("E1", [
      { at: 85, slot: 100 },
      { at: 85, slot: 100 },
    ]);
    await storage.events.setReminders("E2", [{ at: 50, slot: 100 }]);
    await storage.events.setReminders("E2", [{ at: 95, slot: 100 }]);
    expect(await storage.events.nextReminderAt()).toBe(85);
    expect(await storage.events.takeReminders(84, 10)).toEqual([]);
    const taken = await Promise.all([
      storage.events.takeReminders(90, 10),
      other.events.takeReminders(90, 10),
    ]);
    expect(taken.flat()).toEqual([{ eventId: "E1", at: 85, slot: 100 }]);
    expect(await storage.events.nextReminderAt()).toBe(95);
    await storage.events.setReminders("E2", []);
    expect(await storage.events.nextReminderAt()).toBeNull();
  });

  test("event copies: wanted once, leased by one, settled by who holds it", async () => {
    const { storage, open } = given();
    const { eventCopies: copies } = storage;
    const other = await open();
    await storage.events.add(event("E1"));
    const wanted = { eventId: "E1", slot: 0, robot: "r1", token: "t1" };
    await copies.want([wanted], 10);
    await copies.want([{ ...wanted, token: "t2" }], 20);
    expect(await copies.nextDueAt()).toBe(10);
    const ask = { holder: "h", now: 30, leaseMs: 100, limit: 5 };
    const leases = await Promise.all([
      copies.lease(ask),
      other.eventCopies.lease({ ...ask, holder: "i" }),
    ]);
    const [leased] = leases.flat();
    expect(leases.flat()).toHaveLength(1);
    if (leased === undefined) throw new Error("nobody got it");
    expect(leased).toMatchObject({ ...wanted, status: "wanted", attempts: 0 });
    const told = {
      title: "评审",
      startsAt: 1,
      endsAt: 2,
      allDay: false,
      place: null,
      people: ["b"],
    };
    const made = {
      status: "made",
      boardId: "B1",
      owner: "u",
      told,
      attempts: 0,
      checks: 0,
    } as const;
    // Something happens to it meanwhile: it is looked at again at once.
    await copies.touch("E1", 40);
    expect(await copies.settle({ ...leased, holder: "x" }, { ...made, dueAt: 500 })).toBe(false);
    expect(await copies.settle(leased, { ...made, dueAt: 500 })).toBe(true);
    expect(await copies.of(["E1"])).toMatchObject([{ boardId: "B1", told, status: "made" }]);
    expect(await copies.nextDueAt()).toBe(40);
    const [again] = await copies.lease({ ...ask, now: 50 });
    if (again === undefined) throw new Error("nobody got it");
    await copies.settle(again, { ...made, dueAt: 500, problem: "no", status: "failed" });
    expect(await storage.events.find("E1")).toMatchObject({ calendarProblem: "no" });
    expect(await copies.touchBoard("B1", 60)).toBe(false);
    await copies.touch("E1", 60);
    expect(await copies.touchBoard("B1", 70)).toBe(true);
    expect(await copies.touchBoard("B2", 70)).toBe(false);
    expect(await copies.of([])).toEqual([]);
  });

  test("people are found by the name at the start of a text", async () => {
    const { directory } = given().storage;
    await directory.learnPeople(
      [
        { dingtalkId: "$1", userId: "zhang", name: "张三" },
        { dingtalkId: "$2", name: "张三丰" },
        { dingtalkId: "$3", userId: "han%", name: "a%" },
      ],
      1,
    );
    const named = async (text: string) => (await directory.peopleNamedAt(text)).map(({ id }) => id);
    expect(await named("张三丰和李四")).toEqual(["zhang", "$2"]);
    expect(await named("张三 开会")).toEqual(["zhang"]);
    expect(await named("李四")).toEqual([]);
    expect(await named("abc")).toEqual([]);
    expect(await named("")).toEqual([]);
  });
});
