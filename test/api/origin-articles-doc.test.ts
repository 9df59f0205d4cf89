import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDingTalkClient } from "../../src/index.ts";
import { openHome, type Home } from "../home.ts";

// docs/origin-articles.md says what to call instead of the articles' calls: all of it must exist.

let home: Home;
let page: string;
beforeAll(async () => {
  home = await openHome();
  page = await readFile(new URL("../../docs/origin-articles.md", import.meta.url), "utf8");
});
afterAll(() => home.close());

/** `GET /tasks`, as the page names it: query left out. */
function callsIn(text: string): readonly string[] {
  const calls = [...text.matchAll(/`(GET|POST|PATCH|DELETE) \/api\/v1(\/[^`?\s]*)/g)];
  return calls.map(([, method, path]) => `${method} ${path}`);
}

async function described(): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = await fetch(`${home.app.url}/api/v1/openapi.json`);
  const { paths } = (await answer.json()) as {
    paths: Record<string, Record<string, { parameters: readonly { name: string }[] }>>;
  };
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters }]) => [
        `${method.toUpperCase()} ${path}`,
        parameters.map(({ name }) => name),
      ]),
    ),
  );
}

test("each REST call that the page names is in the OpenAPI document", async () => {
  const known = await described();
  const named = callsIn(page).filter((call) => call !== "GET /openapi.json");
  expect(named.filter((call) => !known.has(call))).toEqual([]);
});

test("each query that the page names is one of its call", async () => {
  const known = await described();
  const queries = [...page.matchAll(/`(\w+) \/api\/v1(\/[^`?\s]*)\?([^`]+)`/g)];
  expect(queries.length).toBeGreaterThan(1);
  for (const [, method, path, query = ""] of queries) {
    const names = query.split("&").map((one) => one.split("=", 1)[0]);
    expect(known.get(`${method} ${path}`)).toEqual(expect.arrayContaining(names));
  }
});

test.each([
  ["message", "POST /messages"],
  ["work notification", "POST /notifications"],
  ["task create", "POST /tasks"],
  ["task query", "GET /tasks"],
  ["file share", "POST /files"],
  ["session get", "GET /sessions/{id}"],
  ["session create", "POST /sessions"],
  ["session close", "DELETE /sessions/{id}"],
  ["schedule create", "POST /schedules"],
  ["schedule query by range", "GET /schedules"],
  ["schedule delete", "DELETE /schedules/{id}"],
])("what the articles do has a REST call on the page: %s", (_, call) => {
  expect(callsIn(page)).toContain(call);
});

test("each function of the client that the page names exists, those for tokens and events too", async () => {
  const client = openDingTalkClient({ appKey: "key", appSecret: "secret" });
  const members = [...page.matchAll(/client((?:\.\w+)+)/g)].map(([, path = ""]) => path.slice(1));
  expect(members).toContain("events.register");
  const missing = members.filter((path) => {
    const found = path
      .split(".")
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], client);
    return typeof found !== "function";
  });
  expect(missing).toEqual([]);
  await client.close();
});
