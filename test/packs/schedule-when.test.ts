import { describe, expect, test } from "vitest";
import { createScheduleRule } from "../../src/scheduler/schedule-rule.ts";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { load, packFolder, packYaml, saidOfPack } from "./pack-folder.ts";

const calendar = createWorkCalendar("cn");
const zone = "Asia/Shanghai";

const yaml = (timing: string): string =>
  `schedules:\n  - id: a\n    ${timing.replaceAll("\n", "\n    ")}\n    to: group:dev\n    post: { text: 早 }\n`;

/** The first slots after `after` of a schedule written like this, in Beijing time. */
async function slotsOf(timing: string, after: string, limit = 3): Promise<readonly string[]> {
  const { packs, problems } = await load(packFolder({ "p/pack.yaml": packYaml(yaml(timing)) }));
  expect(problems).toEqual([]);
  const schedule = packs[0]?.schedules[0];
  if (schedule === undefined) return expect.unreachable();
  const { rule } = createScheduleRule(schedule.timing, { zone, calendar });
  const slots: string[] = [];
  let at = rule.nextAfter(Date.parse(`${after}:00+08:00`));
  while (at !== null && slots.length < limit) {
    slots.push(new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace("T", " "));
    at = rule.nextAfter(at);
  }
  return slots;
}

describe("`when` is a phrase in Chinese or English", () => {
  test.each([
    ["when: 每个工作日 16:30", "2026-09-30T17:00", ["10-08 16:30", "10-09 16:30", "10-10 16:30"]],
    [
      "when: every Friday at 10:00",
      "2026-11-23T10:00",
      ["11-27 10:00", "12-04 10:00", "12-11 10:00"],
    ],
    ["when: 每月最后一天 18:00", "2026-11-23T10:00", ["11-30 18:00", "12-31 18:00", "01-31 18:00"]],
    [
      "when: 从2026-12-07起 每两周周一 9:00",
      "2026-11-23T10:00",
      ["12-07 09:00", "12-21 09:00", "01-04 09:00"],
    ],
    [
      "when: every weekday at 9:30",
      "2026-09-30T10:00",
      ["10-01 09:30", "10-02 09:30", "10-05 09:30"],
    ],
  ])("%s", async (timing, after, slots) => {
    expect(await slotsOf(timing, after)).toEqual(slots);
  });
});

describe("days off, for phrases and cron alike", () => {
  test.each([
    ["when: 每周四 9:00\ncalendar: workday", ["10-08 09:00", "10-15 09:00"]],
    ["when: 每周四 9:00\non_holiday: skip", ["10-08 09:00", "10-15 09:00"]],
    ["when: 每周四 9:00\non_holiday: before", ["09-30 09:00", "10-08 09:00"]],
    ["when: 每周四 9:00\non_holiday: after", ["10-08 09:00", "10-15 09:00"]],
    ['cron: "0 9 * * 4"', ["10-01 09:00", "10-08 09:00"]],
    ['cron: "0 9 * * 4"\ncalendar: workday', ["10-08 09:00", "10-15 09:00"]],
    ['cron: "0 9 * * 4"\ncalendar: workday\non_holiday: before', ["09-30 09:00", "10-08 09:00"]],
    ['cron: "0 9 1 * *"\non_holiday: after', ["10-08 09:00", "11-02 09:00"]],
  ])("%s", async (timing, slots) => {
    expect(await slotsOf(timing, "2026-09-28T00:00", 2)).toEqual(slots);
  });
});

describe("R-13 what cannot be a schedule is refused with its place and the reason", () => {
  test.each([
    ["no time in it", "when: 偶尔", /p\/pack\.yaml:6:11: `when` /u],
    ["a single moment", "when: 明天 9:00", /does not repeat/u],
    ["more than a time", "when: 每天 9:00 站会", /is not only a time: "站会" is left/u],
    ["too often", "when: 每分钟", /cannot be read: 最多每 5 分钟一次/u],
    ["so often in all", "when: 每天 9:00 共5次", /how often in all/u],
    ["no day", "when: 每周 9:00", /on another day[^]*on which day/u],
    ["no start of an interval", "when: 每两周周一 9:00", /on another day[^]*从 2026-11-30 起/u],
    ["a start without its year", "when: 从12月1日起 每天 9:00", /on another day/u],
    ["a cron of every second", 'cron: "* * 9 * * *"', /:6:11: `cron` fires more than once/u],
    ["a cron of some seconds", 'cron: "0,30 * 9 * * *"', /`cron` fires more than once a minute/u],
    ["neither", "catch_up: all", /`when` is missing/u],
    ["both", 'when: 每天 9:00\ncron: "0 9 * * *"', /`when` and `cron` exclude each other/u],
    ["another calendar", "when: 每天 9:00\ncalendar: school", /calendar/u],
    ["another way", "when: 每天 9:00\non_holiday: move", /on_holiday/u],
  ])("%s", async (_name, timing, reason) => {
    expect(await saidOfPack(yaml(timing))).toMatch(reason);
  });
});

describe("what fires never, or by a default, is warned of", () => {
  test.each([
    [
      "a year whose days off are not known",
      "when: 每年5月4日 9:00\ncalendar: workday",
      /warning: the work calendar does not know the days off of 2027 yet/u,
    ],
    [
      "the same by cron",
      'cron: "0 9 4 5 *"\ncalendar: workday',
      /:6:11: warning: the work calendar does not know the days off of 2027 yet/u,
    ],
    [
      "29 February on a Monday",
      'cron: "0 0 29 2 1"',
      /:6:11: warning: `cron` has no slot in the next eight years/u,
    ],
    ["a rule that has ended", "when: 每天 9:00 到2026-03-01为止", /warning: `when` has no slot/u],
    ["no time of day", "when: 每个工作日", /warning: `when` says no time of day: 09:00 is taken/u],
  ])("%s", async (_name, timing, warning) => {
    expect(await saidOfPack(yaml(timing))).toMatch(warning);
    const { packs } = await load(packFolder({ "p/pack.yaml": packYaml(yaml(timing)) }));
    expect(packs[0]?.schedules).toHaveLength(1);
  });
});
