import { Client } from "pg";
import { describe, expect, test, vi } from "vitest";
import type { Channel, Storage, Stores } from "../../src/core/storage.ts";
import { freshPostgres } from "./databases.ts";
import { freshEachTime, onBothDatabases } from "./given.ts";
import type { Given } from "./given.ts";
import { arrival, entry, leaseAt, reminder, task, twentyAMinute } from "./samples.ts";

class Refused extends Error {}

/** Writes something in every store. */
async function writeEverywhere(stores: Stores): Promise<void> {
  await stores.inbox.keep([arrival("a")]);
  await stores.outbox.add([entry("a")], 0);
  await stores.tasks.add(task("T1"));
  await stores.reminders.add(reminder("R1"));
  await stores.schedules.put({ key: "p/s", fingerprint: "f", nextAt: 1 });
  await stores.directory.learnPeople([{ dingtalkId: "$:1", name: "n" }], 1);
  await stores.directory.learnConversation({ robot: "r1", id: "c1", kind: "group" }, 1);
  await stores.settings.getOrCreate("s", "v");
}

/** Whether each store has what `writeEverywhere` wrote. */
async function found(storage: Storage): Promise<boolean[]> {
  return [
    (await storage.inbox.countPending()) > 0,
    (await storage.inbox.nextDueAt()) !== null,
    (await storage.outbox.count()).waiting > 0,
    (await storage.outbox.nextDueAt(9, twentyAMinute)) !== null,
    (await storage.tasks.find("T1")) !== undefined,
    (await storage.reminders.listOpen({ person: "u1", limit: 1 })).length > 0,
    (await storage.schedules.list()).length > 0,
    (await storage.directory.people(["$:1"])).length > 0,
    (await storage.directory.conversation("r1", "c1")) !== undefined,
    (await storage.settings.getOrCreate("s", "none")) === "v",
  ];
}

/** Counts commits that `storage` tells of, once its instances hear of one another. */
async function listen(
  { url, kind }: Given,
  storage: Storage,
  instances = 1,
): Promise<Record<Channel, number>> {
  if (kind === "postgres") await hearing(url, instances);
  const heard = { inbox: 0, outbox: 0, due: 0, todos: 0, runs: 0, "event-copies": 0 };
  for (const channel of ["inbox", "outbox", "due"] as const) {
    storage.onCommit(channel, () => (heard[channel] += 1));
  }
  return heard;
}

/** Resolves when all instances at `url` listen; on connecting they say that anything may have happened. */
async function hearing(url: string, instances: number): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await vi.waitFor(async () => {
    const { rows } = await client.query<{ listeners: number }>(
      `select count(*)::int as listeners from pg_stat_activity
       where datname = current_database() and query like 'listen%'`,
    );
    expect(rows[0]?.listeners).toBe(instances);
  });
  await client.end();
  await new Promise((resolve) => setTimeout(resolve, 30));
}

