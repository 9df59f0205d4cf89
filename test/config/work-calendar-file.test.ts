import { expect, test } from "vitest";
import { loadConfig } from "../../src/config/load-config.ts";

const files = (calendar: string | undefined) => (path: string) =>
  ({ "/srv/bot/config.yaml": "work_calendar: days.yaml\n", "/srv/bot/days.yaml": calendar })[path];

function load(calendar: string | undefined) {
  return loadConfig({ path: "/srv/bot/config.yaml", env: {}, readFile: files(calendar) });
}

function said(calendar: string | undefined): string[] {
  const loaded = load(calendar);
  if (!("problems" in loaded)) expect.unreachable();
  return loaded.problems.map(
    ({ file, line, col, message, hint }) =>
      `${file}:${line}:${col} ${message}${hint === undefined ? "" : ` (${hint})`}`,
  );
}

test("a company's own days are laid over a calendar", () => {
  const loaded = load(`base: weekdays
days_off:
  2026-12-24: 年会
  2026-12-30..2027-01-02: 年末休假
workdays: [2026-12-26]
complete: [2027]
`);
  if ("problems" in loaded) expect.unreachable();
  expect(loaded.config.workCalendar).toEqual({
    base: "weekdays",
    daysOff: [
      { date: { year: 2026, month: 12, day: 24 }, name: "年会" },
      { date: { year: 2026, month: 12, day: 30 }, name: "年末休假" },
      { date: { year: 2026, month: 12, day: 31 }, name: "年末休假" },
      { date: { year: 2027, month: 1, day: 1 }, name: "年末休假" },
      { date: { year: 2027, month: 1, day: 2 }, name: "年末休假" },
    ],
    workdays: [{ year: 2026, month: 12, day: 26 }],
    complete: [2027],
  });
});

test("an empty file changes nothing", () => {
  const loaded = load("");
  if ("problems" in loaded) expect.unreachable();
  expect(loaded.config.workCalendar).toEqual({
    base: "cn",
    daysOff: [],
    workdays: [],
    complete: [],
  });
});

test("everything wrong with the file is said with its place", () => {
  expect(said(undefined)).toEqual([
    "/srv/bot/days.yaml:1:1 `work_calendar` names this file, and there is none",
  ]);
  expect(said("day_off:\n  2026-12-24: 年会\n")).toEqual([
    expect.stringMatching(/^\/srv\/bot\/days\.yaml:1:1 .*day_off.*days_off/u),
  ]);
  expect(said("workdays: [2026-02-30, 2026-13-01, 2026-1-1]\n")).toEqual([
    expect.stringMatching(/days\.yaml:1:12 .*is not a date/u),
    expect.stringMatching(/days\.yaml:1:24 .*is not a date/u),
    expect.stringMatching(/days\.yaml:1:36 .*is not a date/u),
  ]);
  expect(said("days_off:\n  2026-12-31..2026-12-24: 年会\n")).toEqual([
    expect.stringMatching(/days\.yaml:2:3 .*is not a date, nor two/u),
  ]);
  expect(said("days_off:\n  2026-01-01..2096-01-01: 年会\n")).toEqual([
    expect.stringMatching(/days\.yaml:2:3 .*is not a date, nor two/u),
  ]);
});

test("hours that are meant where none is said can be set", () => {
  const loaded = loadConfig({
    path: "/srv/bot/config.yaml",
    env: {},
    readFile: (path) =>
      path.endsWith("config.yaml") ? "times: { date: 10:00, end_of_work: 18:30 }\n" : undefined,
  });
  if ("problems" in loaded) expect.unreachable();
  expect(loaded.config.times).toEqual({ date: "10:00", endOfWork: "18:30" });
});

test("an hour that no clock shows is refused", () => {
  const loaded = loadConfig({
    path: "/srv/bot/config.yaml",
    env: {},
    readFile: (path) => (path.endsWith("config.yaml") ? "times: { date: 25:00 }\n" : undefined),
  });
  if (!("problems" in loaded)) expect.unreachable();
  expect(loaded.problems[0]).toMatchObject({ line: 1, col: 16, hint: "HH:MM, for example 09:00" });
});
