import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

const token = "test-token-that-is-long-enough";
const reader = "reader-token-that-is-long-enough";

let home: Home;
beforeAll(async () => {
  home = await openHome({
    config: `api:
  tokens:
    - { name: ci, token: ${token}, scopes: ["*"], acts_as: manager01 }
    - { name: reader, token: ${reader}, scopes: ["tasks:read"] }
`,
  });
});
afterAll(() => home.close());

/** What a test looks into without knowing its shape. */
type Json = Readonly<Record<string, unknown>> & Shown;

interface Shown {
  readonly id: string;
  readonly status: string;
  readonly detail: string;
  readonly next_cursor: string | null;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly errors: readonly { readonly path: string }[];
  readonly assignees: readonly object[];
}

interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${home.app.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = (text === "" ? undefined : JSON.parse(text)) as Json;
  return { status: response.status, body: parsed, headers: response.headers };
}

describe("who may call", () => {
  test.each([
    [{ authorization: "" }, 401, "unauthorized"],
    [{ authorization: "Bearer no-such-token-at-all" }, 401, "unauthorized"],
    [{ authorization: `Basic ${token}` }, 401, "unauthorized"],
    [{ authorization: `Bearer ${reader}` }, 403, "scope_missing"],
  ])("%j", async (headers, status, code) => {
    const answer = await call("POST", "/messages", {}, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ type: `urn:bellhop:problem:${code}`, status });
  });

  test("a scope is enough for what it names", async () => {
    const answer = await call("GET", "/tasks", undefined, { authorization: `Bearer ${reader}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("ratelimit-limit")).toBe("600");
  });

  test("no token is written to the log", () => {
    expect(home.log.join("\n")).not.toContain(token);
  });
});

test("a message goes to a group, and what became of it can be asked", async () => {
  const li = await home.person("li");
  const sent = await call("POST", "/messages", {
    to: { group: "dev" },
    content: { type: "text", text: "部署完成" },
    mentions: ["li"],
  });
  expect(sent).toMatchObject({ status: 202, body: { status: "waiting" } });
  await li.hears(/部署完成/);
  const { id } = sent.body;
  await expect
    .poll(async () => (await call("GET", `/messages/${id}`)).body.status, { timeout: 5000 })
    .toBe("sent");
  expect((await call("GET", "/messages/AAAAAAAAAAAAAAAA")).status).toBe(404);
});

test("everything wrong with a body is said, with its place", async () => {
  const answer = await call("POST", "/messages", {
    to: { group: "dev", more: 1 },
    content: { type: "link", title: "", text: "x", url: "javascript:alert(1)" },
    cc: [],
  });
  expect(answer.status).toBe(422);
  const paths = answer.body.errors.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["/content/title", "/content/url", "/cc"]));
  expect(await call("POST", "/messages", "{")).toMatchObject({ status: 400 });
  expect(await call("POST", "/messages", "{}", { "content-type": "text/plain" })).toMatchObject({
    status: 415,
  });
  expect(await call("GET", "/nothing")).toMatchObject({ status: 404 });
  expect(await call("GET", "/tasks?limit=0&x=1")).toMatchObject({ status: 400 });
  const unknown = await call("POST", "/messages", {
    to: { group: "nobody" },
    content: { type: "text", text: "x" },
  });
  expect(unknown.body.detail).toBe("`nobody` is not in config.yaml; there are dev");
});

test("a key is carried out once and answered the same; for something else it is refused", async () => {
  const body = { to: { group: "dev" }, title: "写周报", assignees: ["li"] };
  const key = { "idempotency-key": "order-4711-a" };
  const first = await call("POST", "/tasks", body, key);
  const again = await call("POST", "/tasks", body, key);
  expect(first.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  const other = await call("POST", "/tasks", { ...body, title: "别的" }, key);
  expect(other).toMatchObject({ status: 422, body: { type: /key_reused/ } });
  const all = await call("GET", "/tasks?assignee=li");
  expect(all.body.items).toHaveLength(1);
});

test("of many requests with one key at once, one is carried out", async () => {
  const body = { to: { group: "dev" }, title: "只做一次", assignees: ["once"] };
  const key = { "idempotency-key": "all-at-once" };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call("POST", "/tasks", body, key)),
  );
  expect(new Set(answers.map(({ status }) => status)).isSubsetOf(new Set([201, 409]))).toBe(true);
  expect((await call("GET", "/tasks?assignee=once")).body.items).toHaveLength(1);
});

test("tasks are those of the chat: made here, seen and done there", async () => {
  const han = await home.person("han");
  const made = await call("POST", "/tasks", {
    to: { group: "dev" },
    title: "对账",
    assignees: ["han"],
    due_at: "2026-11-24T18:00:00+08:00",
  });
  expect(made.body).toMatchObject({ created_by: "manager01", due_at: "2026-11-24T10:00:00.000Z" });
  await han.says("任务");
  await han.hears(/对账 .*截止 11-24 周二 18:00/);
  await han.says(`完成 ${made.body.id}`);
  await han.hears(/完成了/);
  const after = await call("GET", `/tasks/${made.body.id}`);
  expect(after.body.assignees).toEqual([{ person: "han", done_at: expect.any(String) }]);
});

test("a list comes in pages that fit together", async () => {
  for (const day of [3, 1, 2, 1]) {
    const due_at = `2026-12-0${day}T09:00:00Z`;
    await call("POST", "/tasks", {
      to: { group: "dev" },
      title: `d${day}`,
      assignees: ["p"],
      due_at,
    });
  }
  await call("POST", "/tasks", { to: { group: "dev" }, title: "a", assignees: ["p"] });
  await call("POST", "/tasks", { to: { group: "dev" }, title: "b", assignees: ["p"] });
  const titles: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const more: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { body } = await call("GET", `/tasks?assignee=p&limit=2${more}`);
    expect(body.items.length).toBeLessThanOrEqual(2);
    titles.push(...body.items.map(({ title }) => title));
    cursor = body.next_cursor;
  }
  expect(titles).toEqual(["d1", "d1", "d2", "d3", "b", "a"]);
});

test("a reminder made here is posted there, listed, and can be cancelled", async () => {
  const li = await home.person("li");
  const at = new Date(home.clock.now() + 600_000).toISOString();
  const made = await call("POST", "/reminders", {
    to: { group: "dev" },
    text: "发布窗口",
    at,
    mentions: ["li"],
  });
  expect(made).toMatchObject({ status: 201, body: { next_at: at, status: "active" } });
  const gone = await call("POST", "/reminders", { to: { group: "dev" }, text: "不要了", at });
  expect((await call("GET", "/reminders?limit=1")).body.next_cursor).not.toBeNull();
  expect((await call("DELETE", `/reminders/${gone.body.id}`)).status).toBe(204);
  home.later("10m");
  await li.hears(/发布窗口/);
  const past = await call("POST", "/reminders", {
    to: { group: "dev" },
    text: "x",
    at: "2020-01-01T00:00:00Z",
  });
  expect(past).toMatchObject({ status: 422, body: { errors: [{ path: "/at" }] } });
});

test("a reminder for a person is theirs, not the token's", async () => {
  const li = await home.person("li", "-");
  const at = new Date(home.clock.now() + 600_000).toISOString();
  const made = await call("POST", "/reminders", { to: { person: "li" }, text: "体检报告", at });
  expect(made.body).toMatchObject({ to: { person: "li" } });
  home.later("10m");
  await li.hears(/体检报告/);
});

test("a session begun here is answered in the chat, and can be closed here", async () => {
  const li = await home.person("li");
  const begun = await call("POST", "/sessions", {
    to: { group: "dev" },
    person: "li",
    command: "remind",
    waits_for: "when",
    question: "什么时候提醒你？",
  });
  expect(begun).toMatchObject({ status: 201, body: { waits_for: "when", person: "li" } });
  await li.hears(/什么时候提醒你/);
  const path = `/sessions/${begun.body.id}`;
  expect((await call("GET", path)).body).toEqual(begun.body);
  expect((await call("GET", "/sessions?person=li")).body.items).toHaveLength(1);
  await li.says("10分钟后 交报告");
  await li.hears(/✅ R.*交报告/);
  expect((await call("GET", path)).status).toBe(404);

  await li.says("提醒我");
  await li.hears(/什么时候？/);
  const [open] = (await call("GET", "/sessions?person=li")).body.items;
  expect((await call("DELETE", `/sessions/${open?.id}`)).status).toBe(204);
  await li.says("10分钟后");
  await li.hears(/没看懂/);

  const wrong = { to: { group: "dev" }, person: "li", question: "?" };
  const noCommand = { ...wrong, command: "nothing", waits_for: "x" };
  const noArgument = { ...wrong, command: "remind", waits_for: "x" };
  expect((await call("POST", "/sessions", noCommand)).body.errors[0]?.path).toBe("/command");
  expect((await call("POST", "/sessions", noArgument)).body.detail).toBe(
    "remind takes who, when, what",
  );
});

test("too many calls of one token are refused for a while", async () => {
  const over = { authorization: `Bearer ${reader}` };
  let last: Answer | undefined;
  for (let count = 0; count < 601; count++)
    last = await call("GET", "/tasks?limit=1", undefined, over);
  expect(last).toMatchObject({ status: 429, body: { type: "urn:bellhop:problem:rate_limited" } });
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await call("GET", "/tasks?limit=1")).status).toBe(200);
});