onBothDatabases((given) => {
  test("all of a transaction is committed, and answered", async () => {
    const { storage } = given();
    const answer = await storage.transaction(async (stores) => {
      await writeEverywhere(stores);
      return 42;
    });
    expect(answer).toBe(42);
    expect(await found(storage)).not.toContain(false);
  });

  test("a transaction that throws leaves nothing, tells nobody, and throws what it threw", async () => {
    const { storage } = given();
    const heard = await listen(given(), storage);
    const work = storage.transaction(async (stores) => {
      await writeEverywhere(stores);
      throw new Refused("no");
    });
    await expect(work).rejects.toThrow(Refused);
    expect(await found(storage)).not.toContain(true);
    expect(heard).toEqual({ inbox: 0, outbox: 0, due: 0, todos: 0, runs: 0, "event-copies": 0 });
  });

  test("a lost lease inside a transaction takes everything back", async () => {
    const { storage } = given();
    await storage.inbox.keep([arrival("a")]);
    const [delivery] = await storage.inbox.lease(leaseAt(0));
    await storage.inbox.lease(leaseAt(2000, { holder: "h2" }));
    const work = storage.transaction(async ({ inbox, outbox }) => {
      await outbox.add([entry("reply")], 0);
      if (!(await inbox.complete(delivery?.id ?? 0, "h1", 2001))) throw new Refused("lost");
    });
    await expect(work).rejects.toThrow(Refused);
    expect((await storage.outbox.count()).waiting).toBe(0);
  });

  test("a failed statement that nobody minds does not commit half", async () => {
    const { storage, kind } = given();
    const work = storage.transaction(async ({ tasks }) => {
      await tasks.add(task("T1"));
      await tasks.add(task("T1")).catch(() => undefined);
    });
    // SQLite goes on after a failed statement, PostgreSQL does not and must then say so.
    await (kind === "sqlite" ? work : expect(work).rejects.toThrow());
    expect((await storage.tasks.find("T1")) !== undefined).toBe(kind === "sqlite");
  });

  test("onCommit: each channel once per commit, after it, until stopped", async () => {
    const { storage } = given();
    const heard = await listen(given(), storage);
    const since = (): number[] => [heard.inbox, heard.outbox, heard.due];
    await storage.inbox.keep([arrival("a"), arrival("b", "c2")]);
    expect(since()).toEqual([1, 0, 0]);
    await storage.inbox.keep([arrival("a")]);
    expect(since()).toEqual([1, 0, 0]);
    await storage.transaction(async ({ outbox }) => {
      await outbox.add([entry("a")], 0);
      await outbox.add([entry("b")], 0);
      expect(since()).toEqual([1, 0, 0]);
    });
    expect(since()).toEqual([1, 1, 0]);
    await storage.reminders.add(reminder("R1"));
    await storage.schedules.put({ key: "p/s", fingerprint: "f", nextAt: 1 });
    expect(since()).toEqual([1, 1, 2]);
    let stopped = 0;
    storage.onCommit("due", () => (stopped += 1))();
    await storage.reminders.add(reminder("R2"));
    expect(stopped).toBe(0);
  });

  test("increment: from 1, by name, no number twice with instances and rollbacks at once", async () => {
    const { storage, open } = given();
    const other = await open();
    expect(await storage.settings.increment("task")).toBe(1);
    expect(await other.settings.increment("task")).toBe(2);
    expect(await storage.settings.increment("file")).toBe(1);
    const numbers: number[] = [];
    const tries = Array.from({ length: 60 }, async (_, index) => {
      const instance = index % 2 === 0 ? storage : other;
      if (index % 3 === 0) numbers.push(await instance.settings.increment("task"));
      else {
        const work = instance.transaction(async ({ settings }) => {
          const number = await settings.increment("task");
          if (index % 3 === 1) throw new Refused("rolled back");
          return number;
        });
        await work.then((number) => numbers.push(number)).catch(() => undefined);
      }
    });
    await Promise.all(tries);
    expect(numbers).toHaveLength(40);
    expect(new Set(numbers).size).toBe(40);
    expect(Math.min(...numbers)).toBe(3);
  });

  test("a store used outside of the transaction under way waits or goes by it, never in it", async () => {
    const { storage } = given();
    let outside: Promise<void> | undefined;
    const work = storage.transaction(async ({ tasks }) => {
      await tasks.add(task("inside"));
      outside = storage.tasks.add(task("outside"));
      throw new Refused("no");
    });
    await expect(work).rejects.toThrow(Refused);
    await outside;
    expect(await storage.tasks.find("inside")).toBeUndefined();
    expect(await storage.tasks.find("outside")).toBeDefined();
  });

  test("probe: it writes", async () => {
    await expect(given().storage.probe()).resolves.toBeUndefined();
  });
});

describe("two instances on one PostgreSQL", () => {
  const given = freshEachTime(freshPostgres);

  test("onCommit: each channel is heard by the other instance, and once by one's own", async () => {
    const { storage, open } = given();
    const other = await open();
    const own = await listen(given(), storage, 2);
    const heard = await listen(given(), other, 2);
    await storage.inbox.keep([arrival("a")]);
    await vi.waitFor(() =>
      expect(heard).toEqual({ inbox: 1, outbox: 0, due: 0, todos: 0, runs: 0, "event-copies": 0 }),
    );
    await storage.outbox.add([entry("a")], 0);
    await vi.waitFor(() =>
      expect(heard).toEqual({ inbox: 1, outbox: 1, due: 0, todos: 0, runs: 0, "event-copies": 0 }),
    );
    await storage.reminders.add(reminder("R1"));
    await vi.waitFor(() =>
      expect(heard).toEqual({ inbox: 1, outbox: 1, due: 1, todos: 0, runs: 0, "event-copies": 0 }),
    );
    expect(own).toEqual({ inbox: 1, outbox: 1, due: 1, todos: 0, runs: 0, "event-copies": 0 });
  });

  test("M-01 due: what one transaction has, another leaves out, without waiting", async () => {
    const { storage, open } = given();
    const other = await open();
    const add = async (id: string): Promise<void> => {
      await storage.reminders.add(reminder(id, { nextAt: 1 }));
      await storage.schedules.put({ key: id, fingerprint: "f", nextAt: 1 });
    };
    for (const id of ["R1", "R2", "R3"]) await add(id);
    await storage.transaction(async ({ reminders, schedules }) => {
      const mine = await reminders.due(5, 2);
      expect(mine.map(({ id }) => id)).toEqual(["R1", "R2"]);
      expect(await schedules.due(5)).toHaveLength(3);
      await other.transaction(async (stores) => {
        expect(await stores.reminders.due(5, 9)).toMatchObject([{ id: "R3" }]);
        expect(await stores.schedules.due(5)).toEqual([]);
      });
      await reminders.markDone(mine.map(({ id }) => id));
    });
    expect(await other.reminders.due(5, 9)).toMatchObject([{ id: "R3" }]);
  });
});
