import { expect, test } from "vitest";
import { planRetry, throttlePauseMs } from "../../src/outbound/retry-policy.ts";

const failed = {
  now: 1_000_000,
  createdAt: 1_000_000,
  attempts: 1,
  isChatReply: false,
  throttled: false,
  fraction: 0.5,
};
const minuteMs = 60_000;

test.each([
  [1, 1000],
  [2, 5000],
  [3, 30_000],
  [4, 2 * minuteMs],
  [5, 10 * minuteMs],
  [6, 30 * minuteMs],
  [7, 60 * minuteMs],
  [8, 120 * minuteMs],
])("after attempt %i the next comes %i ms later, ±20 %%", (attempts, delayMs) => {
  const at = (fraction: number): number => {
    const plan = planRetry({ ...failed, attempts, fraction });
    return plan.outcome === "retry" ? plan.at - failed.now : -1;
  };
  expect(at(0.5)).toBe(delayMs);
  expect(at(0)).toBe(delayMs * 0.8);
  expect(at(0.999_999)).toBeCloseTo(delayMs * 1.2, -2);
});

test("the ninth failure is the last", () => {
  expect(planRetry({ ...failed, attempts: 9 })).toEqual({
    outcome: "dead",
    reason: "given up after 9 attempts",
  });
});

test("what DingTalk asks to wait is waited", () => {
  expect(planRetry({ ...failed, pauseMs: 90_000 })).toMatchObject({ at: failed.now + 90_000 });
});

test("throttling is not counted", () => {
  const plan = planRetry({ ...failed, attempts: 50, throttled: true, pauseMs: 600_000 });
  expect(plan).toEqual({ outcome: "retry", at: failed.now + 600_000 });
});

test("O-17 an answer to what somebody said is not sent after 24 hours", () => {
  const created = { ...failed, isChatReply: true, attempts: 8, fraction: 0.5 };
  const dayMs = 86_400_000;
  const within = { ...created, createdAt: failed.now + 120 * minuteMs - dayMs };
  expect(planRetry(within).outcome).toBe("retry");
  const over = { ...created, createdAt: within.createdAt - 1 };
  expect(planRetry(over).outcome).toBe("dead");
  expect(planRetry({ ...over, isChatReply: false }).outcome).toBe("retry");
});

test("a pause is at least what is asked", () => {
  expect([throttlePauseMs(600_000, 0), throttlePauseMs(600_000, 0.999)]).toEqual([
    600_000, 609_990,
  ]);
  expect([throttlePauseMs(1000, 0), throttlePauseMs(1000, 0.999)]).toEqual([1000, 1999]);
});
