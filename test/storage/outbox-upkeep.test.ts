import { expect, test } from "vitest";
import type { LeasedLane } from "../../src/core/entry.ts";
import { onBothDatabases } from "./given.ts";
import { allSent, entry, keysOf, laneName, leaseAt, twentyAMinute } from "./samples.ts";
import { take, takeHead } from "./take.ts";

onBothDatabases((given) => {
  test("drop: the lane keeps going, held or not; what is sent stays", async () => {
    const { storage } = given();
    const { outbox } = storage;
    await outbox.add([entry("a"), entry("b"), entry("c")], 0);
    const a = await takeHead(storage, 0);
    expect(await outbox.drop(a)).toBe(true);
    expect(await outbox.drop(a)).toBe(false);
    // Held by h1 until it says what became of it.
    expect(await take(storage, 1, "h2")).toEqual([]);
    const results = [{ id: a, outcome: "sent", receipt: "" } as const];
    await outbox.settle([{ lane: laneName("g1"), results }], "h1", 2);
    expect(await outbox.drop(a + 1)).toBe(true);
    const lanes = await take(storage, 3);
    expect(keysOf(lanes)).toEqual([["c"]]);
    await outbox.settle(lanes.map(allSent), "h1", 4);
    expect(await outbox.drop(a + 2)).toBe(false);
    expect(await outbox.nextDueAt(5, twentyAMinute)).toBeNull();
  });

  test("drop: the last one of a lane, then another", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a")], 0);
    const [only] = await storage.outbox.list({ limit: 1 });
    expect(await storage.outbox.drop(only?.id ?? 0)).toBe(true);
    expect(await take(storage, 0)).toEqual([]);
    await storage.outbox.add([entry("b")], 1);
    expect(keysOf(await take(storage, 1))).toEqual([["b"]]);
  });

  test("retry: a dead one goes again, before what came after it, its attempts anew", async () => {
    const { storage } = given();
    const { outbox } = storage;
    await outbox.add([entry("a"), entry("b")], 0);
    const id = await takeHead(storage, 0);
    expect(await outbox.retry(id, 1)).toBe(false);
    const dead = { id, outcome: "dead", error: "gone" } as const;
    await outbox.settle([{ lane: laneName("g1"), results: [dead] }], "h1", 1);
    expect(await outbox.retry(id, 50)).toBe(true);
    expect(await outbox.retry(id + 999, 50)).toBe(false);
    expect(await take(storage, 50)).toMatchObject([{ entries: [{ key: "a", attempts: 0 }] }]);
    expect(await outbox.count()).toMatchObject({ waiting: 2, dead: 0 });
  });

  test("nextDueAt: null, now, the end of the lease, the retry, the window", async () => {
    const { storage } = given();
    const { outbox } = storage;
    const limit = { messages: 1, windowMs: 10_000 };
    expect(await outbox.nextDueAt(0, limit)).toBeNull();
    await outbox.add([entry("a"), entry("b")], 100);
    expect(await outbox.nextDueAt(100, limit)).toBe(100);
    const [lane] = await outbox.lease(leaseAt(100), twentyAMinute, 1);
    expect(await outbox.nextDueAt(150, twentyAMinute)).toBe(1100);
    expect(await outbox.nextDueAt(150, limit)).toBe(10_100);
    const id = lane?.entries[0]?.id ?? 0;
    const retry = { id, outcome: "retry", at: 3000, error: "e" } as const;
    await outbox.settle([{ lane: laneName("g1"), results: [retry] }], "h1", 200);
    expect(await outbox.nextDueAt(200, twentyAMinute)).toBe(3000);
    expect(await outbox.nextDueAt(200, limit)).toBe(10_100);
    // Looked at when full, it is put off; another lane is still told.
    expect(await outbox.lease(leaseAt(3000), limit, 1)).toEqual([]);
    expect(await outbox.nextDueAt(3000, limit)).toBe(10_100);
    await outbox.add([entry("c", "g2")], 3000);
    expect(await outbox.nextDueAt(3000, limit)).toBe(3000);
  });

  test("nextDueAt: the earliest of many lanes, all full", async () => {
    const { outbox } = given().storage;
    const limit = { messages: 1, windowMs: 10_000 };
    const lanes = Array.from({ length: 230 }, (_, index) => `g${index}`);
    await outbox.add(
      lanes.flatMap((lane) => [entry(`${lane}a`, lane), entry(`${lane}b`, lane)]),
      0,
    );
    // The lane that opens first is the last one in the table.
    const leased: LeasedLane[] = [];
    for (let now = 729; now >= 500; now -= 1) {
      leased.push(...(await outbox.lease(leaseAt(now, { limit: 1 }), limit, 1)));
    }
    await outbox.settle(leased.map(allSent), "h1", 730);
    expect(await outbox.nextDueAt(1000, limit)).toBe(10_500);
  });

  test("list: the newest up to the limit, oldest first", async () => {
    const { outbox } = given().storage;
    await outbox.add([entry("a"), entry("b"), entry("c")], 0);
    const listed = await outbox.list({ limit: 2 });
    expect(listed.map(({ key }) => key)).toEqual(["b", "c"]);
  });

  test("S-09 prune: what was sent and is old goes; what waits or is dead stays", async () => {
    const { storage } = given();
    const { outbox } = storage;
    await outbox.add([entry("dead", "d"), entry("sent", "s"), entry("waits", "w")], 1000);
    await outbox.add([entry("new", "n")], 2000);
    const lanes = await take(storage, 2000);
    await outbox.settle(
      lanes
        .filter(({ lane }) => lane !== laneName("w"))
        .map((leased) =>
          leased.lane === laneName("d")
            ? {
                lane: leased.lane,
                results: leased.entries.map(({ id }) => ({ id, outcome: "dead", error: "e" })),
              }
            : allSent(leased),
        ),
      "h1",
      2000,
    );
    expect(await outbox.prune(1000)).toBe(0);
    expect(await outbox.prune(2000)).toBe(1);
    const left = await outbox.list({ limit: 9 });
    expect(left.map(({ key }) => key)).toEqual(["dead", "waits", "new"]);
  });
});
