import { expect, test } from "vitest";
import { silentLog } from "../../src/core/log.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { openStorage } from "../../src/storage/open.ts";
import { freshSqlite } from "./databases.ts";
import { task } from "./samples.ts";

test("what a killed bot held is free as soon as the next one opens its SQLite file", async () => {
  const database = await freshSqlite();
  const { url } = database;
  const clock = createAdjustableClock({ running: false });
  const options = { clock, log: silentLog };
  const limit = { messages: 18, windowMs: 61_000 };
  const lease = { holder: "first", now: clock.now(), leaseMs: 60_000, limit: 10 };
  const first = await openStorage(url, { ...options, exclusive: true });
  await first.inbox.keep([
    {
      key: "bell m1",
      kind: "message",
      robot: "bell",
      conversation: "c1",
      payload: "{}",
      receivedAt: 1,
    },
  ]);
  await first.outbox.add(
    [
      {
        key: "e1",
        destination: { kind: "group", robot: "bell", conversation: "c1" },
        reply: { content: { type: "text", text: "hi" }, mentions: [] },
      },
    ],
    clock.now(),
  );
  await first.tasks.add(task("T1"));
  await first.todos.want([{ taskId: "T1", userId: "u1", robot: "bell", sourceId: "s" }], 1);
  expect(await first.todos.lease(lease)).toHaveLength(1);
  expect(await first.inbox.lease(lease)).toHaveLength(1);
  expect(await first.outbox.lease(lease, limit, 10)).toHaveLength(1);
  await first.close();

  // A command that only looks takes nothing away from a bot that runs.
  const looking = await openStorage(url, { ...options, exclusive: false });
  expect(await looking.inbox.lease({ ...lease, holder: "cli" })).toHaveLength(0);
  expect(await looking.todos.lease({ ...lease, holder: "cli" })).toHaveLength(0);
  await looking.close();

  const second = await openStorage(url, { ...options, exclusive: true });
  expect(await second.inbox.lease({ ...lease, holder: "second" })).toHaveLength(1);
  expect(await second.todos.lease({ ...lease, holder: "second" })).toHaveLength(1);
  expect(await second.outbox.lease({ ...lease, holder: "second" }, limit, 10)).toHaveLength(1);
  await second.close();
  await database.dispose();
});
