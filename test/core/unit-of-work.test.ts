import { expect, test } from "vitest";
import { createUnitOfWork } from "../../src/core/unit-of-work.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";
import { entry, reminder, task } from "../storage/samples.ts";

const given = freshEachTime(freshSqlite);
const keys = async () =>
  (await given().storage.outbox.list({ limit: 10 })).map((one) => one.key).toSorted();
const commit = (unit: ReturnType<typeof createUnitOfWork>) =>
  given().storage.transaction((stores) => unit.commit(stores, 1000));

test("nothing is written before the commit, and everything by it", async () => {
  const unit = createUnitOfWork();
  unit.send(entry("a"));
  unit.write((tx) => tx.tasks.add(task("T1")));
  expect(await keys()).toEqual([]);
  expect(await given().storage.tasks.find("T1")).toBeUndefined();
  await commit(unit);
  expect(await keys()).toEqual(["a"]);
  expect(await given().storage.tasks.find("T1")).toBeDefined();
});

test("changes are written in order, entries last", async () => {
  const unit = createUnitOfWork();
  const order: string[] = [];
  unit.send(entry("a"));
  unit.write(async (tx) => void order.push(`first, ${(await tx.outbox.count()).waiting} waiting`));
  unit.write(async (tx) => void order.push(`second, ${(await tx.outbox.count()).waiting} waiting`));
  await commit(unit);
  expect(order).toEqual(["first, 0 waiting", "second, 0 waiting"]);
});

test("a change that fails leaves nothing of the others", async () => {
  const unit = createUnitOfWork();
  unit.send(entry("a"));
  unit.write(async (tx) => void (await tx.reminders.add(reminder("R1"))));
  unit.write(() => Promise.reject(new Error("taken")));
  await expect(commit(unit)).rejects.toThrow("taken");
  expect(await keys()).toEqual([]);
  expect(await given().storage.reminders.find("R1")).toBeUndefined();
});

test("a handler that is run again adds nothing twice", async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const unit = createUnitOfWork();
    unit.send(entry("msg1:0"));
    await commit(unit);
  }
  expect(await keys()).toEqual(["msg1:0"]);
});

test("an entry may be made into several, in order", async () => {
  const unit = createUnitOfWork((one) => [
    { ...one, key: `${one.key}:1` },
    { ...one, key: `${one.key}:2` },
  ]);
  unit.send(entry("long"));
  await commit(unit);
  expect(await keys()).toEqual(["long:1", "long:2"]);
});

test("what is moved to another is written by that one", async () => {
  const inner = createUnitOfWork();
  const outer = createUnitOfWork();
  outer.send(entry("outer"));
  inner.send(entry("inner"));
  inner.write((tx) => tx.tasks.add(task("T1")));
  inner.moveTo(outer);
  await commit(outer);
  expect(await keys()).toEqual(["inner", "outer"]);
  expect(await given().storage.tasks.find("T1")).toBeDefined();
});
