import { expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/core/clock.ts";
import { BoardError } from "../../src/core/todo-board.ts";
import type { TaskTodo } from "../../src/core/task-todo.ts";
import { afterFailure, keptOpen, planStep } from "../../src/tasks/plan-todo.ts";

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

test.each([
  ["make", wanted, {}],
  ["nothing", wanted, { doneAt: 1 }],
  ["look", made, {}],
  ["finish", made, { doneAt: 1 }],
  ["nothing", made, undefined],
] as const)("%s", (step, todo, share) => {
  expect(planStep(todo, share)).toBe(step);
});

test("a todo is looked at 8 times in its first day, and twice a day then", () => {
  let todo = made;
  let at = 0;
  const looks: number[] = [];
  for (let look = 0; look < 12; look += 1) {
    const change = keptOpen(todo, look === 0 ? { todoId: "todo-1", owner: "u" } : undefined, at);
    at = change.dueAt;
    todo = { ...todo, checks: change.checks };
    looks.push(at);
  }
  expect(looks[0]).toBe(5 * minuteMs);
  expect(looks.filter((one) => one <= 24 * hourMs)).toHaveLength(8);
  expect((looks.at(-1) ?? 0) - (looks.at(-2) ?? 0)).toBe(12 * hourMs);
});

test("what may pass is tried 8 times again over some ten hours, then given up with its reason", () => {
  let todo = wanted;
  let at = 0;
  const away = new BoardError("away", "later");
  for (let failure = 1; failure <= 8; failure += 1) {
    const change = afterFailure(todo, away, at);
    expect(change.status).toBe("wanted");
    todo = { ...todo, attempts: change.attempts };
    at = change.dueAt;
  }
  expect(at).toBeGreaterThan(9 * hourMs);
  expect(afterFailure(todo, away, at)).toMatchObject({ status: "failed", problem: "away" });
});

test("a throttle is not counted, and waits as long as it says", () => {
  const throttled = new BoardError("too fast", "throttled", 600_000);
  expect(afterFailure(wanted, throttled, 1000)).toMatchObject({ attempts: 0, dueAt: 601_000 });
});

test("a refusal for good is given up at once; one that is made already stays made until then", () => {
  expect(afterFailure(wanted, new BoardError("no", "never"), 0).status).toBe("failed");
  expect(afterFailure(made, new BoardError("away", "later"), 0).status).toBe("made");
});
