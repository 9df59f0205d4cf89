import { expect, test } from "vitest";
import type { EntryResult } from "../../src/core/entry.ts";
import { onBothDatabases } from "./given.ts";
import { allSent, entry, keysOf, laneName, leaseAt, twentyAMinute } from "./samples.ts";
import { take, takeHead } from "./take.ts";

function retry(id: number | undefined, at: number): EntryResult {
  return { id: id ?? 0, outcome: "retry", at, error: "busy" };
}

onBothDatabases((given) => {
  test("add: what was added comes back as it was, each key once", async () => {
    const { storage } = given();
    expect(await storage.outbox.add([], 100)).toBe(0);
    expect(await storage.outbox.add([entry("a"), entry("b", "g1", "m"), entry("a")], 100)).toBe(2);
    expect(await storage.outbox.add([entry("b"), entry("c")], 200)).toBe(1);
    const kept = { id: expect.any(Number), lane: "r1 g1", status: "waiting", attempts: 0 };
    expect(await storage.outbox.list({ limit: 10 })).toEqual([
      { ...entry("a"), ...kept, createdAt: 100, dueAt: 100 },
      { ...entry("b", "g1", "m"), ...kept, createdAt: 100, dueAt: 100 },
      { ...entry("c"), ...kept, createdAt: 200, dueAt: 200 },
    ]);
  });

  test("add: a key once sent is not sent again", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a")], 0);
    await storage.outbox.settle((await take(storage, 0)).map(allSent), "h1", 0);
    expect(await storage.outbox.add([entry("a")], 1)).toBe(0);
    expect(await take(storage, 1)).toEqual([]);
  });

  test("lease: heads only, lanes that waited longest first, up to the limit", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a1", "a"), entry("a2", "a"), entry("b1", "b")], 0);
    await storage.outbox.add([entry("c1", "c")], 1);
    const two = await storage.outbox.lease(leaseAt(5, { limit: 2 }), twentyAMinute, 1);
    expect(two.map(({ lane }) => lane)).toEqual([laneName("a"), laneName("b")]);
    expect(keysOf(two)).toEqual([["a1"], ["b1"]]);
    expect(keysOf(await take(storage, 5, "h2"))).toEqual([["c1"]]);
    expect(await take(storage, 5)).toEqual([]);
  });

  test("lease: a lane is in order, one message at a time", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a1"), entry("a2"), entry("a3")], 0);
    const seen: string[] = [];
    for (let now = 0; now < 3; now += 1) {
      const lanes = await take(storage, now);
      seen.push(...keysOf(lanes).flat());
      expect(await take(storage, now)).toEqual([]);
      await storage.outbox.settle(lanes.map(allSent), "h1", now);
    }
    expect(seen).toEqual(["a1", "a2", "a3"]);
  });

  test("O-03 lease: the message that fills a lane's window says when the next may leave", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a1"), entry("a2"), entry("b1", "b")], 0);
    const limit = { messages: 2, windowMs: 60_000 };
    const fullUntil: unknown[] = [];
    for (const now of [1000, 2000]) {
      const lanes = await storage.outbox.lease(leaseAt(now), limit, 1);
      fullUntil.push(lanes.map((lane) => lane.fullUntil));
      await storage.outbox.settle(lanes.map(allSent), "h1", now);
    }
    expect(fullUntil).toEqual([[undefined, undefined], [61_000]]);
  });

  test("lease: what was added with the clock ahead is due at once", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a1"), entry("a2")], 1_000_000);
    expect(keysOf(await take(storage, 0))).toEqual([["a1"]]);
    await storage.outbox.settle([{ lane: laneName("g1"), results: [] }], "h1", 0);
    expect(keysOf(await take(storage, 1))).toEqual([["a1"]]);
  });

  test("merge: those right behind the head that share its merge, up to the limit", async () => {
    const { storage } = given();
    const lease = async (now: number, mergeLimit: number): Promise<string[][]> => {
      const lanes = await storage.outbox.lease(leaseAt(now), twentyAMinute, mergeLimit);
      await storage.outbox.settle(lanes.map(allSent), "h1", now);
      return keysOf(lanes);
    };
    await storage.outbox.add(
      [
        ...["1", "2", "3", "4"].map((key) => entry(key, "g1", "m")),
        entry("5", "g1", "n"),
        entry("6", "g1", "m"),
        entry("7"),
        entry("8"),
        entry("9", "g1", "m"),
      ],
      0,
    );
    await storage.outbox.add([entry("elsewhere", "g2", "m")], 0);
    expect(await lease(0, 3)).toEqual([["1", "2", "3"], ["elsewhere"]]);
    expect(await lease(1, 3)).toEqual([["4"]]);
    expect(await lease(2, 3)).toEqual([["5"]]);
    expect(await lease(3, 3)).toEqual([["6"]]);
    expect(await lease(4, 3)).toEqual([["7"]]);
    expect(await lease(5, 3)).toEqual([["8"]]);
    expect(await lease(6, 3)).toEqual([["9"]]);
  });

  test("merge: one that is put off does not join", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("1", "g1", "m"), entry("2", "g1", "m")], 0);
    const [lane] = await storage.outbox.lease(leaseAt(0), twentyAMinute, 5);
    const [first, second] = lane?.entries ?? [];
    const results = [retry(first?.id, 100), retry(second?.id, 500)];
    await storage.outbox.settle([{ lane: laneName("g1"), results }], "h1", 0);
    expect(keysOf(await storage.outbox.lease(leaseAt(100), twentyAMinute, 5))).toEqual([["1"]]);
  });

  test("settle: sent, retry and dead are written, and the lane goes on", async () => {
    const { storage } = given();
    const { outbox } = storage;
    await outbox.add([entry("a"), entry("b"), entry("c")], 0);
    const a = await takeHead(storage, 0);
    const lane = laneName("g1");
    await outbox.settle(
      [{ lane, results: [{ id: a, outcome: "retry", at: 300, error: "503" }] }],
      "h1",
      1,
    );
    expect(await take(storage, 299)).toEqual([]);
    expect(await take(storage, 300)).toMatchObject([
      { lane, entries: [{ key: "a", attempts: 1, lastError: "503", dueAt: 300 }] },
    ]);
    await outbox.settle(
      [{ lane, results: [{ id: a, outcome: "dead", error: "gone" }] }],
      "h1",
      301,
    );
    expect(await take(storage, 301)).toMatchObject([{ entries: [{ key: "b" }] }]);
    await outbox.settle(
      [{ lane, results: [{ id: a + 1, outcome: "sent", receipt: "ok" }] }],
      "h1",
      302,
    );
    const sent = await outbox.list({ status: "sent", limit: 5 });
    expect(sent).toMatchObject([{ key: "b", attempts: 1 }]);
    expect(await outbox.list({ status: "dead", limit: 5 })).toMatchObject([
      { key: "a", attempts: 2, lastError: "gone" },
    ]);
    expect(await outbox.list({ status: "waiting", limit: 5 })).toMatchObject([{ key: "c" }]);
    expect(await outbox.count()).toEqual({ waiting: 1, dead: 1, oldestDueAt: 0 });
  });

  test("settle: an attempt that is not counted is put off all the same", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a")], 0);
    const id = await takeHead(storage, 0);
    const lane = laneName("g1");
    await storage.outbox.settle(
      [{ lane, results: [{ id, outcome: "retry", at: 300, error: "throttled", counted: false }] }],
      "h1",
      1,
    );
    expect(await take(storage, 299)).toEqual([]);
    expect(await take(storage, 300)).toMatchObject([
      { entries: [{ attempts: 0, lastError: "throttled" }] },
    ]);
  });

  test("M-04 settle: whoever lost the lane writes nothing; the other lanes are written", async () => {
    const { storage } = given();
    const { outbox } = storage;
    await outbox.add([entry("a", "a"), entry("b", "b")], 0);
    const lanes = await take(storage, 0);
    const [a] = await outbox.lease(leaseAt(1000, { holder: "h2", limit: 1 }), twentyAMinute, 1);
    expect(a?.lane).toBe(laneName("a"));
    await outbox.settle(
      lanes.map((lane) => ({ ...allSent(lane), pauseUntil: 9_000_000 })),
      "h1",
      1001,
    );
    expect(await outbox.list({ status: "sent", limit: 5 })).toMatchObject([{ key: "b" }]);
    expect(await outbox.nextDueAt(1001, twentyAMinute)).toBe(2000);
    await outbox.settle(a === undefined ? [] : [allSent(a)], "h2", 1500);
    expect(await outbox.count()).toMatchObject({ waiting: 0 });
  });

  test("settle: an entry of another lane is not touched", async () => {
    const { storage } = given();
    await storage.outbox.add([entry("a", "a"), entry("b", "b")], 0);
    const lanes = await take(storage, 0);
    const other = lanes[1]?.entries[0]?.id ?? 0;
    const results = [{ id: other, outcome: "sent", receipt: "" } as const];
    await storage.outbox.settle([{ lane: laneName("a"), results }], "h1", 0);
    expect(await storage.outbox.count()).toMatchObject({ waiting: 2 });
  });

  test("pause: nothing leaves the lane before its end, whatever is added; other lanes go on", async () => {
    const { storage } = given();
    const { outbox } = storage;
    await outbox.add([entry("a"), entry("b", "g2")], 0);
    const [lane] = await take(storage, 0);
    await outbox.settle(
      lane === undefined ? [] : [{ ...allSent(lane), pauseUntil: 600_000 }],
      "h1",
      0,
    );
    await outbox.add([entry("c")], 1);
    expect(keysOf(await take(storage, 599_999))).toEqual([["b"]]);
    expect(await outbox.nextDueAt(2, twentyAMinute)).toBe(600_000);
    expect(keysOf(await take(storage, 600_000))).toContainEqual(["c"]);
  });
});
