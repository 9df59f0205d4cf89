import { expect, test } from "vitest";
import { createWorkCalendar } from "../../src/time/calendar/create.ts";
import { readHours } from "../../src/packs/allow-hours.ts";
import { load, packFolder, packYaml, saidOfPack } from "./pack-folder.ts";

const place = { zone: "Asia/Shanghai", calendar: createWorkCalendar("cn") };

function isOpen(hours: string, at: string): boolean | undefined {
  return readHours(hours, place)?.isOpen(Date.parse(`${at}+08:00`));
}

// 2026-09-25 is 中秋, a Friday off; Sunday 2026-09-20 is worked for 国庆.
test.each([
  ["工作日 10:00-18:00", "2026-11-23T10:00", true],
  ["工作日 10:00-18:00", "2026-11-23T09:59", false],
  ["工作日 10:00-18:00", "2026-11-23T18:00", false],
  ["每个工作日10：00－18：00", "2026-11-23T12:00", true],
  ["工作日 10:00-18:00", "2026-11-22T12:00", false],
  ["工作日 10:00-18:00", "2026-09-25T12:00", false],
  ["工作日 10:00-18:00", "2026-09-20T12:00", true],
  ["节假日 10:00-18:00", "2026-09-25T12:00", true],
  ["每天 9:00-12:00, 14:00-18:00", "2026-11-22T13:00", false],
  ["每天 9:00-12:00 和 14:00到18:00", "2026-11-22T14:30", true],
  ["9:00-18:00", "2026-11-22T09:00", true],
  ["周一至周五 9:00-18:00", "2026-11-27T17:59", true],
  ["周一至周五 9:00-18:00", "2026-11-28T12:00", false],
  ["周六、周日 9:00-18:00", "2026-11-28T12:00", true],
  ["Mon-Fri 9:00-18:00", "2026-11-27T12:00", true],
  ["workdays 9:00 to 18:00", "2026-11-27T12:00", true],
  ["Fri-Mon 9:00-18:00", "2026-11-24T12:00", false],
  ["周五 22:00-06:00", "2026-11-28T05:59", true],
  ["周五 22:00-06:00", "2026-11-27T05:59", false],
  ["每天 18:00-24:00", "2026-11-28T23:59", true],
])("%s at %s: %s", (hours, at, expected) => {
  expect(isOpen(hours, at)).toBe(expected);
});

test.each(["", "工作日", "下班后", "25:00-26:00", "10:00-10:00", "周八 9:00-18:00", "10:00"])(
  "%j are no hours",
  (hours) => {
    expect(readHours(hours, place)).toBeUndefined();
  },
);

const command = (allow: string) =>
  `commands:\n  - id: hi\n    summary: 问好\n    allow: ${allow}\n    reply: { text: 好 }\n`;

test("what cannot be read is refused with its place", async () => {
  expect(await saidOfPack(command("{ hours: 下班后 }"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:21: these hours cannot be read
      7 |     allow: { hours: 下班后 }
                              ^
      for example 工作日 10:00-18:00, 每天 9:00-12:00 14:00-18:00, Mon-Fri 9:00-18:00"
  `);
  expect(await saidOfPack(command("{ rate: 三次 }"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:20: \`rate\` is no rate
      7 |     allow: { rate: 三次 }
                             ^
      so many times in so long: 3/10m, 20/1d"
  `);
  expect(await saidOfPack(command("{ groups: [研发裙], roles: [研发] }"))).toMatchInlineSnapshot(`
    "bots/p/pack.yaml:7:23: warning: there is no group \`研发裙\`
      7 |     allow: { groups: [研发裙], roles: [研发] }
                                ^
      did you mean \`研发群\`?"
  `);
});

test("a role nobody has is a warning, and none where config.yaml gives no roles yet", async () => {
  const pack = packYaml(
    "commands:\n  - { id: a, summary: a, allow: { roles: [运营] }, confirm: { by: role:运营 }, reply: { text: a } }\n",
  );
  const folder = packFolder({ "p/pack.yaml": pack });
  expect((await load(folder)).problems).toMatchObject([
    { message: "nobody has the role `运营`", severity: "warning" },
    { message: "nobody has the role `运营`", severity: "warning" },
  ]);
  expect((await load(folder, { roles: [] })).problems).toEqual([]);
});
