import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentLog, type LogFields } from "../../src/core/log.ts";
import { noMetrics } from "../../src/core/metrics.ts";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import {
  createFailedEventReplay,
  type FailedEventReplay,
  type FailedEvents,
} from "../../src/inbound/replay-failed-events.ts";
import { freshSqlite } from "../storage/databases.ts";
import { freshEachTime } from "../storage/given.ts";

// Events DingTalk could not push, fetched from its list: protocol §8.1.

const given = freshEachTime(freshSqlite);
const entry = (userId: string, at = 1_606_126_433_000) => ({
  user_add_org: { userid: [userId], corpid: "ding" },
  call_back_tag: "user_add_org",
  event_time: at,
});
let pages: FailedEvents[];
let asked: number;
let failing: boolean;
let replay: FailedEventReplay;
const clock = createAdjustableClock({ startAt: 0, running: false });
const warned: LogFields[] = [];

beforeEach(() => {
  pages = [];
  asked = 0;
  failing = false;
  warned.length = 0;
});
afterEach(() => replay.stop());

function start() {
  replay = createFailedEventReplay({
    robots: ["bell"],
    fetchFailed: () => {
      asked += 1;
      if (failing) return Promise.reject(new Error("no"));
      return Promise.resolve(pages.shift() ?? { entries: [], hasMore: false });
    },
    storage: given().storage,
    clock,
    metrics: noMetrics,
    log: { ...silentLog, warn: (fields) => void warned.push(fields) },
  });
  replay.start();
}
const pending = () => given().storage.inbox.countPending();

test("at the start every page is fetched and kept", async () => {
  pages = [
    { entries: [entry("a"), entry("b")], hasMore: true },
    { entries: [entry("c")], hasMore: false },
  ];
  start();
  await vi.waitFor(async () => expect(await pending()).toBe(3));
  expect(asked).toBe(2);
  const [delivery] = await given().storage.inbox.lease({
    holder: "x",
    now: 0,
    leaseMs: 1,
    limit: 1,
  });
  expect(delivery).toMatchObject({ kind: "event", robot: "bell" });
  expect(JSON.parse(delivery?.payload ?? "")).toEqual({
    EventType: "user_add_org",
    EventTime: 1_606_126_433_000,
    userid: ["a"],
    corpid: "ding",
  });
});

test("the same entry twice is one event", async () => {
  pages = [{ entries: [entry("a"), entry("a"), entry("a", 2)], hasMore: false }];
  start();
  await vi.waitFor(async () => expect(await pending()).toBe(2));
});

test("an event that was kept, but answered too late, is not kept again by what the list says of it", async () => {
  const pushed = {
    EventType: "user_add_org",
    EventTime: 1_606_126_433_000,
    CorpId: "ding",
    eventId: "e1",
    UserId: ["a"],
  };
  await given().storage.inbox.keep([
    {
      key: "event:bell:e1",
      kind: "event",
      robot: "bell",
      conversation: "event:user_add_org",
      payload: JSON.stringify(pushed),
      receivedAt: 0,
    },
  ]);
  pages = [{ entries: [entry("a"), entry("b"), entry("a", 2)], hasMore: false }];
  start();
  await vi.waitFor(async () => expect(await pending()).toBe(3));
});

test("nobody asks again before a push was refused, and then a minute later", async () => {
  start();
  await vi.waitFor(() => expect(asked).toBe(1));
  clock.advance(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toBe(1);
  replay.missed();
  await new Promise((resolve) => setTimeout(resolve, 20));
  clock.advance(59_999);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toBe(1);
  pages = [{ entries: [entry("late")], hasMore: false }];
  clock.advance(1);
  await vi.waitFor(async () => expect(await pending()).toBe(1));
});

test("a call that fails is logged and does not end it", async () => {
  failing = true;
  start();
  await vi.waitFor(() => expect(warned).toHaveLength(1));
  failing = false;
  replay.missed();
  await new Promise((resolve) => setTimeout(resolve, 20));
  clock.advance(60_000);
  await vi.waitFor(() => expect(asked).toBe(2));
});

test("an entry without a name is left out and said", async () => {
  pages = [{ entries: [{ event_time: 1 }, entry("a")], hasMore: false }];
  start();
  await vi.waitFor(async () => expect(await pending()).toBe(1));
  expect(warned).toHaveLength(1);
});
