import { expect, test } from "vitest";
import type { Collection } from "../../src/core/collection.ts";
import { onBothDatabases } from "./given.ts";

function round(id: string, over: Partial<Collection> = {}): Collection {
  return {
    id,
    plan: "weekly/report",
    robot: "r1",
    conversation: "g1",
    openedBy: "u1",
    openedAt: 1000,
    closesAt: 9000,
    state: "open",
    nextAt: 3000,
    ...over,
  };
}

onBothDatabases((given) => {
  test("a round comes back as it was, with those it asks in their order", async () => {
    const { collections } = given().storage;
    expect(await collections.open(round("C1"), ["z", "a", "m", "a"])).toBe(true);
    expect(await collections.find("C1")).toEqual(round("C1"));
    expect(await collections.find("C2")).toBeUndefined();
    expect(await collections.shares("C1")).toEqual(
      ["z", "a", "m"].map((person) => ({ person, answers: {}, isLate: false })),
    );
    const { openedBy: _, ...scheduled } = round("C3", { conversation: "g2" });
    expect(await collections.open(scheduled, [])).toBe(true);
    expect(await collections.find("C3")).toEqual(scheduled);
    expect(await collections.shares("C3")).toEqual([]);
  });

  test("one round of a plan is open in a group, whoever opens the other", async () => {
    const { collections } = given().storage;
    const other = (await given().open()).collections;
    const opened = await Promise.all([
      collections.open(round("C1"), ["a"]),
      other.open(round("C2"), ["b"]),
    ]);
    expect(opened.filter(Boolean)).toHaveLength(1);
    expect(await collections.open(round("C3", { plan: "lunch/order" }), [])).toBe(true);
    expect(await collections.open(round("C4", { conversation: "g2" }), [])).toBe(true);
    const [open] = await collections.list({ plan: "weekly/report", conversation: "g1", limit: 9 });
    expect(await collections.end(open?.id ?? "", "closed")).toBe(true);
    expect(await collections.end(open?.id ?? "", "closed")).toBe(false);
    expect(await collections.find(open?.id ?? "")).toMatchObject({ state: "closed", nextAt: null });
    expect(await collections.open(round("C5"), [])).toBe(true);
    expect(await collections.end(open?.id ?? "", "cancelled")).toBe(true);
    expect(await collections.end(open?.id ?? "", "cancelled")).toBe(false);
    expect(await collections.end(open?.id ?? "", "closed")).toBe(false);
  });

  test("an answer is kept, corrected, and late once the round is closed", async () => {
    const { collections } = given().storage;
    await collections.open(round("C1"), ["a", "b"]);
    const first = { done: { text: "修了登录 🎉" }, hours: { text: "8", number: 8 } };
    expect(await collections.answer("C1", { person: "a", answers: first, now: 2000 })).toBe(true);
    const second = { done: { text: "修了注册" } };
    expect(await collections.answer("C1", { person: "a", answers: second, now: 3000 })).toBe(true);
    await collections.end("C1", "closed");
    expect(await collections.answer("C1", { person: "b", answers: first, now: 9500 })).toBe(true);
    expect(await collections.answer("C1", { person: "x", answers: first, now: 9600 })).toBe(true);
    expect(await collections.answer("C1", { person: "a", answers: first, now: 9700 })).toBe(true);
    expect(await collections.shares("C1")).toEqual([
      { person: "a", answers: first, answeredAt: 2000, isLate: false },
      { person: "b", answers: first, answeredAt: 9500, isLate: true },
      { person: "x", answers: first, answeredAt: 9600, isLate: true },
    ]);
    await collections.open(round("C2"), ["a"]);
    await collections.end("C2", "cancelled");
    expect(await collections.answer("C2", { person: "a", answers: first, now: 2 })).toBe(false);
    expect(await collections.answer("C9", { person: "a", answers: first, now: 2 })).toBe(false);
  });

  test("rounds are listed by place or person: open ones first, then the newest", async () => {
    const { collections } = given().storage;
    const open = async (id: string, over: Partial<Collection>, people: string[]) => {
      await collections.open(round(id, over), people);
      if (id !== "C2") await collections.end(id, "closed");
    };
    await open("C1", { openedAt: 5 }, ["a"]);
    await open("C3", { openedAt: 7, conversation: "g2" }, ["b"]);
    await open("C4", { openedAt: 6 }, ["a", "b"]);
    await open("C2", { openedAt: 1 }, ["a"]);
    const ids = async (filter: object): Promise<string[]> =>
      (await collections.list({ plan: "weekly/report", limit: 9, ...filter })).map(({ id }) => id);
    expect(await ids({})).toEqual(["C2", "C3", "C4", "C1"]);
    expect(await ids({ robot: "r1", conversation: "g1" })).toEqual(["C2", "C4", "C1"]);
    expect(await ids({ robot: "r2" })).toEqual([]);
    expect(await ids({ person: "b" })).toEqual(["C3", "C4"]);
    expect(await ids({ person: "a", limit: 1 })).toEqual(["C2"]);
    expect(await ids({ plan: "other" })).toEqual([]);
  });

  test("a plan's places are the groups whose newest round was not cancelled", async () => {
    const { collections } = given().storage;
    const open = async (id: string, over: Partial<Collection>, state: "closed" | "cancelled") => {
      await collections.open(round(id, over), []);
      await collections.end(id, state);
    };
    await open("C1", { conversation: "g1", openedAt: 10 }, "closed");
    await open("C2", { conversation: "g2", openedAt: 10 }, "closed");
    await open("C3", { conversation: "g2", openedAt: 20 }, "cancelled");
    await open("C4", { conversation: "g3", openedAt: 10 }, "cancelled");
    await open("C5", { conversation: "g3", openedAt: 20 }, "closed");
    await open("C6", { conversation: "g4", plan: "other", openedAt: 20 }, "closed");
    const places = async (since: number) =>
      (await collections.places("weekly/report", since)).map(({ conversation }) => conversation);
    expect(await places(0)).toEqual(["g1", "g3"]);
    expect(await places(11)).toEqual(["g3"]);
    const [place] = await collections.places("weekly/report", 11);
    expect(place).toEqual({ robot: "r1", conversation: "g3", openedBy: "u1" });
  });

  test("open rounds are due when they are to be looked at, one instance at a time", async () => {
    const { storage, kind } = given();
    const { collections } = storage;
    expect(await collections.nextDueAt()).toBeNull();
    await collections.open(round("C1"), []);
    await collections.open(round("C2", { conversation: "g2", nextAt: 2000 }), []);
    await collections.open(round("C3", { conversation: "g3", nextAt: 1 }), []);
    await collections.end("C3", "cancelled");
    await collections.moveOn("C3", 1);
    expect(await collections.nextDueAt()).toBe(2000);
    const due = async (now: number) => (await collections.due(now, 9)).map(({ id }) => id);
    expect(await due(1999)).toEqual([]);
    expect(await due(3000)).toEqual(["C2", "C1"]);
    await collections.moveOn("C2", 8000);
    expect(await due(3000)).toEqual(["C1"]);
    if (kind === "sqlite") return;
    const second = await given().open();
    await storage.transaction(async (stores) => {
      expect(await stores.collections.due(3000, 9)).toHaveLength(1);
      expect(await second.collections.due(3000, 9)).toEqual([]);
    });
  });

  test("whoever has spoken in a group is a member of it", async () => {
    const { directory } = given().storage;
    await directory.learnMember("r1", "g1", "b");
    await directory.learnMember("r1", "g1", "a");
    await directory.learnMember("r1", "g1", "a");
    await directory.learnMember("r1", "g2", "c");
    expect(await directory.members("r1", "g1")).toEqual(["a", "b"]);
    expect(await directory.members("r2", "g1")).toEqual([]);
  });
});
