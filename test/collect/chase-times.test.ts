import { expect, test } from "vitest";
import { hourMs, minuteMs } from "../../src/core/clock.ts";
import type { ChasePlan } from "../../src/core/collection.ts";
import { nextChase, stepOf } from "../../src/collect/chase-times.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";

const calendar = createWorkCalendar("cn");
const zone = "Asia/Shanghai";
const hourly: ChasePlan = {
  everyMs: hourMs,
  fromMinute: 9 * 60,
  toMinute: 18 * 60,
  by: "group",
};

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const shown = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time + 8 * hourMs).toISOString().slice(0, 16);

function next(since: string, closesAt: string, plan = hourly): string | undefined {
  return shown(nextChase(plan, { since: at(since), closesAt: at(closesAt) }, { zone, calendar }));
}

test.each([
  ["in hours", "2026-11-23T10:20", "2026-11-24T10:00", "2026-11-23T11:20"],
  ["at the first minute", "2026-11-23T08:00", "2026-11-24T10:00", "2026-11-23T09:00"],
  ["before hours", "2026-11-23T05:00", "2026-11-24T10:00", "2026-11-23T09:00"],
  ["behind hours, the next day", "2026-11-23T17:00", "2026-11-24T10:00", "2026-11-24T09:00"],
  ["over a weekend", "2026-11-27T17:30", "2026-12-01T10:00", "2026-11-30T09:00"],
  ["on a make-up Saturday", "2026-10-09T17:30", "2026-10-12T10:00", "2026-10-10T09:00"],
  ["over the week of October", "2026-09-30T17:30", "2026-10-09T10:00", "2026-10-08T09:00"],
  ["over Spring Festival", "2026-02-13T17:30", "2026-02-28T10:00", "2026-02-14T09:00"],
  ["at the deadline it is too late", "2026-11-23T10:00", "2026-11-23T11:00", undefined],
  ["none in hours before the deadline", "2026-11-23T17:10", "2026-11-23T20:00", undefined],
])("the next chase %s", (_, since, closesAt, expected) => {
  expect(next(since, closesAt)).toBe(expected);
});

function step(now: string, plan: { chase?: ChasePlan } | undefined = { chase: hourly }) {
  const closesAt = at("2026-11-24T10:00");
  const { nextAt, ...others } = stepOf({ closesAt }, plan && { zone, ...plan }, {
    now: at(now),
    calendar,
  });
  return { ...others, nextAt: shown(nextAt) };
}

test("in hours it chases, out of hours it waits for them, at the deadline it is over", () => {
  expect(step("2026-11-23T11:00")).toEqual({
    isOver: false,
    chases: true,
    nextAt: "2026-11-23T12:00",
  });
  // The bot was away when the chase of 17:00 was due.
  expect(step("2026-11-23T22:00")).toEqual({
    isOver: false,
    chases: false,
    nextAt: "2026-11-24T09:00",
  });
  expect(step("2026-11-24T09:30")).toMatchObject({ chases: true, nextAt: "2026-11-24T10:00" });
  expect(step("2026-11-24T10:00")).toMatchObject({ isOver: true, chases: false });
  expect(step("2026-11-26T10:00")).toMatchObject({ isOver: true, chases: false });
});

test("without a chase, or without its pack, a round only waits for its deadline", () => {
  const waits = { isOver: false, chases: false, nextAt: "2026-11-24T10:00" };
  expect(step("2026-11-23T11:00", {})).toEqual(waits);
  expect(stepOf({ closesAt: 90 * minuteMs }, undefined, { now: 0, calendar })).toEqual({
    ...waits,
    nextAt: 90 * minuteMs,
  });
});
