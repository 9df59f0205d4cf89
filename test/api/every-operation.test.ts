import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHome, type Home } from "../home.ts";
import {
  named,
  pathOf,
  readOperations,
  takesId,
  takesJson,
  takesQuery,
  writes,
  type Operation,
} from "./described.ts";
import { expectProblem, type Answer } from "./expect-problem.ts";
import { requests } from "./requests.ts";

// Each rule of the API on each operation: those that the OpenAPI document names, so that a new one is held to them too.

const kinds = ["messages", "tasks", "reminders", "files", "schedules", "sessions", "notifications"];
const scopes = kinds.flatMap((kind) => [`${kind}:read`, `${kind}:write`]);
const all = "test-token-that-may-do-all";
const other = "test-token-of-somebody-else";
/** The token that may do everything but this. */
const without = (scope: string) => `test-token-without-${scope.replace(":", "-")}`;
const only = (scope: string) => `test-token-for-only-${scope.replace(":", "-")}`;

/** A token of config.yaml. */
const line = (name: string, token: string, may: readonly string[]) =>
  `    - { name: ${name}, token: ${token}, scopes: ${JSON.stringify(may)}, acts_as: manager01 }`;

let home: Home;
let folder: string;
let operations: readonly Operation[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bellhop-shared-"));
  for (const name of ["预算", "名单", "合同"]) {
    await writeFile(join(folder, `${name}.pdf`), `%PDF-1.4 ${name}`);
  }
  const tokens = [
    line("all", all, ["*"]),
    line("other", other, ["*"]),
    ...scopes.flatMap((scope, index) => [
      line(
        `without-${index}`,
        without(scope),
        scopes.filter((one) => one !== scope),
      ),
      line(`only-${index}`, only(scope), [scope]),
    ]),
  ];
  home = await openHome({
    config: `files: { folders: ["${folder}"] }\napi:\n  tokens:\n${tokens.join("\n")}\n`,
  });
  operations = await readOperations(home.app.url);
});
afterAll(async () => {
  await home.close();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  readonly as?: string;
  readonly body?: object | string | undefined;
  /** The body of an upload. */
  readonly bytes?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

async function call(method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const { as = all, body, bytes, headers } = sent;
  const json = typeof body === "object" ? JSON.stringify(body) : body;
  const type = bytes === undefined ? "application/json" : "application/octet-stream";
  const content = bytes ?? json;
  const response = await fetch(`${home.app.url}/api/v1${path}`, {
    method,
    headers: {
      ...(as === "" ? {} : { authorization: `Bearer ${as}` }),
      ...(content === undefined ? {} : { "content-type": type }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function each(
  which: (operation: Operation) => boolean,
  check: (operation: Operation) => Promise<void>,
): Promise<void> {
  const chosen = operations.filter(which);
  expect(chosen.length).toBeGreaterThan(4);
  for (const operation of chosen) await check(operation);
  home.later("61s");
}

test("the document has operations for all that the product names, each with a scope", () => {
  expect(new Set(operations.map(({ scope }) => scope))).toEqual(new Set(scopes));
  expect(new Set(operations.map(({ path }) => path.split("/")[1]))).toEqual(new Set(kinds));
});

describe("who may call", () => {
  test("without a token each answers 401", () =>
    each(
      () => true,
      async (one) => {
        const answer = await call(one.method, pathOf(one), { as: "" });
        expectProblem(answer, 401, "unauthorized", named(one));
        expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
      },
    ));

  test("a token with every scope but the operation's is answered 403, one with only that is not", () =>
    each(
      () => true,
      async (one) => {
        const refused = await call(one.method, pathOf(one), { as: without(one.scope) });
        expectProblem(refused, 403, "scope_missing", named(one));
        const { status } = await call(one.method, pathOf(one), { as: only(one.scope) });
        expect([401, 403], named(one)).not.toContain(status);
      },
    ));

  test("each counts against the token's limit, and says how much is left", () =>
    each(
      () => true,
      async (one) => {
        const { headers } = await call(one.method, pathOf(one));
        const left = Number(headers.get("ratelimit-remaining"));
        const next = await call(one.method, pathOf(one));
        expect(Number(next.headers.get("ratelimit-remaining")), named(one)).toBe(left - 1);
      },
    ));

  test("no token is in the configuration, in the database or in the log", async () => {
    const file = home.config.database.replace(/^sqlite:/, "");
    const kept = (await readFile(file)).toString("latin1");
    const wal = await readFile(`${file}-wal`).catch(() => Buffer.alloc(0));
    const everything = [JSON.stringify(home.config), kept, wal.toString("latin1"), ...home.log];
    expect(everything.filter((text) => text.includes("test-token"))).toEqual([]);
  });
});

describe("what is wrong is said as a problem", () => {
  test("a body that is no JSON, is not sent as JSON, or has what is not known", () =>
    each(takesJson, async (one) => {
      const path = pathOf(one);
      const cut = await call(one.method, path, { body: "{" });
      expectProblem(cut, 400, "request_invalid", named(one));
      const headers = { "content-type": "text/plain" };
      const plain = await call(one.method, path, { body: "{}", headers });
      expectProblem(plain, 415, "media_type_unsupported", named(one));
      const unknown = await call(one.method, path, { body: { "no~such/key": 1 } });
      expectProblem(unknown, 422, "request_invalid", named(one));
      const { errors } = JSON.parse(unknown.text) as { errors: readonly { path: string }[] };
      expect(
        errors.map((error) => error.path),
        named(one),
      ).toContain("/no~0such~1key");
    }));

  test("a body that is too large", () =>
    each(takesJson, async (one) => {
      const body = JSON.stringify({ text: "x".repeat(300 * 1024) });
      const answer = await call(one.method, pathOf(one), { body });
      expectProblem(answer, 413, "request_too_large", named(one));
    }));

  test("an id that is none, and one that is nobody's", () =>
    each(takesId, async (one) => {
      const request = await requests[one.operationId]?.(make);
      const sent = { body: request?.body, bytes: request?.bytes };
      const none = await call(one.method, one.path.replace("{id}", "%27x"), sent);
      expectProblem(none, 400, "request_invalid", named(one));
      expectProblem(await call(one.method, pathOf(one), sent), 404, "not_found", named(one));
    }));

  test("a query that is not known", () =>
    each(takesQuery, async (one) => {
      const answer = await call(one.method, `${pathOf(one)}?no_such=1`);
      expectProblem(answer, 400, "request_invalid", named(one));
    }));
});

async function make(path: string, body: object): Promise<string> {
  const { status, text } = await call("POST", path, { body });
  expect([201, 202], `POST ${path}: ${text}`).toContain(status);
  return (JSON.parse(text) as { id: string }).id;
}

describe("each that writes", () => {
  test("is carried out once for one key, and answered the same; for another request the key is refused", () =>
    each(writes, async (one) => {
      const request = await requests[one.operationId]?.(make);
      if (request === undefined) throw new Error(`${one.operationId} has no request here`);
      const { path, body, bytes } = request;
      const headers = { "idempotency-key": `key-of-${one.operationId}` };
      const first = await call(one.method, path, { body, bytes, headers });
      expect(Object.keys(one.responses), named(one)).toContain(String(first.status));
      expect(first.headers.get("idempotency-replayed"), named(one)).toBeNull();
      home.later("3s");
      const again = await call(one.method, path, { body, bytes, headers });
      expect(again, named(one)).toMatchObject({ status: first.status, text: first.text });
      expect(again.headers.get("idempotency-replayed"), named(one)).toBe("true");
      const elsewhere = await call("POST", "/reminders", {
        body: { to: { group: "dev" }, text: "别的", at: "2026-12-01T10:00:00Z" },
        headers,
      });
      expectProblem(elsewhere, 422, "idempotency_key_reused", named(one));
      const theirs = await call(one.method, path, { body, bytes, headers, as: other });
      expect(theirs.headers.get("idempotency-replayed"), named(one)).toBeNull();
    }));

  test("a key of a request with another query is refused, too", async () => {
    const when = { starts_at: undefined, when: "每周三 10:00" };
    const series = { ...(await requests["createSchedule"]?.(make))?.body, ...when };
    const path = `/schedules/${await make("/schedules", series)}?occurrence=`;
    const headers = { "idempotency-key": "one-of-a-series" };
    const first = await call("DELETE", `${path}2026-11-25T02:00:00Z`, { headers });
    expect(first.status).toBe(204);
    const second = await call("DELETE", `${path}2026-12-02T02:00:00Z`, { headers });
    expectProblem(second, 422, "idempotency_key_reused", "another time of the series");
  });

  test("refuses a key that is none", () =>
    each(writes, async (one) => {
      const request = await requests[one.operationId]?.(make);
      const headers = { "idempotency-key": "short" };
      const answer = await call(one.method, request?.path ?? "", { ...request, headers });
      expectProblem(answer, 400, "request_invalid", named(one));
    }));

  test("names the key in the document", () => {
    const told = operations
      .filter(writes)
      .filter((one) => one.parameters.some(({ name }) => name === "Idempotency-Key"));
    expect(told.map(named)).toEqual(operations.filter(writes).map(named));
  });
});

/** What tells three of a kind apart where the same request again makes no other. */
const ownOf: Readonly<Record<string, readonly object[]>> = {
  "/sessions": [{ person: "li" }, { person: "han" }, { person: "wang" }],
  "/files": [{ name: "预算" }, { name: "名单" }, { name: "合同" }],
};

test("each list comes in pages by a cursor, and all pages together have everything once", () =>
  each(
    (one) => one.method === "GET" && !takesId(one),
    async (one) => {
      const creating = operations.find(
        ({ method, path, requestBody }) =>
          method === "POST" && path === one.path && requestBody !== undefined,
      );
      const creates = requests[creating?.operationId ?? ""];
      for (const own of ownOf[one.path] ?? [{}, {}, {}]) {
        const request = await creates?.(make);
        await make(request?.path ?? "", { ...request?.body, ...own });
      }
      const range = "&from=2026-11-23T00:00:00Z&to=2026-12-23T00:00:00Z";
      const query = one.path === "/schedules" ? range : "";
      const list = async (page: string) => {
        const { status, text } = await call("GET", `${one.path}?${page}${query}`);
        expect(status, `${named(one)} ${text}`).toBe(200);
        return JSON.parse(text) as {
          readonly items: readonly { readonly id: string }[];
          readonly next_cursor: string | null;
        };
      };
      const whole = await list("limit=100");
      expect(whole.items.length, named(one)).toBeGreaterThan(2);
      expect(whole.next_cursor, named(one)).toBeNull();
      const paged: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof list>> = await list(
          `limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
        );
        expect(page.items.length, named(one)).toBeLessThanOrEqual(2);
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.next_cursor;
      }
      expect(paged, named(one)).toEqual(whole.items.map(({ id }) => id));
    },
  ));
