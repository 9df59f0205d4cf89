import { expect, test } from "vitest";
import type { ScheduleState } from "../../src/core/schedule.ts";
import type { SharedFile } from "../../src/core/shared-file.ts";
import type { TaskFilter } from "../../src/core/task.ts";
import { onBothDatabases } from "./given.ts";
import { reminder, task } from "./samples.ts";

function state(key: string, nextAt: number | null, lastSlot?: number): ScheduleState {
  return { key, fingerprint: "f", nextAt, ...(lastSlot === undefined ? {} : { lastSlot }) };
}

onBothDatabases((given) => {
  test("tasks: what was added comes back as it was, assignees in their order", async () => {
    const { tasks } = given().storage;
    const full = task("T1", {
      dueAt: 9000,
      assignees: [{ userId: "z" }, { userId: "a", doneAt: 5 }, { userId: "m" }],
    });
    await tasks.add(full);
    await tasks.add(task("T2", { assignees: [] }));
    expect(await tasks.find("T1")).toEqual(full);
    expect(await tasks.find("T2")).toEqual(task("T2", { assignees: [] }));
    expect(await tasks.find("T3")).toBeUndefined();
    await expect(tasks.add(task("T1"))).rejects.toThrow(/unique/i);
  });

  test("tasks: a share is done once, by whom it is for", async () => {
    const { tasks } = given().storage;
    await tasks.add(task("T1", { assignees: [{ userId: "a" }, { userId: "b" }] }));
    expect(await tasks.complete("T1", "a", 50)).toBe(true);
    expect(await tasks.complete("T1", "a", 60)).toBe(false);
    expect(await tasks.complete("T1", "nobody", 60)).toBe(false);
    expect(await tasks.complete("T9", "a", 60)).toBe(false);
    expect(await tasks.find("T1")).toMatchObject({
      assignees: [{ userId: "a", doneAt: 50 }, { userId: "b" }],
    });
  });

  test("tasks: lists by state, assignee and conversation; due first, then the newest", async () => {
    const { tasks } = given().storage;
    const mine = [{ userId: "a" }];
    await tasks.add(task("old", { assignees: mine }));
    await tasks.add(task("new", { assignees: mine, conversation: "g2" }));
    await tasks.add(task("late", { assignees: mine, dueAt: 100 }));
    await tasks.add(task("soon", { assignees: mine, dueAt: 900 }));
    await tasks.add(task("half", { assignees: [{ userId: "a", doneAt: 1 }, { userId: "b" }] }));
    await tasks.add(task("done", { assignees: [{ userId: "a", doneAt: 1 }], dueAt: 50 }));
    const list = async (filter: Partial<TaskFilter>): Promise<string[]> => {
      const found = await tasks.list({ state: "all", now: 500, limit: 10, ...filter });
      return found.map(({ id }) => id);
    };
    expect(await list({})).toEqual(["done", "late", "soon", "half", "new", "old"]);
    expect(await list({ limit: 2 })).toEqual(["done", "late"]);
    expect(await list({ state: "open" })).toEqual(["late", "soon", "half", "new", "old"]);
    expect(await list({ state: "open", assignee: "a" })).toEqual(["late", "soon", "new", "old"]);
    expect(await list({ state: "all", assignee: "b" })).toEqual(["half"]);
    expect(await list({ state: "overdue" })).toEqual(["late"]);
    expect(await list({ state: "overdue", now: 100 })).toEqual([]);
    expect(await list({ state: "done" })).toEqual(["done"]);
    expect(await list({ state: "done", assignee: "a" })).toEqual(["done", "half"]);
    expect(await list({ conversation: "g2" })).toEqual(["new"]);
  });

  test("reminders: an id is taken once; what was added comes back as it was", async () => {
    const { reminders } = given().storage;
    const full = reminder("R1", { mentions: ["b", "c", "b"], text: "开会 🎉" });
    expect(await reminders.add(full)).toBe(true);
    expect(await reminders.add(reminder("R1", { text: "other" }))).toBe(false);
    expect(await reminders.find("R1")).toEqual(full);
    expect(await reminders.find("R2")).toBeUndefined();
  });

  test("reminders: active ones a person made or is @-ed by, soonest first", async () => {
    const { reminders } = given().storage;
    await reminders.add(reminder("R3", { nextAt: 30, createdBy: "a", mentions: ["a"] }));
    await reminders.add(reminder("R1", { nextAt: 10, createdBy: "b", mentions: ["a", "c"] }));
    await reminders.add(reminder("R2", { nextAt: 20, createdBy: "a" }));
    await reminders.add(reminder("R4", { nextAt: 5, createdBy: "a" }));
    expect(await reminders.countActive()).toBe(4);
    expect(await reminders.cancel("R4")).toBe(true);
    expect(await reminders.cancel("R4")).toBe(false);
    expect(await reminders.cancel("R9")).toBe(false);
    expect(await reminders.find("R4")).toMatchObject({ status: "cancelled" });
    const ids = async (person: string, limit = 9): Promise<string[]> =>
      (await reminders.listOpen({ person, limit })).map(({ id }) => id);
    expect(await ids("a")).toEqual(["R1", "R2", "R3"]);
    expect(await ids("a", 1)).toEqual(["R1"]);
    expect(await ids("c")).toEqual(["R1"]);
    expect(await ids("nobody")).toEqual([]);
    expect(await reminders.countActive()).toBe(3);
  });

  test("reminders: a recurrence comes back, and is moved on while it is active", async () => {
    const { reminders } = given().storage;
    const recurrence = '{"rule":"FREQ=DAILY","times":["09:00"]}';
    const weekly = reminder("R2", { nextAt: 20, recurrence, remaining: 5 });
    await reminders.add(reminder("R1", { nextAt: 10 }));
    await reminders.add(weekly);
    await reminders.add(reminder("R3", { nextAt: 30, recurrence }));
    expect(await reminders.find("R2")).toEqual(weekly);
    const page = async (afterId: string, limit: number) =>
      (await reminders.listRecurring({ afterId, limit })).map(({ id }) => id);
    expect(await page("", 1)).toEqual(["R2"]);
    expect(await page("R2", 9)).toEqual(["R3"]);
    await reminders.cancel("R3");
    await reminders.moveOn([
      { id: "R2", nextAt: 7_000_000_000_000, remaining: 4 },
      { id: "R3", nextAt: 50 },
      { id: "R9", nextAt: 50 },
    ]);
    await reminders.moveOn([]);
    expect(await reminders.find("R2")).toMatchObject({ nextAt: 7_000_000_000_000, remaining: 4 });
    expect(await reminders.find("R3")).toMatchObject({ nextAt: 30, status: "cancelled" });
    expect(await page("", 9)).toEqual(["R2"]);
    expect(await reminders.nextDueAt()).toBe(10);
  });

  test("reminders: due ones soonest first, up to the limit; done ones are not due again", async () => {
    const { reminders } = given().storage;
    expect(await reminders.nextDueAt()).toBeNull();
    await reminders.add(reminder("R2", { nextAt: 20 }));
    await reminders.add(reminder("R1", { nextAt: 10 }));
    await reminders.add(reminder("R3", { nextAt: 30 }));
    const due = async (now: number, limit = 9): Promise<string[]> =>
      (await reminders.due(now, limit)).map(({ id }) => id);
    expect(await due(9)).toEqual([]);
    expect(await due(20)).toEqual(["R1", "R2"]);
    expect(await due(30, 2)).toEqual(["R1", "R2"]);
    expect(await reminders.nextDueAt()).toBe(10);
    await reminders.cancel("R2");
    await reminders.markDone(["R1", "R2", "R9"]);
    await reminders.markDone([]);
    expect(await due(30)).toEqual(["R3"]);
    expect(await reminders.nextDueAt()).toBe(30);
    expect(await reminders.find("R1")).toMatchObject({ status: "done" });
    expect(await reminders.find("R2")).toMatchObject({ status: "cancelled" });
  });

  test("schedules: put, list, due, remove", async () => {
    const { schedules } = given().storage;
    expect(await schedules.nextDueAt()).toBeNull();
    for (const one of [state("p/b", 10), state("p/a", 20), state("p/c", null, 5)]) {
      await schedules.put(one);
    }
    expect(await schedules.list()).toEqual([
      state("p/a", 20),
      state("p/b", 10),
      state("p/c", null, 5),
    ]);
    expect(await schedules.nextDueAt()).toBe(10);
    expect(await schedules.due(9)).toEqual([]);
    expect(await schedules.due(20)).toEqual([state("p/b", 10), state("p/a", 20)]);
    await schedules.put({ ...state("p/b", 50, 10), fingerprint: "g" });
    expect(await schedules.due(20)).toEqual([state("p/a", 20)]);
    await schedules.remove(["p/a", "p/c", "p/none"]);
    await schedules.remove([]);
    expect(await schedules.list()).toEqual([{ ...state("p/b", 50, 10), fingerprint: "g" }]);
  });

  test("directory: a name or a staff id is never overwritten with nothing", async () => {
    const { directory } = given().storage;
    await directory.learnPeople([], 1);
    await directory.learnPeople([{ dingtalkId: "$:1", userId: "u1", name: "李雷" }], 1);
    await directory.learnPeople([{ dingtalkId: "$:1" }, { dingtalkId: "$:2" }], 2);
    await directory.learnPeople([{ dingtalkId: "$:1", name: "", userId: "" }], 3);
    expect(await directory.people(["u1", "$:1", "$:2", "u9"])).toEqual([
      { id: "u1", name: "李雷" },
      { id: "$:1", name: "李雷" },
    ]);
    expect(await directory.people([])).toEqual([]);
    await directory.learnPeople([{ dingtalkId: "$:1", name: "李磊" }, { dingtalkId: "$:1" }], 4);
    expect(await directory.people(["u1"])).toEqual([{ id: "u1", name: "李磊" }]);
  });

  test("directory: of two encrypted ids of one person the name seen last wins", async () => {
    const { directory } = given().storage;
    await directory.learnPeople([{ dingtalkId: "$:b", userId: "u1", name: "new" }], 9);
    await directory.learnPeople([{ dingtalkId: "$:a", userId: "u1", name: "old" }], 1);
    expect(await directory.people(["u1"])).toEqual([{ id: "u1", name: "new" }]);
  });

  test("directory: of a conversation, what is not said stays known", async () => {
    const { directory } = given().storage;
    const session = {
      url: "https://oapi.dingtalk.com/robot/sendBySession?session=x",
      expiresAt: 9,
    };
    const known = { robot: "r1", id: "c1", kind: "group", title: "项目群", session } as const;
    expect(await directory.conversation("r1", "c1")).toBeUndefined();
    await directory.learnConversation(known, 1);
    await directory.learnConversation({ robot: "r1", id: "c1", kind: "group" }, 2);
    await directory.learnConversation({ robot: "r2", id: "c1", kind: "person" }, 2);
    expect(await directory.conversation("r1", "c1")).toEqual(known);
    expect(await directory.conversation("r2", "c1")).toEqual({
      robot: "r2",
      id: "c1",
      kind: "person",
    });
    await directory.learnConversation({ ...known, title: "新群名" }, 3);
    expect(await directory.conversation("r1", "c1")).toEqual({ ...known, title: "新群名" });
  });

  test("files: what was added comes back as it was", async () => {
    const { files } = given().storage;
    const file: SharedFile = {
      id: "f1",
      name: "周报.xlsx",
      mediaType: "application/zip",
      sizeBytes: 2 ** 33,
      sha256: "00",
      path: "/x",
      sharedBy: "u1",
      createdAt: 1,
      sharedAt: 1,
    };
    expect(await files.add(file, "周报")).toBe(true);
    expect(await files.add(file, "周报")).toBe(false);
    expect(await files.find("f1")).toEqual(file);
    expect(await files.find("f2")).toBeUndefined();
  });

  test("settings: the first value stays, also when two instances ask at once", async () => {
    const { storage, open } = given();
    const other = await open();
    const answers = await Promise.all(
      [storage, other, storage, other].map(({ settings }, index) =>
        settings.getOrCreate("key", `value${index}`),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await storage.settings.getOrCreate("key", "later")).toBe(answers[0]);
  });

  test("text that PostgreSQL cannot keep is cleaned alike on both", async () => {
    const { tasks, settings, inbox } = given().storage;
    await tasks.add(task("T1", { title: "a\0b \ud800 c 👍" }));
    expect(await tasks.find("T1")).toMatchObject({ title: "ab \ufffd c 👍" });
    expect(await settings.getOrCreate("n", "\0x\udc00")).toBe("x\ufffd");
    const payload = "\0p\ud83d";
    const odd = {
      key: "k",
      kind: "message",
      robot: "r",
      conversation: "c",
      receivedAt: 1,
    } as const;
    await inbox.keep([{ ...odd, payload }]);
    const [delivery] = await inbox.lease({ holder: "h", now: 0, leaseMs: 1, limit: 1 });
    expect(delivery?.payload).toBe("p\ufffd");
  });
});
