import { expect, test } from "vitest";
import { listMigrations } from "../../src/storage/migrate.ts";
import { onBothDatabases } from "./given.ts";
import { reminder } from "./samples.ts";

const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

onBothDatabases((given) => {
  test("open reminders are listed by person and by place, paused ones too", async () => {
    const { reminders } = given().storage;
    const person = { kind: "person", robot: "r1", userId: "u2" } as const;
    await reminders.add(reminder("R1", { nextAt: 30 }));
    await reminders.add(reminder("R2", { nextAt: 10, mentions: ["u2"], createdBy: "u3" }));
    await reminders.add(reminder("R3", { nextAt: 20, destination: person, createdBy: "u2" }));
    expect(await reminders.pause("R2")).toBe(true);
    expect(await reminders.pause("R2")).toBe(false);
    expect(ids(await reminders.listOpen({ person: "u2", limit: 9 }))).toEqual(["R2", "R3"]);
    expect(ids(await reminders.listOpen({ lane: "r1 g1", limit: 9 }))).toEqual(["R2", "R1"]);
    expect(ids(await reminders.listOpen({ lane: "r1 @u2", limit: 9 }))).toEqual(["R3"]);
    expect(await reminders.countOpen("r1 g1")).toBe(2);
    expect(ids(await reminders.due(30, 9))).toEqual(["R3", "R1"]);
    await reminders.cancel("R2");
    expect(await reminders.countOpen("r1 g1")).toBe(1);
    expect(await reminders.resume("R2", 40)).toBe(false);
  });

  test("a paused reminder does not come until it is resumed", async () => {
    const { reminders } = given().storage;
    await reminders.add(reminder("R1", { nextAt: 10 }));
    await reminders.pause("R1");
    expect(await reminders.due(99, 9)).toEqual([]);
    expect(await reminders.nextDueAt()).toBeNull();
    expect(await reminders.resume("R1", 50)).toBe(true);
    expect(await reminders.resume("R1", 60)).toBe(false);
    expect(await reminders.nextDueAt()).toBe(50);
  });

  test("text and time are changed while it is open; a time that is changed goes on", async () => {
    const { reminders } = given().storage;
    await reminders.add(reminder("R1", { recurrence: "FREQ=DAILY", remaining: 3 }));
    expect(await reminders.change("R1", { text: "站会" })).toBe(true);
    await reminders.pause("R1");
    expect(await reminders.change("R1", { nextAt: 77 })).toBe(true);
    expect(await reminders.find("R1")).toEqual(reminder("R1", { text: "站会", nextAt: 77 }));
    await reminders.markDone(["R1"]);
    expect(await reminders.change("R1", { text: "x" })).toBe(false);
  });

  test("moving on leaves one alone whose time was changed meanwhile", async () => {
    const { reminders } = given().storage;
    await reminders.add(reminder("R1", { nextAt: 10 }));
    await reminders.moveOn([{ id: "R1", nextAt: 20, from: 9 }]);
    expect(await reminders.find("R1")).toMatchObject({ nextAt: 10 });
    await reminders.moveOn([{ id: "R1", nextAt: 20, from: 10 }]);
    expect(await reminders.find("R1")).toMatchObject({ nextAt: 20 });
  });

  test("all of a group are paused at once, and nothing else", async () => {
    const { reminders } = given().storage;
    const elsewhere = { kind: "group", robot: "r1", conversation: "g2" } as const;
    await reminders.add(reminder("R1", { nextAt: 30 }));
    await reminders.add(reminder("R2", { nextAt: 10 }));
    await reminders.add(reminder("R3", { destination: elsewhere }));
    await reminders.add(reminder("R4"));
    await reminders.cancel("R4");
    expect(ids(await reminders.pauseLane("r1 g1"))).toEqual(["R2", "R1"]);
    expect(await reminders.pauseLane("r1 g1")).toEqual([]);
    expect(await reminders.countActive()).toBe(1);
  });

  test("what was told in a place is found for whom it was told, the newest first", async () => {
    const { reminders } = given().storage;
    await reminders.add(reminder("R1", { mentions: ["u2"] }));
    await reminders.add(reminder("R2", { mentions: ["u3"] }));
    await reminders.add(reminder("R3"));
    await reminders.markTold(["R1", "R2"], 100);
    await reminders.markTold(["R3"], 200);
    await reminders.markTold([], 300);
    const told = { lane: "r1 g1", person: "u2", limit: 9 };
    expect(
      (await reminders.listTold({ ...told, since: 100 })).map((one) => one.reminder.id),
    ).toEqual(["R3", "R1"]);
    expect(
      (await reminders.listTold({ ...told, since: 101 })).map((one) => one.reminder.id),
    ).toEqual(["R3"]);
    expect(await reminders.listTold({ ...told, lane: "r1 g2", since: 0 })).toEqual([]);
  });

  test("the last list somebody was shown is kept for them alone", async () => {
    const { reminders } = given().storage;
    const place = { robot: "r1", conversation: "g1", person: "u1" };
    expect(await reminders.shown(place)).toEqual([]);
    await reminders.keepShown(place, ["R1", "R2"]);
    await reminders.keepShown(place, ["R3"]);
    expect(await reminders.shown(place)).toEqual(["R3"]);
    expect(await reminders.shown({ ...place, person: "u2" })).toEqual([]);
  });

  test("everybody is @-ed once in a while, also by two instances at once", async () => {
    const { reminders } = given().storage;
    const other = (await given().open()).reminders;
    const claims = await Promise.all(
      [reminders, other, reminders].map((one) => one.claimEveryone("r1 g1", 1000, 400)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await reminders.claimEveryone("r1 g1", 1500, 999)).toBe(false);
    expect(await reminders.claimEveryone("r1 g2", 1500, 999)).toBe(true);
    expect(await reminders.claimEveryone("r1 g1", 1600, 1000)).toBe(true);
    // The clock was set back.
    expect(await reminders.claimEveryone("r1 g1", 1200, 600)).toBe(true);
  });

  test("who has spoken in a group belongs to it", async () => {
    const { directory } = given().storage;
    await directory.learnMember("r1", "g1", "u1");
    await directory.learnMember("r1", "g1", "u1");
    expect(await directory.isMember("r1", "g1", "u1")).toBe(true);
    expect(await directory.isMember("r1", "g2", "u1")).toBe(false);
    expect(await directory.isMember("r1", "g1", "u2")).toBe(false);
  });

  test("@-ing everybody is kept with a reminder", async () => {
    const { reminders } = given().storage;
    await reminders.add(reminder("R1", { everyone: true }));
    expect(await reminders.find("R1")).toEqual(reminder("R1", { everyone: true }));
    expect(await listMigrations(given().url)).toContainEqual(
      expect.objectContaining({ number: 9, name: "reminder life" }),
    );
  });
});
