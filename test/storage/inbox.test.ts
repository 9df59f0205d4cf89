import { expect, test } from "vitest";
import type { Delivery } from "../../src/core/delivery.ts";
import type { Storage } from "../../src/core/storage.ts";
import { onBothDatabases } from "./given.ts";
import { arrival, leaseAt } from "./samples.ts";

const keys = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ key }) => key);

/** Leases one delivery and answers it. */
async function takeOne(storage: Storage, now: number, holder = "h1"): Promise<Delivery> {
  const [delivery] = await storage.inbox.lease(leaseAt(now, { holder, limit: 1 }));
  if (delivery === undefined) throw new Error("Nothing to lease");
  return delivery;
}

const event = (key: string, over: object = {}) =>
  arrival(key, key, { kind: "event", receivedAt: 50, ...over });

onBothDatabases((given) => {
  test("keep: what was kept comes back as it was", async () => {
    const { inbox } = given().storage;
    const payload = JSON.stringify({ text: "你好 👋 \"'\\ \n", deep: [{ a: null }] });
    expect(await inbox.keep([arrival("a", "c1", { payload, kind: "slot" })])).toEqual([true]);
    expect(await inbox.lease(leaseAt(0))).toEqual([
      { ...arrival("a", "c1", { payload, kind: "slot" }), id: expect.any(Number), attempt: 1 },
    ]);
  });

  test("keep: a key is new once, within a call, across calls, and after it was handled", async () => {
    const { storage } = given();
    const { inbox } = storage;
    expect(await inbox.keep([])).toEqual([]);
    expect(await inbox.keep([arrival("b"), arrival("a"), arrival("b")])).toEqual([
      true,
      true,
      false,
    ]);
    expect(await inbox.keep([arrival("a"), arrival("c")])).toEqual([false, true]);
    expect(await inbox.complete((await takeOne(storage, 0)).id, "h1", 0)).toBe(true);
    expect(await inbox.keep([arrival("b")])).toEqual([false]);
    expect(await inbox.countPending()).toBe(2);
  });

  test("recent: what came of one kind to one robot since then, handled or not", async () => {
    const { storage } = given();
    await storage.inbox.keep([event("a")]);
    const { id } = await takeOne(storage, 0);
    await storage.inbox.complete(id, "h1", 0);
    await storage.inbox.keep([event("b")]);
    await takeOne(storage, 0);
    const others = [
      event("early", { receivedAt: 49 }),
      event("other", { robot: "r2" }),
      arrival("message", "m", { receivedAt: 50 }),
    ];
    await storage.inbox.keep([event("c"), ...others]);
    const recent = await storage.inbox.recent({ kind: "event", robot: "r1", since: 50 });
    expect(recent.map(({ key }) => key).toSorted()).toEqual(["a", "b", "c"]);
    expect(recent.find(({ key }) => key === "c")).toEqual(event("c"));
  });

  test("M-07 keep: two instances at once keep each key once", async () => {
    const { storage, open } = given();
    const other = await open();
    const batches = Array.from({ length: 20 }, (_, batch) =>
      Array.from({ length: 150 }, (__, index) => arrival(`k${batch * 5 + index}`, `c${index % 3}`)),
    );
    const answers = await Promise.all(
      [storage, other].flatMap(({ inbox }, instance) =>
        (instance === 0 ? batches : batches.map((batch) => batch.toReversed())).map((batch) =>
          inbox.keep(batch),
        ),
      ),
    );
    const distinct = new Set(batches.flat().map(({ key }) => key)).size;
    expect(answers.flat().filter(Boolean)).toHaveLength(distinct);
    expect(await storage.inbox.countPending()).toBe(distinct);
  });

  test("lease: the oldest first, one per conversation, up to the limit", async () => {
    const { inbox } = given().storage;
    await inbox.keep([
      arrival("a1", "a"),
      arrival("a2", "a"),
      arrival("b1", "b"),
      arrival("c1", "c"),
      arrival("a3", "a"),
    ]);
    expect(keys(await inbox.lease(leaseAt(0, { limit: 2 })))).toEqual(["a1", "b1"]);
    expect(keys(await inbox.lease(leaseAt(0, { limit: 2 })))).toEqual(["c1"]);
    expect(await inbox.lease(leaseAt(0))).toEqual([]);
  });

  test("lease: one conversation of two robots is two", async () => {
    const { inbox } = given().storage;
    await inbox.keep([arrival("a"), arrival("b", "c1", { robot: "r2" })]);
    expect(keys(await inbox.lease(leaseAt(0)))).toEqual(["a", "b"]);
  });

  test("lease: none behind a held or released one; the next when that is complete", async () => {
    const { inbox } = given().storage;
    await inbox.keep([arrival("a1"), arrival("a2")]);
    const [first] = await inbox.lease(leaseAt(0));
    const id = first?.id ?? 0;
    await inbox.keep([arrival("a3")]);
    expect(await inbox.lease(leaseAt(500))).toEqual([]);
    await inbox.release(id, "h1", 700);
    expect(await inbox.lease(leaseAt(699))).toEqual([]);
    expect(await inbox.lease(leaseAt(700))).toMatchObject([{ key: "a1", attempt: 2 }]);
    expect(await inbox.complete(id, "h1", 800)).toBe(true);
    expect(await inbox.lease(leaseAt(800))).toMatchObject([{ key: "a2", attempt: 1 }]);
  });

  test("M-04 lease: it ends by itself, and whoever lost it writes nothing", async () => {
    const { inbox } = given().storage;
    await inbox.keep([arrival("a1"), arrival("a2")]);
    const [first] = await inbox.lease(leaseAt(0));
    const id = first?.id ?? 0;
    expect(await inbox.lease(leaseAt(999, { holder: "h2" }))).toEqual([]);
    expect(await inbox.lease(leaseAt(1000, { holder: "h2" }))).toMatchObject([
      { key: "a1", attempt: 2 },
    ]);
    expect(await inbox.complete(id, "h1", 1001)).toBe(false);
    await inbox.release(id, "h1", 1001);
    expect(await inbox.lease(leaseAt(1002, { holder: "h3" }))).toEqual([]);
    expect(await inbox.complete(id, "h2", 1003)).toBe(true);
    expect(await inbox.complete(id, "h2", 1003)).toBe(false);
  });

  test("M-07 lease: two holders at once never have the same, nor one conversation", async () => {
    const { storage, open } = given();
    const other = await open();
    const count = 120;
    await storage.inbox.keep(
      Array.from({ length: count }, (_, index) => arrival(`k${index}`, `c${index % 7}`)),
    );
    const held = new Set<string>();
    const order = new Map<string, number[]>();
    const work = async ({ inbox }: Storage, holder: string): Promise<void> => {
      while ((await inbox.countPending()) > 0) {
        for (const delivery of await inbox.lease(leaseAt(0, { holder, limit: 3 }))) {
          expect(held).not.toContain(delivery.conversation);
          held.add(delivery.conversation);
          const ids = order.get(delivery.conversation) ?? [];
          order.set(delivery.conversation, [...ids, delivery.id]);
          await Promise.resolve();
          held.delete(delivery.conversation);
          expect(await inbox.complete(delivery.id, holder, 0)).toBe(true);
        }
      }
    };
    await Promise.all([work(storage, "h1"), work(other, "h2"), work(storage, "h3")]);
    const handled = [...order.values()].flat();
    expect(new Set(handled).size).toBe(count);
    expect(handled).toHaveLength(count);
    for (const ids of order.values()) expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test("nextDueAt: null, at once, the end of the lease, the retry, the next in the lane", async () => {
    const { storage } = given();
    const { inbox } = storage;
    expect(await inbox.nextDueAt()).toBeNull();
    await inbox.keep([arrival("a1"), arrival("a2")]);
    expect(await inbox.nextDueAt()).toBe(0);
    const { id } = await takeOne(storage, 100);
    expect(await inbox.nextDueAt()).toBe(1100);
    await inbox.release(id, "h1", 5000);
    expect(await inbox.nextDueAt()).toBe(5000);
    await takeOne(storage, 5000);
    await inbox.complete(id, "h1", 5001);
    expect(await inbox.nextDueAt()).toBe(0);
    await inbox.complete((await takeOne(storage, 5001)).id, "h1", 5002);
    expect(await inbox.nextDueAt()).toBeNull();
  });

  test("S-09 prune: what is handled and old goes, in any number; the rest stays", async () => {
    const { inbox } = given().storage;
    await inbox.keep(
      Array.from({ length: 1100 }, (_, index) =>
        arrival(`k${index}`, `c${index}`, { receivedAt: index < 1050 ? 1000 : 2000 }),
      ),
    );
    await inbox.keep([arrival("pending", "p", { receivedAt: 1 })]);
    for (const { id, key } of await inbox.lease(leaseAt(0, { limit: 2000 }))) {
      if (key !== "pending") await inbox.complete(id, "h1", 3000);
    }
    expect(await inbox.prune(1000)).toBe(0);
    expect(await inbox.prune(2000)).toBe(1050);
    expect(await inbox.prune(2000)).toBe(0);
    expect(await inbox.countPending()).toBe(1);
    expect(await inbox.keep([arrival("k0"), arrival("k1060")])).toEqual([true, false]);
  });
});
