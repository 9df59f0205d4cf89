import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { Arrival } from "../../src/core/delivery.ts";
import type { Storage } from "../../src/core/storage.ts";
import { startChild } from "./child.ts";
import { freshSqlite } from "./databases.ts";
import { freshEachTime, onBothDatabases } from "./given.ts";
import { arrival, leaseAt } from "./samples.ts";

/** `count` arrivals `<name>0`, `<name>1` … over `lanes` conversations. */
function burst(name: string, count: number, lanes = 3): Arrival[] {
  return Array.from({ length: count }, (_, index) =>
    arrival(`${name}${index}`, `c${index % lanes}`),
  );
}

/** Takes and completes until nothing is left; answers keys in the order they were taken. */
async function drain({ inbox }: Storage, holder = "h1", limit = 10): Promise<string[]> {
  const taken: string[] = [];
  while ((await inbox.nextDueAt()) !== null) {
    for (const { id, key } of await inbox.lease(leaseAt(0, { holder, limit }))) {
      taken.push(key);
      await inbox.complete(id, holder, 1);
    }
  }
  return taken;
}

onBothDatabases((given) => {
  test("M-01 lease: more than is sorted at once still comes whole, in order, one by one", async () => {
    const { storage } = given();
    const arrivals = burst("k", 2300, 1);
    await storage.inbox.keep(arrivals);
    await storage.inbox.keep([arrival("other", "c9")]);
    // The other conversation comes into sight only when all before it have their place.
    const seen: string[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      for (const { key } of await storage.inbox.lease(leaseAt(0))) seen.push(key);
    }
    expect(seen).toEqual(["k0", "other"]);
    expect(await storage.inbox.countPending()).toBe(2301);
  });

  test("lease: what arrives while others wait comes after them in its conversation", async () => {
    const { storage } = given();
    await storage.inbox.keep(burst("a", 6));
    const [first] = await storage.inbox.lease(leaseAt(0, { limit: 1 }));
    await storage.inbox.keep(burst("b", 6));
    await storage.inbox.complete(first?.id ?? 0, "h1", 1);
    const taken = await drain(storage, "h1", 2);
    for (const lane of [0, 1, 2]) {
      const ofLane = taken.filter((key) => Number(key.slice(1)) % 3 === lane);
      expect(ofLane).toEqual(
        [`a${lane}`, `a${lane + 3}`, `b${lane}`, `b${lane + 3}`].slice(lane === 0 ? 1 : 0),
      );
    }
  });

  test("M-07 two instances that sort and take at once keep every conversation's order", async () => {
    const { storage, open } = given();
    const other = await open();
    const ids = new Map<string, number[]>();
    let keeping = true;
    const work = async ({ inbox }: Storage, holder: string): Promise<void> => {
      while (keeping || (await inbox.nextDueAt()) !== null) {
        for (const { id, conversation } of await inbox.lease(leaseAt(0, { holder, limit: 2 }))) {
          ids.set(conversation, [...(ids.get(conversation) ?? []), id]);
          expect(await inbox.complete(id, holder, 1)).toBe(true);
        }
      }
    };
    const working = [work(storage, "h1"), work(other, "h2")];
    for (let round = 0; round < 15; round += 1) {
      await (round % 2 === 0 ? storage : other).inbox.keep(burst(`r${round}-`, 12, 4));
    }
    keeping = false;
    await Promise.all(working);
    expect([...ids.values()].flat()).toHaveLength(180);
    for (const lane of ids.values()) expect(lane).toEqual(lane.toSorted((a, b) => a - b));
  });
});

const given = freshEachTime(freshSqlite);

/** Keeps bursts of 20 for long enough that the last are kept by the thread. */
async function keepBursts({ inbox }: Storage, rounds: number): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let round = 0; round < rounds; round += 1) {
    answers.push(...(await inbox.keep(burst(`t${round}-`, 20))));
    // The thread takes a moment to start, and bursts before that are kept without it.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return answers;
}

test("S-01 bursts kept by the thread are on disk, told to listeners, and known by key", async () => {
  const { storage, open } = given();
  let heard = 0;
  storage.onCommit("inbox", () => (heard += 1));
  expect(await keepBursts(storage, 12)).toEqual(Array.from({ length: 240 }, () => true));
  expect(heard).toBe(12);
  expect(await storage.inbox.keep(burst("t11-", 22))).toEqual([
    ...Array.from({ length: 20 }, () => false),
    true,
    true,
  ]);
  const twice = await storage.inbox.keep([...burst("u", 10), ...burst("u", 10)]);
  expect(twice.filter(Boolean)).toHaveLength(10);
  expect(await (await open()).inbox.countPending()).toBe(252);
});

test.each([0, 1])(
  "bursts and single arrivals at once are kept in the order they were begun (%i)",
  async (first) => {
    const { storage } = given();
    await keepBursts(storage, 8);
    await drain(storage);
    const kept = Array.from({ length: 30 }, (_, index) =>
      storage.inbox.keep(burst(`m${index}-`, index % 3 === first ? 1 : 10, 1)),
    );
    expect((await Promise.all(kept)).flat().every(Boolean)).toBe(true);
    const keys = await drain(storage);
    const order = [...new Set(keys.map((key) => Number(key.slice(1).split("-")[0])))];
    expect(order).toEqual(Array.from({ length: 30 }, (_, index) => index));
  },
);

test("S-05 the thread finds the file locked 3 s: storage_unavailable, nothing kept, then it goes on", async () => {
  const { storage, url } = given();
  await keepBursts(storage, 8);
  const locker = startChild("locker.ts", [url.slice("sqlite:".length), "3000"]);
  expect(await locker.next()).toBe("locked");
  await expect(storage.inbox.keep(burst("locked", 20))).rejects.toMatchObject({
    code: "storage_unavailable",
    message: expect.stringContaining("locked by another process"),
  });
  await locker.kill();
  expect((await storage.inbox.keep(burst("locked", 20))).every(Boolean)).toBe(true);
});

test("closing waits for what the thread was told to keep", async () => {
  const { storage, url } = given();
  await keepBursts(storage, 8);
  const kept = storage.inbox.keep(burst("last", 500));
  await storage.close();
  expect((await kept).every(Boolean)).toBe(true);
  const database = new DatabaseSync(url.slice("sqlite:".length));
  const { count } = database.prepare("select count(*) as count from inbox").get() ?? {};
  expect(count).toBe(660);
  database.close();
});

test("a process with nothing else to do waits for the thread to end", async () => {
  const child = startChild("closer.ts", [given().url]);
  expect(await child.next()).toBe("closed");
  await child.kill();
});
