import { expect, test } from "vitest";
import type { LeasedTaskTodo, TaskTodoChange } from "../../src/core/task-todo.ts";
import type { Storage } from "../../src/core/storage.ts";
import { onBothDatabases } from "./given.ts";
import { task } from "./samples.ts";

const made: TaskTodoChange = {
  status: "made",
  todoId: "todo-1",
  owner: "union-1",
  dueAt: 9000,
  attempts: 0,
  checks: 0,
};

async function want(storage: Storage, ...userIds: readonly string[]): Promise<void> {
  await storage.tasks.add(task("T1", { assignees: userIds.map((userId) => ({ userId })) }));
  const todos = userIds.map((userId) => ({
    taskId: "T1",
    userId,
    robot: "bell",
    sourceId: `source-${userId}`,
  }));
  await storage.todos.want(todos, 1000);
}

function lease(storage: Storage, now: number, holder = "h1"): Promise<LeasedTaskTodo[]> {
  return storage.todos.lease({ holder, now, leaseMs: 1000, limit: 10 });
}

async function leaseOne(storage: Storage, now: number): Promise<LeasedTaskTodo> {
  const [one] = await lease(storage, now);
  if (one === undefined) throw new Error("nothing was leased");
  return one;
}

onBothDatabases((given) => {
  test("todos: wanted once, leased by one, and free again when the lease ends", async () => {
    const { storage } = given();
    await want(storage, "a", "b");
    await storage.todos.want([{ taskId: "T1", userId: "a", robot: "bell", sourceId: "x" }], 5);
    const leased = await lease(storage, 1000);
    expect(new Set(leased.map(({ sourceId, status }) => `${sourceId} ${status}`))).toEqual(
      new Set(["source-a wanted", "source-b wanted"]),
    );
    expect(await lease(storage, 1999, "h2")).toEqual([]);
    expect(await storage.todos.nextDueAt()).toBe(2000);
    expect(await lease(storage, 2000, "h2")).toHaveLength(2);
  });

  test("todos: what became of one is written by its holder only", async () => {
    const { storage } = given();
    await want(storage, "a");
    const first = await leaseOne(storage, 1000);
    await lease(storage, 2000, "h2");
    expect(await storage.todos.settle(first, made)).toBe(false);
    const second = { ...first, holder: "h2" };
    expect(await storage.todos.settle(second, made)).toBe(true);
    expect(await storage.todos.of(["T1"])).toEqual([
      {
        taskId: "T1",
        userId: "a",
        robot: "bell",
        sourceId: "source-a",
        status: "made",
        todoId: "todo-1",
        owner: "union-1",
        attempts: 0,
        checks: 0,
      },
    ]);
    expect(await storage.todos.nextDueAt()).toBe(9000);
  });

  test("todos: what happens meanwhile is not forgotten by settling", async () => {
    const { storage } = given();
    await want(storage, "a");
    const leased = await leaseOne(storage, 1000);
    await storage.todos.touch("T1", 1500);
    await storage.todos.settle(leased, made);
    expect(await storage.todos.nextDueAt()).toBe(1500);
  });

  test("todos: an event finds its todo; one that needs nothing more is left alone", async () => {
    const { storage } = given();
    await want(storage, "a");
    await storage.todos.settle(await leaseOne(storage, 1000), made);
    expect(await storage.todos.touchTodo("todo-1", 3000)).toBe(true);
    expect(await storage.todos.nextDueAt()).toBe(3000);
    await storage.todos.settle(await leaseOne(storage, 3000), { ...made, status: "done" });
    expect(await storage.todos.touchTodo("todo-1", 4000)).toBe(false);
    expect(await storage.todos.touchTodo("todo-9", 4000)).toBe(false);
    expect(await storage.todos.nextDueAt()).toBeNull();
  });

  test("todos: a problem is seen with the task, until it is over", async () => {
    const { storage } = given();
    await want(storage, "a");
    const failing = { ...made, todoId: undefined, status: "wanted", dueAt: 1000 } as const;
    await storage.todos.settle(await leaseOne(storage, 1000), { ...failing, problem: "no right" });
    expect((await storage.tasks.find("T1"))?.assignees).toEqual([
      { userId: "a", todoProblem: "no right" },
    ]);
    await storage.todos.settle(await leaseOne(storage, 1000), made);
    expect((await storage.tasks.find("T1"))?.assignees).toEqual([{ userId: "a" }]);
  });

  test("people: the company's directory fills in what nobody has said", async () => {
    const { directory } = given().storage;
    await directory.learnUser({ userId: "a", name: "李雷", unionId: "union-a" }, 1);
    expect(await directory.people(["a"])).toEqual([{ id: "a", name: "李雷" }]);
    expect(await directory.unionId("a")).toBe("union-a");
    expect(await directory.unionId("b")).toBeUndefined();
    await directory.learnPeople([{ dingtalkId: "$:b", userId: "b", name: "韩" }], 2);
    await directory.learnUser({ userId: "b", name: "韩梅梅", unionId: "union-b" }, 3);
    expect(await directory.people(["b"])).toEqual([{ id: "b", name: "韩" }]);
    expect(await directory.unionId("b")).toBe("union-b");
  });
});
