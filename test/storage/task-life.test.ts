import { expect, test } from "vitest";
import type { TaskFilter } from "../../src/core/task.ts";
import type { Storage } from "../../src/core/storage.ts";
import { onBothDatabases } from "./given.ts";
import { task } from "./samples.ts";

const shares = (...people: readonly string[]) => people.map((userId) => ({ userId }));

async function ids({ tasks }: Storage, filter: Partial<TaskFilter>): Promise<string[]> {
  const found = await tasks.list({ state: "open", now: 500, limit: 10, ...filter });
  return found.map(({ id }) => id);
}

onBothDatabases((given) => {
  test("tasks: all that can be said of one comes back", async () => {
    const { tasks } = given().storage;
    const full = task("T1", {
      description: "带上数据",
      priority: "urgent",
      tags: ["周报", "市场"],
      dueAt: 900,
      remindBefore: [60, 0],
    });
    await tasks.add(full);
    expect(await tasks.find("T1")).toEqual(full);
    await tasks.change("T1", { title: "写月报", description: null, tags: ["b", "a"], dueAt: null });
    const { description: _, dueAt: __, ...rest } = full;
    expect(await tasks.find("T1")).toEqual({ ...rest, title: "写月报", tags: ["b", "a"] });
    await tasks.change("T1", { priority: "low", dueAt: 700, remindBefore: [] });
    expect(await tasks.find("T1")).toMatchObject({
      title: "写月报",
      priority: "low",
      dueAt: 700,
      remindBefore: [],
    });
    await tasks.change("T1", {});
  });

  test("tasks: a share that was done opens again, once", async () => {
    const { storage } = given();
    await storage.tasks.add(task("T1", { assignees: shares("a") }));
    expect(await storage.tasks.reopen("T1", "a")).toBe(false);
    await storage.tasks.complete("T1", "a", 50);
    expect(await ids(storage, {})).toEqual([]);
    expect(await ids(storage, { state: "done" })).toEqual(["T1"]);
    expect(await storage.tasks.reopen("T1", "a")).toBe(true);
    expect(await ids(storage, {})).toEqual(["T1"]);
    expect(await ids(storage, { state: "done" })).toEqual([]);
  });

  test("tasks: one that is dropped is in no list of open or done ones until it is taken up again", async () => {
    const { storage } = given();
    await storage.tasks.add(task("T1", { assignees: shares("a", "b"), dueAt: 100 }));
    await storage.tasks.complete("T1", "a", 50);
    expect(await storage.tasks.setDropped("T1", 60)).toBe(true);
    expect(await storage.tasks.setDropped("T1", 70)).toBe(false);
    expect(await storage.tasks.find("T1")).toMatchObject({ droppedAt: 60 });
    for (const state of ["open", "overdue", "done"] as const) {
      expect(await ids(storage, { state })).toEqual([]);
    }
    expect(await ids(storage, { state: "open", assignee: "b" })).toEqual([]);
    expect(await ids(storage, { state: "done", assignee: "a" })).toEqual([]);
    expect(await ids(storage, { state: "dropped", assignee: "a" })).toEqual(["T1"]);
    expect(await storage.tasks.setDropped("T1", null)).toBe(true);
    expect(await ids(storage, { state: "overdue" })).toEqual(["T1"]);
  });

  test("tasks: a share is handed over to several; who has one keeps theirs", async () => {
    const { tasks } = given().storage;
    await tasks.add(task("T1", { assignees: shares("a", "b") }));
    await tasks.complete("T1", "b", 50);
    expect(await tasks.handOver("T1", "b", ["c"])).toBe(false);
    expect(await tasks.handOver("T1", "x", ["c"])).toBe(false);
    expect(await tasks.handOver("T1", "a", ["b", "c", "c"])).toBe(true);
    expect((await tasks.find("T1"))?.assignees).toEqual(
      expect.arrayContaining([{ userId: "b", doneAt: 50 }, { userId: "c" }]),
    );
    expect((await tasks.find("T1"))?.assignees).toHaveLength(2);
  });

  test("tasks: handed over to whoever is done already, it is done", async () => {
    const { storage } = given();
    await storage.tasks.add(task("T1", { assignees: shares("a", "b") }));
    await storage.tasks.complete("T1", "b", 50);
    await storage.tasks.handOver("T1", "a", ["b"]);
    expect(await ids(storage, {})).toEqual([]);
  });

  test("tasks: two who finish at once finish the task", async () => {
    const { storage } = given();
    const people = Array.from({ length: 8 }, (_, index) => `p${index}`);
    await storage.tasks.add(task("T1", { assignees: shares(...people) }));
    await Promise.all(people.map((person) => storage.tasks.complete("T1", person, 50)));
    expect(await ids(storage, {})).toEqual([]);
    expect(await ids(storage, { state: "done" })).toEqual(["T1"]);
  });

  test("tasks: lists by tag, by who made them, by what one may see, and by when they are due", async () => {
    const { storage } = given();
    const { tasks } = storage;
    await tasks.add(task("T1", { tags: ["x"], createdBy: "m", assignees: shares("a") }));
    await tasks.add(task("T2", { tags: ["y", "x"], conversation: "g2", assignees: shares("a") }));
    await tasks.add(task("T3", { conversation: "g2", assignees: shares("b"), dueAt: 100 }));
    await tasks.add(task("T4", { conversation: "g3", robot: "r2", dueAt: 90 }));
    expect(await ids(storage, { tag: "x" })).toEqual(["T2", "T1"]);
    expect(await ids(storage, { createdBy: "m" })).toEqual(["T1"]);
    expect(await ids(storage, { dueBefore: 100 })).toEqual(["T4"]);
    const seenBy = { person: "b", conversation: "g1" };
    expect(await ids(storage, { seenBy })).toEqual(["T3", "T1"]);
    expect(await ids(storage, { seenBy, assignee: "a" })).toEqual(["T1"]);
    const places = await tasks.listDuePlaces(101);
    expect(new Set(places.map(({ robot, conversation }) => `${robot} ${conversation}`))).toEqual(
      new Set(["r1 g2", "r2 g3"]),
    );
    expect(await tasks.listDuePlaces(90)).toEqual([]);
  });

  test("tasks: comments, the newest few, oldest first", async () => {
    const { tasks } = given().storage;
    await tasks.add(task("T1"));
    for (const at of [1, 2, 3]) {
      await tasks.addComment({ taskId: "T1", person: "a", at, text: `第 ${at} 句` });
    }
    expect(await tasks.listComments("T1", 2)).toEqual([
      { taskId: "T1", person: "a", at: 2, text: "第 2 句" },
      { taskId: "T1", person: "a", at: 3, text: "第 3 句" },
    ]);
    expect(await tasks.listComments("T2", 2)).toEqual([]);
  });

  test("tasks: reminders are set anew, and each is taken once, by whichever instance", async () => {
    const { storage, open } = given();
    const { tasks } = storage;
    await tasks.add(task("T1"));
    await tasks.add(task("T2"));
    expect(await tasks.nextReminderAt()).toBeNull();
    await tasks.setReminders("T1", [10, 20]);
    await tasks.setReminders("T1", [30, 40, 40]);
    await tasks.setReminders("T2", [20]);
    expect(await tasks.nextReminderAt()).toBe(20);
    const other = await open();
    const taken = await Promise.all([tasks.takeReminders(30, 9), other.tasks.takeReminders(30, 9)]);
    expect(taken.flat().toSorted((a, b) => a.at - b.at)).toEqual([
      { taskId: "T2", at: 20 },
      { taskId: "T1", at: 30 },
    ]);
    expect(await tasks.takeReminders(30, 9)).toEqual([]);
    expect(await tasks.nextReminderAt()).toBe(40);
  });

  test("tasks: where a list stopped is kept for each reader", async () => {
    const { tasks } = given().storage;
    const reader = { robot: "r1", conversation: "g1", person: "a" };
    expect(await tasks.findShown(reader)).toBeUndefined();
    const shown = { filter: { state: "open", assignee: "a" }, ids: ["T3"], hasMore: true } as const;
    await tasks.keepShown(reader, { ...shown, ids: ["T1"] });
    await tasks.keepShown(reader, shown);
    expect(await tasks.findShown(reader)).toEqual(shown);
    expect(await tasks.findShown({ ...reader, person: "b" })).toBeUndefined();
    await tasks.keepShown(reader, undefined);
    expect(await tasks.findShown(reader)).toBeUndefined();
  });

  test("todos: a share that is done is recalled, removed, and made anew with another source id", async () => {
    const { storage } = given();
    const { tasks, todos } = storage;
    await tasks.add(task("T1", { assignees: shares("a") }));
    const want = (sourceId: string) =>
      todos.want([{ taskId: "T1", userId: "a", robot: "bell", sourceId }], 1000);
    const lease = async () =>
      (await todos.lease({ holder: "h1", now: 1000, leaseMs: 10, limit: 1 }))[0];
    const settle = async (change: object) => {
      const todo = await lease();
      if (todo === undefined) throw new Error("nothing was leased");
      const base = { status: "done", dueAt: 1000, attempts: 0, checks: 0 } as const;
      await todos.settle(todo, { ...base, ...change });
    };
    const told = { title: "写周报", dueAt: null, done: true };
    await want("s-1");
    await settle({ todoId: "todo-1", owner: "u", told });
    expect(await todos.of(["T1"])).toMatchObject([{ status: "done", todoId: "todo-1", told }]);
    await want("s-2");
    expect(await todos.of(["T1"])).toMatchObject([{ status: "made", sourceId: "s-1" }]);
    await settle({});
    await todos.touch("T1", 1000);
    expect(await lease()).toBeUndefined();
    await todos.recall("T1", 1000);
    await settle({ removed: true });
    const [gone] = await todos.of(["T1"]);
    expect(gone).toMatchObject({ status: "done", sourceId: "s-1" });
    expect(gone).not.toHaveProperty("todoId");
    expect(gone).not.toHaveProperty("told");
    await todos.recall("T1", 1000);
    expect(await lease()).toBeUndefined();
    await want("s-3");
    expect(await todos.of(["T1"])).toMatchObject([{ status: "wanted", sourceId: "s-3" }]);
  });
});
