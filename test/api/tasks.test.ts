import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

const token = "test-token-that-is-long-enough";

let home: Home;
let han: Person;
beforeAll(async () => {
  home = await openHome({
    config: `api:
  tokens:
    - { name: ci, token: ${token}, scopes: ["*"], acts_as: manager01 }
`,
  });
  han = await home.person("han");
});
afterAll(() => home.close());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly id: string };
}

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${home.app.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

async function made(over: object = {}): Promise<string> {
  const body = { to: { group: "dev" }, title: "对账", assignees: ["han", "wang"], ...over };
  return (await call("POST", "/tasks", body)).body.id;
}

async function idsOf(query: string): Promise<readonly string[]> {
  const { body } = await call("GET", `/tasks?${query}`);
  return (body["items"] as readonly { id: string }[]).map(({ id }) => id);
}

async function todos(): Promise<readonly { subject: string; done: boolean; dueTime?: number }[]> {
  const answer = await fetch(`${home.emulator.url}/_/todos`);
  return (await answer.json()) as readonly { subject: string; done: boolean }[];
}

test("a task is changed, and what is null is taken away", async () => {
  const id = await made({
    description: "十一月的",
    priority: "high",
    tags: ["财务"],
    due_at: "2026-11-24T18:00:00+08:00",
  });
  const changed = await call("PATCH", `/tasks/${id}`, {
    title: "对两遍账",
    description: null,
    tags: ["财务", "月末"],
    due_at: "2026-11-25T18:00:00+08:00",
  });
  expect(changed).toMatchObject({
    status: 200,
    body: {
      title: "对两遍账",
      description: null,
      priority: "high",
      tags: ["财务", "月末"],
      due_at: "2026-11-25T10:00:00.000Z",
    },
  });
  expect((await call("PATCH", `/tasks/${id}`, { due_at: null })).body["due_at"]).toBeNull();
  await han.says("任务 --tag 月末");
  await han.hears(new RegExp(`\\*\\*${id}\\*\\* .*对两遍账`));
  expect(await idsOf("tag=月末")).toEqual([id]);
  expect(await idsOf("created_by=manager01&tag=月末")).toEqual([id]);
});

test("a task is dropped, and goes on where it stood when it is opened again", async () => {
  const id = await made({ assignees: ["han"], title: "搬桌子" });
  await expect.poll(async () => (await todos()).map(({ subject }) => subject)).toContain("搬桌子");
  const dropped = await call("DELETE", `/tasks/${id}`);
  expect(dropped.body["dropped_at"]).toEqual(expect.any(String));
  await expect
    .poll(async () => (await todos()).map(({ subject }) => subject))
    .not.toContain("搬桌子");
  expect(await idsOf("assignee=han&state=dropped")).toContain(id);
  expect(await idsOf("assignee=han")).not.toContain(id);
  expect((await call("PATCH", `/tasks/${id}`, { title: "x" })).status).toBe(409);
  expect((await call("POST", `/tasks/${id}/complete`, {})).status).toBe(409);
  const again = await call("POST", `/tasks/${id}/reopen`, {});
  expect(again.body["dropped_at"]).toBeNull();
  await expect.poll(async () => (await todos()).map(({ subject }) => subject)).toContain("搬桌子");
});

test("a share is done, opened again and handed over, in DingTalk's todos too", async () => {
  const id = await made({ title: "写方案" });
  const mine = async () => (await todos()).filter(({ subject }) => subject === "写方案");
  await expect.poll(mine).toHaveLength(2);
  await call("POST", `/tasks/${id}/complete`, { person: "han" });
  await expect.poll(async () => (await mine()).filter(({ done }) => done)).toHaveLength(1);
  await call("POST", `/tasks/${id}/reopen`, { person: "han" });
  await expect.poll(async () => (await mine()).filter(({ done }) => done)).toHaveLength(0);
  const given = await call("POST", `/tasks/${id}/hand-over`, { from: "han", to: ["li"] });
  const people = given.body["assignees"] as readonly { person: string }[];
  expect(people.map(({ person }) => person).toSorted()).toEqual(["li", "wang"]);
  await expect.poll(mine).toHaveLength(2);
  const refused = await call("POST", `/tasks/${id}/hand-over`, { from: "han", to: ["li"] });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "/from" }] } });
});

test("comments are kept in their order, by whoever the token acts as", async () => {
  const id = await made();
  expect((await call("POST", `/tasks/${id}/comments`, { text: "先对十月" })).status).toBe(201);
  await han.says(`备注 ${id} 差两分`);
  await han.hears(/备注/);
  const { body } = await call("GET", `/tasks/${id}/comments`);
  expect(body["items"]).toMatchObject([
    { person: "manager01", text: "先对十月" },
    { person: "han", text: "差两分" },
  ]);
  expect((await call("GET", "/tasks/T999999/comments")).status).toBe(404);
  expect((await call("PATCH", `/tasks/${id}`, { tags: ["a b"] })).status).toBe(422);
});
