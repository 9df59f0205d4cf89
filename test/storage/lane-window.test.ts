import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Storage } from "../../src/core/storage.ts";
import { countedSends, windowOpensAt } from "../../src/storage/lane-window.ts";
import { onBothDatabases } from "./given.ts";
import { allSent, entry, leaseAt } from "./samples.ts";

/** The most sends in any window of `windowMs`, both ends not included together. */
function mostInWindow(sends: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...sends.map((from) => sends.filter((at) => at >= from && at < from + windowMs).length),
  );
}

describe("the arithmetic", () => {
  const limits = fc.record({ messages: fc.integer({ min: 1, max: 5 }), windowMs: fc.nat(50) });

  test("O-03 in no sliding window more than the limit", () => {
    fc.assert(
      fc.property(limits, fc.array(fc.nat(20), { maxLength: 60 }), (limit, steps) => {
        let now = 0;
        let kept: number[] = [];
        const sent: number[] = [];
        for (const step of steps) {
          now += step;
          kept = countedSends(kept, now, limit);
          if (windowOpensAt(kept, limit) !== null) continue;
          kept.push(now);
          sent.push(now);
        }
        expect(mostInWindow(sent, limit.windowMs)).toBeLessThanOrEqual(limit.messages);
      }),
    );
  });

  test("it opens exactly when it says, not before", () => {
    fc.assert(
      fc.property(limits, fc.array(fc.nat(100), { minLength: 1 }), (limit, times) => {
        const sends = times.toSorted((a, b) => a - b);
        const now = sends.at(-1) ?? 0;
        const opensAt = windowOpensAt(countedSends(sends, now, limit), limit);
        if (opensAt === null) return;
        expect(windowOpensAt(countedSends(sends, opensAt - 1, limit), limit)).not.toBeNull();
        expect(windowOpensAt(countedSends(sends, opensAt, limit), limit)).toBeNull();
      }),
    );
  });

  test("R-07 a clock set back shuts a lane for one window at most", () => {
    const limit = { messages: 2, windowMs: 100 };
    const counted = countedSends([9000, 9001], 50, limit);
    expect(counted).toEqual([50, 50]);
    expect(windowOpensAt(counted, limit)).toBe(150);
  });

  test("a limit of no messages never opens", () => {
    expect(windowOpensAt([], { messages: 0, windowMs: 100 })).toBe(Number.MAX_SAFE_INTEGER);
  });
});

onBothDatabases((given) => {
  test("O-03, M-08 two holders together keep to the limit in every sliding window", async () => {
    const { storage, open } = given();
    const instances = [storage, await open()];
    const limit = { messages: 3, windowMs: 100 };
    const runs = fc.asyncProperty(
      fc.uuid(),
      fc.array(fc.tuple(fc.nat(60), fc.nat(1)), { maxLength: 25 }),
      async (run, steps) => {
        await storage.outbox.add(
          steps.map((_, index) => entry(`${run}${index}`, run)),
          0,
        );
        const sent = await play(instances, steps, limit);
        expect(mostInWindow(sent, limit.windowMs)).toBeLessThanOrEqual(limit.messages);
        await drain(storage);
      },
    );
    await fc.assert(runs, { numRuns: 12 });
  });

  test("O-03 a message counts from when it was leased, also when its sender died", async () => {
    const { outbox } = given().storage;
    const limit = { messages: 2, windowMs: 100_000 };
    await outbox.add([entry("a")], 0);
    expect(await outbox.lease(leaseAt(0, { holder: "died" }), limit, 1)).toHaveLength(1);
    expect(await outbox.lease(leaseAt(1000, { holder: "died too" }), limit, 1)).toHaveLength(1);
    expect(await outbox.lease(leaseAt(2000), limit, 1)).toEqual([]);
    expect(await outbox.lease(leaseAt(99_999), limit, 1)).toEqual([]);
    expect(await outbox.lease(leaseAt(100_000), limit, 1)).toHaveLength(1);
  });

  test("O-03 full lanes do not stand before those that may send", async () => {
    const { outbox } = given().storage;
    const limit = { messages: 1, windowMs: 100_000 };
    const full = Array.from({ length: 15 }, (_, index) => `full${index}`);
    await outbox.add(
      full.flatMap((lane) => [entry(`${lane}a`, lane), entry(`${lane}b`, lane)]),
      0,
    );
    const first = await outbox.lease(leaseAt(0, { limit: 20 }), limit, 1);
    await outbox.settle(first.map(allSent), "h1", 0);
    await outbox.add([entry("free", "free")], 1);
    const next = await outbox.lease(leaseAt(1, { limit: 5 }), limit, 1);
    expect(next.map(({ lane }) => lane)).toEqual(["r1 free"]);
  });
});

/** Both instances lease as the steps say; answers the times at which messages left. */
async function play(
  instances: readonly Storage[],
  steps: readonly (readonly [number, number])[],
  limit: { readonly messages: number; readonly windowMs: number },
): Promise<number[]> {
  const sent: number[] = [];
  let now = 0;
  for (const [step, first] of steps) {
    now += step;
    const order = first === 0 ? instances : instances.toReversed();
    const leases = order.map(async ({ outbox }, index) => {
      const holder = `h${index}`;
      const lanes = await outbox.lease(leaseAt(now, { holder }), limit, 1);
      await outbox.settle(lanes.map(allSent), holder, now);
      return lanes.map(() => now);
    });
    sent.push(...(await Promise.all(leases)).flat());
  }
  return sent;
}

async function drain({ outbox }: Storage): Promise<void> {
  for (const { id } of await outbox.list({ status: "waiting", limit: 100 })) await outbox.drop(id);
}
