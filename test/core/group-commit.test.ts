import { expect, test } from "vitest";
import { createGroupCommit } from "../../src/core/group-commit.ts";

/** A commit that doubles numbers, can be held open, and fails on batches with a 13. */
function setUp(options: Parameters<typeof createGroupCommit>[1] = {}) {
  const batches: number[][] = [];
  let gate: Promise<void> = Promise.resolve();
  const put = createGroupCommit(async (items: readonly number[]) => {
    batches.push([...items]);
    await gate;
    if (items.includes(13)) throw new Error("thirteen");
    return items.map((item) => item * 2);
  }, options);
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return resolve;
  };
  return { put, batches, hold };
}

test("items of one turn share a commit, and each gets its own result", async () => {
  const { put, batches } = setUp();
  expect(await Promise.all([1, 2, 3].map(put))).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test("items that come during a commit share the next one", async () => {
  const { put, batches, hold } = setUp();
  const release = hold();
  const first = put(1);
  await expect.poll(() => batches.length).toBe(1);
  const later = [2, 3].map(put);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(batches).toEqual([[1]]);
  release();
  expect(await first).toBe(2);
  expect(await Promise.all(later)).toEqual([4, 6]);
  expect(batches).toEqual([[1], [2, 3]]);
});

test("one commit at a time, in the order in which items came, at most `limit` in each", async () => {
  const { put, batches } = setUp({ limit: 2 });
  const ended: number[] = [];
  await Promise.all([1, 2, 3, 4, 5].map(async (item) => ended.push(await put(item))));
  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  expect(ended).toEqual([2, 4, 6, 8, 10]);
});

test("two commits at once: what comes during both waits, and shares the next", async () => {
  const { put, batches, hold } = setUp({ atOnce: 2 });
  const release = hold();
  const first = put(1);
  await expect.poll(() => batches.length).toBe(1);
  const second = put(2);
  await expect.poll(() => batches.length).toBe(2);
  const later = [3, 4].map(put);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(batches).toEqual([[1], [2]]);
  release();
  expect(await Promise.all([first, second, ...later])).toEqual([2, 4, 6, 8]);
  expect(batches).toEqual([[1], [2], [3, 4]]);
});

test("an error reaches everybody of that batch, and later batches go on", async () => {
  const { put, batches } = setUp({ limit: 2 });
  const outcomes = await Promise.allSettled([1, 13, 3].map(put));
  expect(outcomes.map((one) => one.status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(outcomes.slice(0, 2)).toMatchObject([
    { reason: { message: "thirteen" } },
    { reason: { message: "thirteen" } },
  ]);
  expect(await put(4)).toBe(8);
  expect(batches).toEqual([[1, 13], [3], [4]]);
});

test("a commit that throws at once fails its batch too", async () => {
  const put = createGroupCommit(() => {
    throw new Error("at once");
  });
  await expect(put(1)).rejects.toThrow("at once");
  await expect(put(2)).rejects.toThrow("at once");
});
