import { expect, test } from "vitest";
import type { Run } from "../../src/core/run.ts";
import { answerRun, endRun } from "../../src/core/run-changes.ts";
import { onBothDatabases } from "./given.ts";

const message: Run["state"]["message"] = {
  id: "m1",
  robot: "r1",
  conversation: { id: "c1", kind: "group" },
  sender: { id: "u1", dingtalkId: "$:1", name: "李雷", isAdmin: false },
  text: "发布",
  mentions: [],
  parts: [],
  sentAt: 1,
  quotaExhausted: false,
};

function run(id: string, over: Partial<Run> = {}): Run {
  return {
    id,
    program: "release/deploy",
    fingerprint: "f1",
    robot: "r1",
    conversation: "c1",
    person: "u1",
    status: "ready",
    state: { message, args: { n: 1 }, roles: [], locale: "zh-CN", about: {}, steps: [], said: 0 },
    startedAt: 100,
    changedAt: 100,
    readyAt: 100,
    attempts: 0,
    ...over,
  };
}

function waiting(id: string, until = 1000): Run {
  const step = { path: "1", kind: "ask", startedAt: 100, attempts: 1, outcome: "waiting" as const };
  return run(id, {
    status: "waiting",
    readyAt: until,
    state: {
      ...run(id).state,
      steps: [step],
      wait: { kind: "decision", path: "1", until, by: ["u2"] },
    },
  });
}

const lease = (holder: string, now: number) => ({ holder, now, leaseMs: 1000, limit: 10 });

