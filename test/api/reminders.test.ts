import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

const token = "test-token-that-is-long-enough";

let home: Home;
beforeAll(async () => {
  home = await openHome({
    config: `api:
  tokens:
    - { name: ci, token: ${token}, scopes: ["reminders:*"], acts_as: manager01 }
`,
  });
});
afterAll(() => home.close());

interface Shown {
  readonly id: string;
  readonly text: string;
  readonly next_at: string;
  readonly recurrence?: string;
  readonly status: string;
  readonly detail: string;
}

async function call(method: string, path: string, body?: object) {
  const response = await fetch(`${home.app.url}/api/v1/reminders${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text === "" ? "{}" : text) as Shown };
}

const make = (over: object = {}) =>
  call("POST", "", { to: { group: "dev" }, text: "交日报", when: "每个工作日 18:00", ...over });

test("a reminder is made by words that repeat, and by words that do not", async () => {
  const daily = await make();
  expect(daily).toMatchObject({ status: 201, body: { next_at: "2026-11-23T10:00:00.000Z" } });
  expect(daily.body.recurrence).toBeDefined();
  const once = await make({ when: "tomorrow 3pm" });
  expect(once).toMatchObject({ status: 201, body: { next_at: "2026-11-24T07:00:00.000Z" } });
  expect(once.body.recurrence).toBeUndefined();
});

test("words that are no time, no time at all, and two times are refused with what is wrong", async () => {
  expect(await make({ when: "哈哈" })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining("「哈哈」") as string },
  });
  expect((await make({ when: "有空的时候" })).body.detail).toMatch(/^多久？/);
  expect(await make({ when: undefined })).toMatchObject({
    status: 422,
    body: { detail: "one of `at` and `when` is needed" },
  });
  const both = await make({ at: "2026-11-25T09:00:00+08:00" });
  expect(both).toMatchObject({ status: 422, body: { detail: "`at` says when already" } });
  expect((await make({ when: "昨天 9点" })).status).toBe(422);
});

test("text and time are changed, and the chat sees it", async () => {
  const { id } = (await make({ mentions: ["li"] })).body;
  const changed = await call("PATCH", `/${id}`, {
    text: "交周报",
    at: "2026-11-23T09:30:00+08:00",
  });
  expect(changed).toMatchObject({ status: 200, body: { text: "交周报", status: "active" } });
  expect(changed.body.recurrence).toBeUndefined();
  expect((await call("GET", `/${id}`)).body).toEqual(changed.body);
  const li = await home.person("li");
  await li.says("我的提醒");
  await li.hears(new RegExp(`${id}.*09:30.*交周报`));
});

test("a paused reminder waits, and goes on when it is resumed", async () => {
  const { id } = (await make()).body;
  expect((await call("PATCH", `/${id}`, { paused: true })).body.status).toBe("paused");
  expect((await call("PATCH", `/${id}`, { paused: true })).body.status).toBe("paused");
  expect((await call("GET", `/${id}`)).body.status).toBe("paused");
  expect((await call("PATCH", `/${id}`, { paused: false })).body.status).toBe("active");
  expect((await call("GET", `/${id}`)).body.status).toBe("active");
});

test("what is over is not changed, and what is not there not found", async () => {
  const { id } = (await make()).body;
  expect((await call("DELETE", `/${id}`)).status).toBe(204);
  expect(await call("PATCH", `/${id}`, { text: "x" })).toMatchObject({
    status: 409,
    body: { detail: `${id} is cancelled` },
  });
  expect((await call("PATCH", "/RZZZZZZ", { text: "x" })).status).toBe(404);
  expect((await call("PATCH", `/${id}`, { colour: "red" })).status).toBe(422);
});
