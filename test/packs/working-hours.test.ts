import { expect, test } from "vitest";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { readSpans } from "../../src/packs/allow-hours.ts";
import { afterWorkingHours } from "../../src/packs/working-hours.ts";
import { rendered } from "./answer.ts";

const calendar = createWorkCalendar("cn");
const after = (at: string, hours: number, said = "9:00-18:00"): string => {
  const spans = readSpans(said) ?? [];
  const moment = Date.parse(`${at}:00+08:00`);
  const end = afterWorkingHours(moment, hours, { zone: "Asia/Shanghai", calendar, spans });
  return new Date(end + 8 * 3_600_000).toISOString().slice(0, 16);
};

test.each([
  ["within a day", "2026-11-23T10:00", 4, "2026-11-23T14:00"],
  ["exactly to its end", "2026-11-23T14:00", 4, "2026-11-23T18:00"],
  ["over the night", "2026-11-23T16:00", 4, "2026-11-24T11:00"],
  ["over a weekend", "2026-11-27T17:00", 2, "2026-11-30T10:00"],
  ["before the day begins", "2026-11-23T07:00", 1, "2026-11-23T10:00"],
  ["over 中秋 and to a make-up day", "2026-09-18T17:30", 1, "2026-09-20T09:30"],
  ["over the whole of 国庆", "2026-09-30T17:00", 2, "2026-10-08T10:00"],
  ["none at all", "2026-11-23T10:00", 0, "2026-11-23T10:00"],
  ["none, on a day off", "2026-11-28T10:00", 0, "2026-11-30T09:00"],
])("%s", (_name, at, hours, end) => {
  expect(after(at, hours)).toBe(end);
});

test("hours with a break, to midnight, and in a template", async () => {
  expect(after("2026-11-23T11:00", 2, "9:00-12:00 13:30-18:00")).toBe("2026-11-23T14:30");
  expect(after("2026-11-23T22:00", 3, "20:00-24:00")).toBe("2026-11-24T21:00");
  const now = Date.parse("2026-11-23T16:00:00+08:00");
  const template = '${{ now | working_hours: 4, "9:00-17:00" | date: "%m-%d %H:%M" }}';
  expect(await rendered(template, { now })).toBe("11-24 12:00");
});

test.each([
  ["no moment", '${{ "soon" | working_hours: 4 }}', /goes on from a moment/],
  ["no number", '${{ now | working_hours: "x" }}', /takes a number of hours/],
  ["years", "${{ now | working_hours: 5000 }}", /at most 2000/],
  ["no hours", '${{ now | working_hours: 4, "noon" }}', /noon are no hours/],
])("%s is refused", async (_name, template, why) => {
  await expect(rendered(template)).rejects.toThrow(why);
});
