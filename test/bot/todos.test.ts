import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

// Tasks that also are todos in DingTalk, over the wire.
let home: Home;
beforeEach(async () => {
  home = await openHome();
});
afterEach(() => home.close());

interface Todo {
  readonly id: string;
  readonly subject: string;
  readonly done: boolean;
  readonly dueTime?: number;
  readonly sourceId: string;
}

async function todos(): Promise<readonly Todo[]> {
  const answer = await fetch(`${home.emulator.url}/_/todos`);
  return (await answer.json()) as readonly Todo[];
}

async function put(path: string, body: object): Promise<void> {
  const answer = await fetch(home.emulator.url + path, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const breakTodos = (fault: object) => put("/_/faults", fault);
const everywhere = "/v1.0/todo/*";

async function assigned(title: string, ...at: readonly string[]): Promise<string> {
  const li = await home.person("li");
  await li.says(`指派 ${title} --due 18:00`, ...at);
  return /T\d+/.exec((await li.hears(new RegExp(title))).text)?.[0] ?? "";
}

test("a task is a todo of each assignee, and doing it here does it there", async () => {
  const id = await assigned("写周报", "han", "wang");
  await expect
    .poll(todos)
    .toMatchObject([{ subject: "写周报" }, { subject: "写周报", done: false }]);
  expect((await todos())[0]?.dueTime).toBe(Date.parse("2026-11-23T18:00:00+08:00"));
  const han = await home.person("han");
  await han.says(`完成 ${id}`);
  await expect.poll(async () => (await todos()).filter(({ done }) => done)).toHaveLength(1);
});

test("ticked in DingTalk it is done here, and whoever assigned it is told", async () => {
  const id = await assigned("写周报", "han");
  await expect.poll(todos).toHaveLength(1);
  const [todo] = await todos();
  await put(`/_/todos/${todo?.id ?? ""}`, { user: "han", done: true });
  const li = await home.person("li");
  home.later("6m");
  const { text } = await li.hears(/在钉钉待办里完成了/);
  expect(text).toContain(`韩梅梅 在钉钉待办里完成了 ${id}「写周报」`);
  expect(text).toContain("@李雷");
  await li.says("任务 本群 已完成");
  await li.hears(new RegExp(`${id}.*韩梅梅✅`));
});

test("where DingTalk tells of the tick, it is done here at once", async () => {
  const id = await assigned("写周报", "han");
  await expect.poll(todos).toHaveLength(1);
  const taskId = (await todos())[0]?.id ?? "";
  await put(`/_/todos/${taskId}`, { user: "han", done: true });
  const li = await home.person("li");
  const event = { event: "todo_task_update", users: ["han"], data: { taskId } };
  await fetch(`${home.emulator.url}/_/events`, { method: "POST", body: JSON.stringify(event) });
  await li.hears(new RegExp(`在钉钉待办里完成了 ${id}`));
});

test("a lost answer and a restart make no second todo", async () => {
  await breakTodos({ drop_response: { path: everywhere, count: 1 } });
  await assigned("写周报", "han");
  await expect.poll(todos).toHaveLength(1);
  await home.restart();
  home.later("10s");
  await expect.poll(async () => (await home.app.storage.todos.of(["T1"]))[0]?.status).toBe("made");
  expect(await todos()).toHaveLength(1);
});

test("stopped between the task and its todo, it is made after the next start", async () => {
  await breakTodos({ http_500: { path: everywhere } });
  await assigned("写周报", "han");
  await home.restart();
  await breakTodos({});
  home.later("1h");
  await expect.poll(todos).toMatchObject([{ subject: "写周报" }]);
});

test("a todo that cannot be made is shown, and the task is kept", async () => {
  await breakTodos({ errcode: { value: "todo.taskCreate.paramError", path: everywhere } });
  const id = await assigned("写周报", "han");
  const li = await home.person("li");
  await expect.poll(async () => (await home.app.storage.todos.of([id]))[0]?.status).toBe("failed");
  await li.says("任务 本群");
  await li.hears(new RegExp(`${id}.*没有同步到钉钉待办：todo.taskCreate.paramError`));
  const han = await home.person("han");
  await han.says(`完成 ${id}`);
  await han.hears(/完成了/);
  const told = home.log.filter((line) => line.includes("no todo in DingTalk"));
  expect(told).toHaveLength(1);
});

test("a ban in place of an answer is logged once, and the todo is made when it is over", async () => {
  await breakTodos({ ip_banned: { path: everywhere, count: 1 } });
  await assigned("写周报", "han");
  await expect
    .poll(() => home.log.filter((line) => line.includes("todo not kept")))
    .toHaveLength(1);
  home.later("11m");
  await expect.poll(todos).toHaveLength(1);
});

test("the list names people who never spoke", async () => {
  await assigned("搬桌子", "wang");
  const li = await home.person("li");
  await li.says("任务 本群");
  await li.hears(/T\d+.*王芳/);
});
