import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Storage } from "../../src/core/storage.ts";
import { openShared } from "./given.ts";
import { startPostgres } from "./postgres-process.ts";
import type { PostgresProcess } from "./postgres-process.ts";
import { arrival, entry, leaseAt } from "./samples.ts";

// A PostgreSQL of its own, since these tests stop it.
let server: PostgresProcess;
let storage: Storage;
const rejections: unknown[] = [];
const onRejection = (reason: unknown): void => void rejections.push(reason);

beforeAll(async () => {
  server = await startPostgres();
  process.on("unhandledRejection", onRejection);
  process.on("uncaughtException", onRejection);
});
afterAll(async () => {
  process.off("unhandledRejection", onRejection);
  process.off("uncaughtException", onRejection);
  await server.stop();
});
beforeEach(async () => {
  storage = await openShared(server.url);
});
afterEach(async () => {
  await storage.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(rejections.splice(0)).toEqual([]);
});

/** Ends every other connection of the server, as a failover does. */
async function terminateBackends(): Promise<void> {
  const client = new Client(server.url);
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bellhop'",
  );
  await client.end();
}

/** Resolves when a write succeeds again. */
function recovers(): Promise<void> {
  return vi.waitFor(() => storage.probe(), { timeout: 15_000, interval: 50 });
}

test("M-05 connections terminated while idle: the next write succeeds", async () => {
  await storage.probe();
  await terminateBackends();
  await recovers();
});

test("M-05 terminated in mid transaction: storage_unavailable, nothing written, then recovers", async () => {
  const work = storage.transaction(async ({ outbox }) => {
    await outbox.add([entry("lost")], 0);
    await terminateBackends();
    // The connection is known to be lost before it is used again.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await outbox.add([entry("lost too")], 0);
  });
  await expect(work).rejects.toMatchObject({ code: "storage_unavailable" });
  await recovers();
  expect(await storage.outbox.count()).toMatchObject({ waiting: 0 });
});

test("M-05 terminated in mid query: storage_unavailable, then recovers", async () => {
  await storage.inbox.keep([arrival("a")]);
  const blocker = new Client(server.url);
  await blocker.connect();
  await blocker.query("begin; lock table inbox_lanes");
  const blocked = expect(storage.inbox.lease(leaseAt(0))).rejects.toMatchObject({
    code: "storage_unavailable",
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await terminateBackends();
  await blocked;
  await blocker.end();
  await recovers();
  expect(await storage.inbox.lease(leaseAt(0))).toHaveLength(1);
});

test("M-05 PostgreSQL restarted under load: refused or kept, never between; then recovers", async () => {
  const promised: string[] = [];
  const codes = new Set<unknown>();
  let running = true;
  const writers = [1, 2, 3].map(async (writer) => {
    for (let index = 0; running; index += 1) {
      const key = `w${writer} ${index}`;
      try {
        await storage.inbox.keep([arrival(key, key)]);
        promised.push(key);
      } catch (error) {
        codes.add(error instanceof Error && "code" in error ? error.code : error);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  });
  await server.restart();
  await recovers();
  running = false;
  await Promise.all(writers);
  expect([...codes]).toEqual(["storage_unavailable"]);
  const again = await storage.inbox.keep(promised.map((key) => arrival(key, key)));
  expect(again.every((isNew) => !isNew)).toBe(true);
});

test("M-05 commits are heard again after a restart", async () => {
  const other = await openShared(server.url);
  let heard = 0;
  other.onCommit("outbox", () => (heard += 1));
  await vi.waitFor(() => expect(heard).toBe(1));
  await server.restart();
  // Connecting again says that anything may have happened.
  await vi.waitFor(() => expect(heard).toBe(2), { timeout: 10_000 });
  await recovers();
  await storage.outbox.add([entry("after")], 0);
  await vi.waitFor(() => expect(heard).toBe(3));
  await other.close();
});

test("M-05 nobody there, or no such database: storage_unavailable that says why", async () => {
  const nowhere = openShared("postgres://u:secret@localhost:1/x");
  await expect(nowhere).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringMatching(/ECONNREFUSED/),
  });
  await expect(nowhere).rejects.not.toThrow(/secret/);
  const missing = new URL(server.url);
  missing.pathname = "/nothing";
  await expect(openShared(missing.href)).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining("nothing"),
  });
});

test("closing while still connecting ends", async () => {
  for (let round = 0; round < 20; round += 1) await (await openShared(server.url)).close();
});

test("M-09 200 at once over 10 connections: all answered, none left idle in a transaction", async () => {
  const work = Array.from({ length: 200 }, (_, index) =>
    storage.transaction(async ({ inbox, settings }) => {
      await inbox.keep([arrival(`m9 ${index}`, `c${index % 5}`)]);
      return settings.increment("m9");
    }),
  );
  expect(new Set(await Promise.all(work)).size).toBe(200);
  const client = new Client(server.url);
  await client.connect();
  const { rows } = await client.query(
    "select 1 from pg_stat_activity where state like 'idle in transaction%'",
  );
  expect(rows).toEqual([]);
  await client.end();
});
