import { expect, test } from "vitest";
import { startAt, useDingTalk } from "./local-dingtalk.ts";

// GET and PUT /_/clock: product.md §8.
const dingtalk = useDingTalk();
const hour = 3_600_000;

test("the clock tells its time, its jumps, and how far it is from the machine's", async () => {
  const { json } = await dingtalk().get("/_/clock");
  expect(json).toEqual({
    now: "2026-03-02T01:00:00.000Z",
    ms: startAt,
    jumps: 0,
    offsetMs: expect.any(Number),
  });
  expect(Math.abs(startAt - Number(json["offsetMs"]) - Date.now())).toBeLessThan(5000);
});

test.each([
  ["2h", 2 * hour],
  ["10m", hour / 6],
  ["30s", 30_000],
  ["1d", 24 * hour],
  ["500ms", 500],
  ["1h30m", 1.5 * hour],
  ["-5m", -hour / 12],
])("advance %s", async (advance, jumpMs) => {
  const { json } = await dingtalk().put("/_/clock", { advance });
  expect(json).toMatchObject({ ms: startAt + jumpMs, jumps: 1 });
  expect(dingtalk().clock.now()).toBe(startAt + jumpMs);
});

test("now puts the clock", async () => {
  const { json } = await dingtalk().put("/_/clock", { now: "2026-11-24T09:00:00+08:00" });
  expect(json).toMatchObject({ now: "2026-11-24T01:00:00.000Z", jumps: 1 });
});

test.each([
  {},
  { advance: "2 hours" },
  { advance: "" },
  { now: "tomorrow" },
  { now: "2026-11-24T09:00:00+08:00", advance: "2h" },
  { advance: "999999999999d" },
])("%j is HTTP 400", async (body) => {
  const { status, json } = await dingtalk().put("/_/clock", body);
  expect(status).toBe(400);
  expect(json.hint).toContain('{"advance": "2h"}');
  expect(dingtalk().clock.now()).toBe(startAt);
});

test("a poll waits for a jump", async () => {
  const poll = dingtalk().get("/_/clock?after=0&wait_ms=10000");
  await dingtalk().put("/_/clock", { advance: "1h" });
  expect((await poll).json).toMatchObject({ ms: startAt + hour, jumps: 1 });
});

test("a poll with an old count is answered at once", async () => {
  await dingtalk().put("/_/clock", { advance: "1h" });
  const { json } = await dingtalk().get("/_/clock?after=0&wait_ms=10000");
  expect(json).toMatchObject({ jumps: 1 });
});

test("a poll gives up after wait_ms", async () => {
  expect((await dingtalk().get("/_/clock?after=0&wait_ms=20")).json).toMatchObject({ jumps: 0 });
});

test("a count from before a restart is answered at once", async () => {
  const before = performance.now();
  const { json } = await dingtalk().get("/_/clock?after=7&wait_ms=10000");
  expect(json["jumps"]).toBe(0);
  expect(performance.now() - before).toBeLessThan(2000);
});
