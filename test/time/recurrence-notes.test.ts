import { expect, test } from "vitest";
import { recurrenceNotes } from "../../src/time/resolve/recurrence-notes.ts";
import type { Recurrence } from "../../src/time/occurrences/recurrence.ts";

const nine = { interval: 1, times: ["09:00"] } as const;

test.each<[what: string, rule: Recurrence, notes: readonly RegExp[]]>([
  [
    "the 31st, with the offer of the last day",
    { ...nine, freq: "MONTHLY", byMonthDay: [31] },
    [/没有 31 号的月份跳过.*每月最后一天/u],
  ],
  [
    "the 29th and 30th",
    { ...nine, freq: "MONTHLY", byMonthDay: [15, 29, 30] },
    [/29 号/u, /30 号/u],
  ],
  ["the 28th", { ...nine, freq: "MONTHLY", byMonthDay: [28] }, []],
  ["the last day", { ...nine, freq: "MONTHLY", byMonthDay: [-1] }, []],
  ["29 February", { ...nine, freq: "YEARLY", byMonth: [2], byMonthDay: [29] }, [/只有闰年/u]],
  ["31 March", { ...nine, freq: "YEARLY", byMonth: [3], byMonthDay: [31] }, []],
  ["腊月三十", { ...nine, freq: "YEARLY", lunar: { month: 12, day: 30 } }, [/按廿九/u]],
  // 2028 has two fifth months, 2031 two third ones.
  [
    "a month that comes twice",
    { ...nine, freq: "YEARLY", lunar: { month: 5, day: 5 } },
    [/闰月不重复/u],
  ],
  ["八月十五", { ...nine, freq: "YEARLY", lunar: { month: 8, day: 15 } }, []],
])("said aloud: %s", (_what, rule, notes) => {
  const said = recurrenceNotes(rule, 2026);
  expect(said).toHaveLength(notes.length);
  for (const [index, note] of notes.entries()) expect(said[index]?.zh).toMatch(note);
});
