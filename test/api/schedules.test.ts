import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";

const token = "test-token-that-is-long-enough";
const reader = "another-token-that-only-reads";

let home: Home;
beforeAll(async () => {
  home = await openHome({
    config: `api:
  tokens:
    - { name: ci, token: ${token}, scopes: ["schedules:*"], acts_as: manager01 }
    - { name: board, token: ${reader}, scopes: ["schedules:read"] }
`,
  });
});
afterAll(() => home.close());

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly occurrence: string;
  readonly recurrence: string | null;
  readonly people: readonly { readonly person: string }[];
  readonly detail: string;
  readonly items: readonly Shown[];
  readonly next_cursor: string | null;
}

async function call(
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${home.app.url}/api/v1/schedules${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text === "" ? "{}" : text) as Shown };
}

const make = (over: object = {}, headers = {}) =>
  call(
    "POST",
    "",
    {
      to: { group: "dev" },
      title: "评审",
      people: ["han"],
      starts_at: "2026-11-25T14:00:00+08:00",
      ...over,
    },
    headers,
  );

const between = (from: string, to: string, more = "") =>
  call("GET", `?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}${more}`);

test("an event is made, shown, found by a range and by whom it concerns, and deleted", async () => {
  const { status, body } = await make({ place: "3号会议室", ends_at: "2026-11-25T15:30:00+08:00" });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    starts_at: "2026-11-25T06:00:00.000Z",
    ends_at: "2026-11-25T07:30:00.000Z",
    place: "3号会议室",
    organizer: "manager01",
    people: [{ person: "manager01" }, { person: "han" }],
    remind_before_minutes: [15],
  });
  expect(await call("GET", `/${body.id}`)).toEqual({ status: 200, body });
  const day = ["2026-11-25T00:00:00+08:00", "2026-11-26T00:00:00+08:00"] as const;
  const ids = async (more = "") => (await between(...day, more)).body.items.map(({ id }) => id);
  expect(await ids()).toEqual([body.id]);
  expect(await ids("&person=han")).toEqual([body.id]);
  expect(await ids("&person=wang")).toEqual([]);
  expect(await ids("&conversation=cid-dev")).toEqual([body.id]);
  expect((await call("DELETE", `/${body.id}`)).status).toBe(204);
  expect((await call("GET", `/${body.id}`)).status).toBe(404);
  expect(await ids()).toEqual([]);
});

test("a series is listed by its times, in pages; one of them is changed or deleted alone", async () => {
  const { body } = await make({ title: "例会", starts_at: undefined, when: "每周三 10:00" });
  expect(body.recurrence).not.toBeNull();
  const month = ["2026-12-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"] as const;
  const first = await between(...month, "&limit=3");
  expect(first.body.items.map(({ occurrence }) => occurrence.slice(0, 10))).toEqual([
    "2026-12-02",
    "2026-12-09",
    "2026-12-16",
  ]);
  const rest = await between(...month, `&limit=3&cursor=${first.body.next_cursor ?? ""}`);
  expect(rest.body.items).toHaveLength(2);
  expect(rest.body.next_cursor).toBeNull();
  const occurrence = "2026-12-09T10:00:00+08:00";
  const moved = await call("PATCH", `/${body.id}`, {
    occurrence,
    title: "加长例会",
    starts_at: "2026-12-10T10:00:00+08:00",
  });
  expect(moved.body).toMatchObject({ title: "加长例会", series: body.id, recurrence: null });
  const gone = `?occurrence=${encodeURIComponent("2026-12-16T10:00:00+08:00")}`;
  expect((await call("DELETE", `/${body.id}${gone}`)).status).toBe(204);
  const now = await between(...month);
  expect(now.body.items.map((one) => `${one.title} ${one.occurrence.slice(5, 10)}`)).toEqual([
    "例会 12-02",
    "加长例会 12-10",
    "例会 12-23",
    "例会 12-30",
  ]);
  await call("DELETE", `/${body.id}`);
  expect((await between(...month)).body.items).toEqual([]);
});

test("an end alone makes an event longer, and of a series one time or all", async () => {
  const { body } = await make({ title: "加长" });
  const longer = await call("PATCH", `/${body.id}`, { ends_at: "2026-11-25T16:00:00+08:00" });
  expect(longer.body).toMatchObject({
    starts_at: "2026-11-25T06:00:00.000Z",
    ends_at: "2026-11-25T08:00:00.000Z",
  });
  const series = await make({ title: "周会", starts_at: undefined, when: "每周四 10:00" });
  const alone = await call("PATCH", `/${series.body.id}`, {
    occurrence: "2026-12-03T10:00:00+08:00",
    ends_at: "2026-12-03T12:00:00+08:00",
  });
  expect(alone.body).toMatchObject({
    starts_at: "2026-12-03T02:00:00.000Z",
    ends_at: "2026-12-03T04:00:00.000Z",
    recurrence: null,
  });
  const before = await call("PATCH", `/${body.id}`, { ends_at: "2026-11-25T13:00:00+08:00" });
  expect(before.status).toBe(422);
});

test("what is wrong is said; a reader may not write; a request that is sent again makes no second event", async () => {
  expect((await make({ starts_at: undefined })).body.detail).toMatch(
    /one of `starts_at` and `when`/,
  );
  expect((await make({ starts_at: "2026-11-20T10:00:00+08:00" })).status).toBe(422);
  expect((await make({ ends_at: "2026-11-25T13:00:00+08:00" })).status).toBe(422);
  expect((await make({}, { authorization: `Bearer ${reader}` })).status).toBe(403);
  expect((await between("2026-12-02T00:00:00+08:00", "2026-12-01T00:00:00+08:00")).status).toBe(
    422,
  );
  const key = { "idempotency-key": "once-only-1234" };
  const [one, two] = [await make({}, key), await make({}, key)];
  expect(two.body.id).toBe(one.body.id);
  const patched = await call("PATCH", `/${one.body.id}`, { add: ["wang"], place: "5号会议室" });
  expect(patched.body.people).toHaveLength(3);
  const { status } = await call("PATCH", `/${one.body.id}`, {
    occurrence: "2026-11-25T14:00:00+08:00",
    title: "x",
  });
  expect(status).toBe(422);
});
