import { expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/core/clock.ts";
import { BoardError } from "../../src/core/todo-board.ts";
import type { TaskTodo } from "../../src/core/task-todo.ts";
import { afterFailure, keptOpen, planStep, wantedTodo } from "../../src/tasks/plan-todo.ts";
import { task } from "../storage/samples.ts";

const wanted: TaskTodo = {
  taskId: "T1",
  userId: "li",
  robot: "bell",
  sourceId: "s",
  status: "wanted",
  attempts: 0,
  checks: 0,
};
const made: TaskTodo = { ...wanted, status: "made", todoId: "todo-1", owner: "u" };

const open = { title: "写周报", dueAt: null, done: false };
const done = { ...open, done: true };
const told: TaskTodo = { ...made, told: open };

test.each([
  ["make", wanted, open],
  ["nothing", wanted, done],
  ["nothing", wanted, undefined],
  ["look", made, open],
  ["look", told, open],
  ["change", told, { ...open, title: "写月报" }],
  ["change", told, { ...open, dueAt: 9000 }],
  ["change", { ...made, told: done }, open],
  ["finish", told, done],
  ["remove", told, undefined],
] as const)("%s", (step, todo, share) => {
  expect(planStep(todo, share)).toBe(step);
});

test("a task that was dropped, or a share that was given away, wants no todo", () => {
  const assignees = [{ userId: "li" }, { userId: "han", doneAt: 5 }];
  const given = task("T1", { assignees, dueAt: 9000 });
  expect(wantedTodo(given, "li")).toEqual({ ...open, dueAt: 9000 });
  expect(wantedTodo(given, "han")).toEqual({ ...done, dueAt: 9000 });
  expect(wantedTodo(given, "wang")).toBeUndefined();
  expect(wantedTodo({ ...given, droppedAt: 1 }, "li")).toBeUndefined();
  expect(wantedTodo(undefined, "li")).toBeUndefined();
});

test("a todo is looked at 8 times in its first day, and twice a day then", () => {
  const due = { todoId: "todo-1", owner: "u" };
  const first = keptOpen(made, due, 0).dueAt;
  const pauses = Array.from({ length: 12 }, (_, checks) => {
    return keptOpen({ ...made, checks }, undefined, 0).dueAt;
  });
  const looks = pauses.map((_, index) => {
    return pauses.slice(0, index + 1).reduce((sum, pause) => sum + pause, first);
  });
  expect(first).toBe(5 * minuteMs);
  expect([first, ...looks].filter((at) => at <= 24 * hourMs)).toHaveLength(8);
  expect(pauses.at(-1)).toBe(12 * hourMs);
});

test("what may pass is tried 8 times again over some ten hours, then given up with its reason", () => {
  const away = new BoardError("away", "later");
  const changes = Array.from({ length: 9 }, (_, attempts) => {
    return afterFailure({ ...wanted, attempts }, away, 0);
  });
  expect(changes.map(({ status }) => status)).toEqual([
    ...Array<string>(8).fill("wanted"),
    "failed",
  ]);
  expect(changes.map(({ attempts }) => attempts)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const wholeMs = changes.reduce((sum, { dueAt }) => sum + dueAt, 0);
  expect(wholeMs).toBeGreaterThan(9 * hourMs);
  expect(changes.at(-1)?.problem).toBe("away");
});

test("a throttle is not counted, and waits as long as it says", () => {
  const throttled = new BoardError("too fast", "throttled", 600_000);
  expect(afterFailure(wanted, throttled, 1000)).toMatchObject({ attempts: 0, dueAt: 601_000 });
});

test("a refusal for good is given up at once; one that is made already stays made until then", () => {
  expect(afterFailure(wanted, new BoardError("no", "never"), 0).status).toBe("failed");
  expect(afterFailure(made, new BoardError("away", "later"), 0).status).toBe("made");
});
