import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { contextAt, said } from "./said.ts";

describe("a day keeps the wall clock, an hour is elapsed", () => {
  test.each([
    // Clocks go forward an hour on 8 March 2026 in New York, on 29 March in London, by half an hour on 4 October on Lord Howe.
    ["America/New_York", "2026-03-07T10:00:00-05:00", "in 24 hours", "2026-03-08 11:00"],
    ["America/New_York", "2026-03-07T10:00:00-05:00", "in 1 day", "2026-03-08 10:00"],
    ["Europe/London", "2026-03-28T10:00:00Z", "24小时后", "2026-03-29 11:00"],
    ["Europe/London", "2026-03-28T10:00:00Z", "1天后", "2026-03-29 10:00"],
    ["Australia/Lord_Howe", "2026-10-03T10:00:00+10:30", "24小时后", "2026-10-04 10:30"],
    ["Australia/Lord_Howe", "2026-10-03T10:00:00+10:30", "1天后", "2026-10-04 10:00"],
    // And back: 1 November, 25 October, 5 April.
    ["America/New_York", "2026-10-31T10:00:00-04:00", "in 24 hours", "2026-11-01 09:00"],
    ["America/New_York", "2026-10-31T10:00:00-04:00", "in 1 day", "2026-11-01 10:00"],
    ["Europe/London", "2026-10-24T10:00:00+01:00", "24小时后", "2026-10-25 09:00"],
    ["Australia/Lord_Howe", "2026-04-04T10:00:00+11:00", "24小时后", "2026-04-05 09:30"],
  ])("%s %s: %s → %s", (zone, now, text, expected) => {
    expect(said(text, contextAt(now, zone))).toBe(expected);
  });
});

describe("a time the clock skips is the first minute after it, one it shows twice the first", () => {
  test.each([
    ["America/New_York", "2026-03-07T10:00:00-05:00", "tomorrow 02:30", "2026-03-08T07:00:00Z"],
    ["Europe/London", "2026-03-28T10:00:00Z", "明天凌晨1点半", "2026-03-29T01:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T10:00:00+10:30", "明天02:15", "2026-10-03T15:30:00Z"],
    ["America/New_York", "2026-10-31T10:00:00-04:00", "tomorrow 01:30", "2026-11-01T05:30:00Z"],
    ["Europe/London", "2026-10-24T10:00:00+01:00", "明天01:30", "2026-10-25T00:30:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T10:00:00+11:00", "明天01:45", "2026-04-04T14:45:00Z"],
    // Said between the two, the first has passed and the second is no other.
    ["America/New_York", "2026-11-01T01:45:00-04:00", "01:30", "2026-11-02T06:30:00Z"],
  ])("%s %s: %s → %s", (zone, now, text, expected) => {
    const context = contextAt(now, zone);
    expect(said(text, context).slice(0, 16)).toBe(said(expected, context).slice(0, 16));
  });
});

test("the zone of the process makes no difference", () => {
  const questions = ["明天下午3点", "in 24 hours", "每周一9点", "2026-03-08 02:30", "3点"].map(
    (text) => JSON.stringify({ text, now: "2026-03-07T10:00:00-05:00", tz: "America/New_York" }),
  );
  const answers = ["UTC", "America/St_Johns", "Asia/Kathmandu"].map((zone) =>
    answersIn(zone, questions.join("\n")),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('"at":"2026-03-08T03:00:00-04:00"');
});

function answersIn(zone: string, input: string): string {
  try {
    return execFileSync(process.execPath, ["src/main.ts", "when", "--jsonl"], {
      input,
      encoding: "utf8",
      env: { ...process.env, TZ: zone },
    });
  } catch (error) {
    // Not all of them are understood, which is exit 1.
    return String((error as { stdout?: unknown }).stdout);
  }
}
