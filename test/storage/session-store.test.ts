import { expect, test } from "vitest";
import type { Session } from "../../src/core/session.ts";
import { onBothDatabases } from "./given.ts";

function session(id: string, over: Partial<Session> = {}): Session {
  return {
    id,
    robot: "r1",
    conversation: "c1",
    person: "u1",
    command: "remind",
    state: { kind: "meant", texts: ["提醒"], mentions: [] },
    startedAt: 100,
    askedAt: 200,
    expiresAt: 1000,
    ...over,
  };
}

onBothDatabases((given) => {
  test("a session comes back as it was, until its time runs out", async () => {
    const { sessions } = given().storage;
    const asked = session("S1", {
      state: {
        kind: "argument",
        arg: "when",
        said: "3点",
        values: { what: "开会“”" },
        mentions: [{ dingtalkId: "$:1", userId: "u2" }],
        failures: 1,
      },
    });
    await sessions.put(asked);
    expect(await sessions.find("r1", "c1", "u1", 999)).toEqual(asked);
    expect(await sessions.findById("S1", 999)).toEqual(asked);
    expect(await sessions.find("r1", "c1", "u1", 1000)).toBeUndefined();
    expect(await sessions.findById("S1", 1000)).toBeUndefined();
    expect(await sessions.find("r1", "c2", "u1", 0)).toBeUndefined();
    expect(await sessions.find("r1", "c1", "u2", 0)).toBeUndefined();
    expect(await sessions.find("r2", "c1", "u1", 0)).toBeUndefined();
  });

  test("there is one session per person and conversation: the later takes the place", async () => {
    const { sessions } = given().storage;
    await sessions.put(session("S1"));
    await sessions.put(session("S2", { command: "assign" }));
    await sessions.put(session("S3", { person: "u2" }));
    expect(await sessions.find("r1", "c1", "u1", 0)).toMatchObject({ id: "S2", command: "assign" });
    expect(await sessions.findById("S1", 0)).toBeUndefined();
    expect(await sessions.remove("S2")).toBe(true);
    expect(await sessions.remove("S2")).toBe(false);
    expect(await sessions.find("r1", "c1", "u1", 0)).toBeUndefined();
    expect(await sessions.find("r1", "c1", "u2", 0)).toBeDefined();
  });

  test("sessions are listed, the newest first, and cleared when over", async () => {
    const { sessions } = given().storage;
    await sessions.put(session("S1", { startedAt: 1 }));
    await sessions.put(session("S2", { startedAt: 2, person: "u2" }));
    await sessions.put(session("S3", { startedAt: 3, conversation: "c2", expiresAt: 50 }));
    const ids = async (filter: object): Promise<string[]> =>
      (await sessions.list({ now: 10, limit: 10, ...filter })).map(({ id }) => id);
    expect(await ids({})).toEqual(["S3", "S2", "S1"]);
    expect(await ids({ now: 60 })).toEqual(["S2", "S1"]);
    expect(await ids({ person: "u1" })).toEqual(["S3", "S1"]);
    expect(await ids({ conversation: "c1" })).toEqual(["S2", "S1"]);
    expect(await ids({ limit: 1 })).toEqual(["S3"]);
    expect(await ids({ after: { startedAt: 3, id: "S3" } })).toEqual(["S2", "S1"]);
    expect(await ids({ after: { startedAt: 2, id: "S1" } })).toEqual(["S2", "S1"]);
    expect(await ids({ after: { startedAt: 1, id: "S1" } })).toEqual([]);
    expect(await sessions.prune(60)).toBe(1);
    expect(await ids({ now: 0 })).toEqual(["S2", "S1"]);
  });
});
