import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home, type Person } from "../home.ts";

const token = "test-token-that-is-long-enough";
const reader = "another-token-that-is-long-enough";

let home: Home;
let han: Person;
beforeAll(async () => {
  home = await openHome({
    config: `api:
  tokens:
    - { name: ci, token: ${token}, scopes: ["notifications:*"], acts_as: manager01 }
    - { name: board, token: ${reader}, scopes: ["notifications:read"] }
`,
  });
  han = await home.person("han", "-");
});
afterAll(() => home.close());

async function call(
  method: string,
  path: string,
  { body, key, as = token }: { body?: object; key?: string; as?: string } = {},
) {
  const response = await fetch(`${home.app.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${as}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("a notice is sent, read and taken back; the same request twice is one", async () => {
  const body = { to: { people: ["han", "wang"] }, text: "下午停电" };
  const made = await call("POST", "/notifications", { body, key: "power-off-1" });
  expect(made).toMatchObject({ status: 202, body: { way: "work", created_by: "manager01" } });
  expect(await call("POST", "/notifications", { body, key: "power-off-1" })).toEqual(made);
  await han.hears(/下午停电/);
  const path = `/notifications/${String(made.body["id"])}`;
  await expect
    .poll(async () => (await call("GET", path, { as: reader })).body["state"], { timeout: 3000 })
    .toBe("sent");
  const { body: progress } = await call("GET", path, { as: reader });
  expect(progress["readers"]).toMatchObject({ unread: ["han", "wang"], read: [], missed: [] });
  expect((await call("GET", "/notifications?limit=1")).body).toMatchObject({
    items: [{ id: made.body["id"] }],
    next_cursor: null,
  });
  const recalled = await call("POST", `${path}/recall`, { body: {} });
  expect(recalled).toMatchObject({ status: 200, body: { recalled: "all" } });
  expect((await call("POST", `${path}/recall`, { body: {} })).status).toBe(422);
});

test("what may not be, is not there, or cannot be read is a problem", async () => {
  const body = { to: { everybody: true }, text: "放假" };
  expect((await call("POST", "/notifications", { body, as: reader })).status).toBe(403);
  expect((await call("GET", "/notifications/N0000")).status).toBe(404);
  expect((await call("POST", "/notifications", { body: { text: "谁？" } })).status).toBe(422);
  const long = { to: { people: ["han"] }, text: "长".repeat(900) };
  expect(await call("POST", "/notifications", { body: long })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining("600") },
  });
});

test("the OpenAPI document has them", async () => {
  const { body } = await call("GET", "/openapi.json");
  const paths = Object.keys(body["paths"] as object).filter((path) => path.includes("notif"));
  expect(paths).toEqual(["/notifications", "/notifications/{id}", "/notifications/{id}/recall"]);
});
