import { expect, test } from "vitest";
import { createAdjustableClock } from "../../src/core/system-clock.ts";
import { inTime } from "../../src/inbound/in-time.ts";

const open = () => createAdjustableClock({ startAt: 0, running: false });

test("what is done in time is handed on, and leaves no wait behind", async () => {
  const clock = open();
  expect(await inTime(clock, 1200, Promise.resolve("kept"))).toBe("kept");
  await expect(inTime(clock, 1200, Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("what takes longer is `answer_late`; its own end, good or bad, troubles nobody", async () => {
  const clock = open();
  const work = Promise.withResolvers<string>();
  const late = inTime(clock, 1200, work.promise);
  const said = expect(late).rejects.toMatchObject({ code: "answer_late" });
  clock.advance(1200);
  await said;
  work.reject(new Error("late and lost"));
  await new Promise((resolve) => setImmediate(resolve));
});
