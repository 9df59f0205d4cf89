import { expect, test } from "vitest";
import { nextReminders } from "../../src/calendar/event-reminders.ts";
import { occurrencesIn } from "../../src/calendar/occurrences.ts";
import type { CalendarEvent } from "../../src/core/calendar-event.ts";
import { hourMs, minuteMs } from "../../src/core/clock.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { writeRecurrence } from "../../src/time/occurrences/recurrence-text.ts";

// In Berlin the clock goes forward on 28 March 2027 at 02:00, and back on 31 October at 03:00.
const calendar = createWorkCalendar("weekdays");
const byDay = [{ weekday: 7 }] as const;

function everySunday(over: Partial<CalendarEvent>): CalendarEvent {
  return {
    id: "E1",
    title: "值班交接",
    robot: "r1",
    conversation: "g1",
    organizer: "a",
    createdAt: 0,
    startsAt: Date.parse("2027-03-21T10:00:00+01:00"),
    endsAt: Date.parse("2027-03-21T11:00:00+01:00"),
    allDay: false,
    zone: "Europe/Berlin",
    recurrence: writeRecurrence({ freq: "WEEKLY", interval: 1, byDay, times: ["10:00"] }),
    skipped: [],
    everyone: false,
    remindBefore: [15 * minuteMs],
    people: [{ userId: "a" }],
    ...over,
  };
}

const timesOf = (event: CalendarEvent, from: string, to: string) =>
  occurrencesIn(event, { from: Date.parse(from), to: Date.parse(to) }, calendar);

test.each([
  ["spring", "2027-03-20T00:00Z", "2027-04-05T00:00Z", ["21T09", "28T08", "04T08"]],
  ["autumn", "2027-10-23T00:00Z", "2027-11-08T00:00Z", ["24T08", "31T09", "07T09"]],
])("a series keeps its time of day and its length over the change in %s", (_, from, to, hours) => {
  const times = timesOf(everySunday({}), from, to);
  expect(times.map(({ startsAt }) => new Date(startsAt).toISOString().slice(8, 13))).toEqual(hours);
  expect(new Set(times.map(({ startsAt, endsAt }) => endsAt - startsAt))).toEqual(
    new Set([hourMs]),
  );
});

test("whole days last from midnight to midnight, 23 hours and 25", () => {
  const days = everySunday({
    allDay: true,
    startsAt: Date.parse("2027-03-21T00:00:00+01:00"),
    endsAt: Date.parse("2027-03-22T00:00:00+01:00"),
    recurrence: writeRecurrence({ freq: "WEEKLY", interval: 1, byDay, times: ["00:00"] }),
  });
  const hoursOn = (from: string, to: string) =>
    timesOf(days, from, to).map(({ startsAt, endsAt }) => (endsAt - startsAt) / hourMs);
  expect(hoursOn("2027-03-27T12:00Z", "2027-03-28T12:00Z")).toEqual([23]);
  expect(hoursOn("2027-10-30T12:00Z", "2027-10-31T12:00Z")).toEqual([25]);
});

test("the reminder comes a quarter of an hour before, on the other side of the change too", () => {
  const now = Date.parse("2027-03-28T00:30:00+01:00");
  const [next] = nextReminders(everySunday({}), now, calendar);
  expect(new Date(next?.at ?? 0).toISOString()).toBe("2027-03-28T07:45:00.000Z");
});
