import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { passed, type VerifiedRequest } from "../../src/core/stages.ts";
import { silentLog } from "../../src/core/log.ts";
import { createSystemClock } from "../../src/core/system-clock.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Storage } from "../../src/core/storage.ts";
import { createUnanswered, type Unanswered } from "../../src/inbound/unanswered-presses.ts";
import { openStorage } from "../../src/storage/open.ts";
import { freshDatabases, type FreshDatabase } from "../storage/databases.ts";

const databases = await freshDatabases();
afterAll(() => Promise.all(databases.map((one) => one.dispose())));

const open = (url: string) =>
  openStorage(url, { clock: createSystemClock(), log: silentLog, exclusive: true });

const press = (robot: string, messageid: string, receivedAt: number, text = "approve") =>
  passed<VerifiedRequest>({
    robot,
    headers: { messageid },
    body: Buffer.from(text),
    receivedAt,
    transport: "stream",
  });

describe.each(databases)("on $name", (database: FreshDatabase) => {
  let storage: Storage;
  let unanswered: Unanswered;
  beforeEach(async () => {
    storage = await open(database.url);
    unanswered = createUnanswered(storage.idempotency);
  });
  afterEach(async () => {
    await storage.close();
  });

  let robots = 0;
  const someRobot = () => `bell-${(robots += 1)}-${createRandom().token(4)}`;
  test("a press sent again after a minute without an answer is the same press", async () => {
    const robot = someRobot();
    const first = await unanswered.idOf(press(robot, "m1", 0));
    expect(await unanswered.idOf(press(robot, "m2", 60_000))).toBe(first);
    expect(await unanswered.idOf(press(robot, "m3", 120_000))).toBe(first);
  });

  test("so it is after a restart", async () => {
    const robot = someRobot();
    const first = await unanswered.idOf(press(robot, "m1", 0));
    await storage.close();
    storage = await open(database.url);
    const other = createUnanswered(storage.idempotency);
    expect(await other.idOf(press(robot, "m2", 60_000))).toBe(first);
  });

  test("after its answer the same button is another press, but for copies within 2 s", async () => {
    const robot = someRobot();
    const first = press(robot, "m1", 0);
    const id = await unanswered.idOf(first);
    await unanswered.answered(first, id);
    expect(await unanswered.idOf(press(robot, "m2", 1999))).toBe(id);
    expect(await unanswered.idOf(press(robot, "m3", 2000))).not.toBe(id);
  });

  test("other words, another robot, or long after: other presses", async () => {
    const robot = someRobot();
    const ids = [
      await unanswered.idOf(press(robot, "m1", 0)),
      await unanswered.idOf(press(robot, "m2", 1, "reject")),
      await unanswered.idOf(press(someRobot(), "m3", 2)),
      await unanswered.idOf(press(robot, "m4", 150_000)),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  test("of ten copies at once there is one", async () => {
    const robot = someRobot();
    const copies = Array.from({ length: 10 }, (_, index) =>
      unanswered.idOf(press(robot, `m${index}`, 0)),
    );
    expect(new Set(await Promise.all(copies)).size).toBe(1);
  });
});