onBothDatabases((given) => {
  test("a run comes back as it was, and is listed by what it waits for", async () => {
    const { runs } = given().storage;
    await runs.add(run("A"));
    await runs.add({ ...waiting("B"), startedAt: 200 });
    await runs.add(run("C", { status: "done", readyAt: null, reference: "C", startedAt: 300 }));
    expect(await runs.find("A")).toEqual(run("A"));
    expect((await runs.list({ limit: 10 })).map(({ id }) => id)).toEqual(["C", "B", "A"]);
    expect(await runs.list({ waits: "decision", limit: 10 })).toMatchObject([{ id: "B" }]);
    expect(await runs.list({ status: "done", limit: 10 })).toMatchObject([{ id: "C" }]);
    expect(await runs.list({ program: "x", limit: 10 })).toEqual([]);
    expect(await runs.nextReadyAt()).toBe(100);
  });

  test("a run is held by one, and taken over when its lease has ended", async () => {
    const { storage, open } = given();
    const other = await open();
    await storage.runs.add(run("A"));
    expect(await storage.runs.lease(lease("h1", 99))).toEqual([]);
    expect(await storage.runs.lease(lease("h1", 100))).toMatchObject([{ id: "A", attempts: 1 }]);
    expect(await other.runs.lease(lease("h2", 1099))).toEqual([]);
    expect(await storage.runs.checkpoint(run("A"), "h1", 2000)).toBe(true);
    expect(await other.runs.lease(lease("h2", 1999))).toEqual([]);
    expect(await other.runs.lease(lease("h2", 2000))).toMatchObject([{ id: "A", attempts: 1 }]);
    expect(await storage.runs.checkpoint(run("A"), "h1", 9000)).toBe(false);
    expect(await storage.runs.settle(run("A", { status: "failed" }), "h1")).toBe(false);
    const done = run("A", { status: "done", readyAt: null });
    expect(await other.runs.settle(done, "h2")).toBe(true);
    expect(await storage.runs.find("A")).toEqual(done);
    expect(await storage.runs.nextReadyAt()).toBeNull();
  });

  test("20 instances take 50 runs: each is taken once", async () => {
    const { storage } = given();
    const ids = Array.from({ length: 50 }, (_, index) => `R${index}`);
    for (const id of ids) await storage.runs.add(run(id));
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => storage.runs.lease(lease(`h${index}`, 100))),
    );
    expect(
      taken
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  test("of two that decide, the first one does", async () => {
    const { runs } = given().storage;
    await runs.add(waiting("B"));
    const decide = (value: string) =>
      runs.change("B", (found) => answerRun(found, { path: "1", value }, 500));
    const decided = await Promise.all([decide("yes"), decide("no")]);
    expect(decided.filter(Boolean)).toHaveLength(1);
    const found = await runs.find("B");
    expect(found).toMatchObject({ status: "ready", readyAt: 500 });
    expect(found?.state.steps[0]).toMatchObject({
      outcome: "done",
      result: decided[0] ? "yes" : "no",
    });
    expect(found?.state.wait).toBeUndefined();
    expect(await runs.change("C", (one) => one)).toBe(false);
  });

  test("an answer that is late, or to another question, changes nothing", async () => {
    const { runs } = given().storage;
    await runs.add(waiting("B", 1000));
    const answer = (path: string, now: number) =>
      runs.change("B", (found) => answerRun(found, { path, value: 1 }, now));
    expect(await answer("2", 500)).toBe(false);
    expect(await answer("1", 1000)).toBe(false);
    expect(await runs.find("B")).toEqual(waiting("B", 1000));
  });

  test("whoever holds a run that is changed loses it", async () => {
    const { runs } = given().storage;
    await runs.add(run("A"));
    const [held] = await runs.lease(lease("h1", 100));
    expect(await runs.change("A", (found) => endRun(found, "ended", 200))).toBe(true);
    expect(held).toBeDefined();
    expect(await runs.settle(run("A"), "h1")).toBe(false);
    expect(await runs.change("A", (found) => endRun(found, "failed", 300))).toBe(false);
    expect(await runs.find("A")).toMatchObject({ status: "ended", readyAt: null });
  });

  test("runs that were over long ago are deleted, those that go on are not", async () => {
    const { runs } = given().storage;
    await runs.add(run("old", { status: "done", readyAt: null, startedAt: 10 }));
    await runs.add(run("new", { status: "done", readyAt: null, startedAt: 90 }));
    await runs.add(run("waits", { startedAt: 10 }));
    expect(await runs.prune(50)).toBe(1);
    expect((await runs.list({ limit: 9 })).map(({ id }) => id)).toEqual(["new", "waits"]);
  });

  test("what packs remember is kept by pack and scope, and forgotten by null", async () => {
    const { packState } = given().storage;
    await packState.put("desk", { scope: "pack", key: "a", value: { b: ["“", 1] } }, 1);
    await packState.put("desk", { scope: "person:u1", key: "a", value: 1 }, 1);
    await packState.put("desk", { scope: "person:u1", key: "a", value: 2 }, 2);
    await packState.put("other", { scope: "pack", key: "a", value: 3 }, 1);
    expect(await packState.list("desk", ["pack", "person:u1", "person:u2"])).toEqual([
      { scope: "pack", key: "a", value: { b: ["“", 1] } },
      { scope: "person:u1", key: "a", value: 2 },
    ]);
    await packState.put("desk", { scope: "pack", key: "a", value: null }, 3);
    expect(await packState.list("desk", ["pack"])).toEqual([]);
    expect(await packState.list("desk", [])).toEqual([]);
  });

  test("of twenty that add to a number at once none is lost", async () => {
    const { storage } = given();
    const at = { scope: "pack", key: "n" } as const;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        storage.transaction(({ packState }) => packState.add("count", { ...at, by: 2 }, 1)),
      ),
    );
    expect(await storage.packState.list("count", ["pack"])).toEqual([{ ...at, value: 40 }]);
    await storage.packState.add("count", { ...at, by: -0.5 }, 2);
    expect(await storage.packState.list("count", ["pack"])).toEqual([{ ...at, value: 39.5 }]);
    await storage.packState.put("count", { ...at, value: "-" }, 3);
    await storage.packState.add("count", { ...at, by: 1 }, 4);
    expect(await storage.packState.list("count", ["pack"])).toEqual([{ ...at, value: 1 }]);
  });
});
