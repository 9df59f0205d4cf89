import { describe, expect, test } from "vitest";
import { contextAt, said } from "../said.ts";

// A Monday.
const now = "2026-11-23T10:00:00+08:00";

type Row = readonly [phrase: string, understood: string];

function rows(title: string, all: readonly Row[]): void {
  describe(title, () => {
    test.each(all)("%s → %s", (phrase, understood) => {
      expect(said(phrase, contextAt(now))).toBe(understood);
    });
  });
}

rows("nothing to do with time", [
  ["call Bob", "none"],
  ["order 3 pizzas", "none"],
  ["may I ask you something", "none"],
  ["we march on", "none"],
  ["I sat with them", "none"],
  ["the sun is out", "none"],
  ["every single file", "none"],
  ["order a second monitor", "none"],
  ["this is the one", "none"],
  ["at least 3", "none"],
  ["at once", "none"],
  ["in the end", "none"],
  ["by the way", "none"],
  ["from time to time", "none"],
  ["half of the team", "none"],
  ["a quarter of the budget", "none"],
  ["top 10 list", "none"],
  ["24/7 support", "none"],
  ["50/50 split", "none"],
  ["raise price by 5 percent", "none"],
  ["call 555-1234", "none"],
  ["at 650-650-6500", "none"],
  ["version 1.1.30", "none"],
  ["$3.50 per unit", "none"],
  ["Q4 report", "none"],
  ["morning meeting", "none"],
  ["good morning", "none"],
  ["happy new year", "none"],
  ["next time", "none"],
  ["4a.", "none"],
  ["a day", "none"],
  ["1 m", "none"],
  ["3y", "none"],
  ["20 people", "none"],
]);

rows("numbers and nouns beside a time", [
  ["fix bug 1234 tomorrow at 10am", "2026-11-24 10:00|fix bug 1234"],
  ["review PR 42 at 4pm", "2026-11-23 16:00 day|review PR 42"],
  ["room 301 at 2pm", "2026-11-23 14:00 day|room 301"],
  ["1:1 with Ann on Wednesday at 11", "2026-11-25 11:00|1:1 with Ann"],
  ["version 2.3.1 release on Thursday at 10", "2026-11-26 10:00|version 2.3.1 release"],
  ["sprint 12 demo next Thursday 2pm", "2026-12-03 14:00|sprint 12 demo"],
  ["the 3rd floor meeting room at 2pm", "2026-11-23 14:00 day|the 3rd floor meeting room"],
  ["2nd attempt tomorrow at 10", "2026-11-24 10:00|2nd attempt"],
  ["iPhone 15 arrives tomorrow at 10", "2026-11-24 10:00|iPhone 15 arrives"],
  ["send the weekly report on Friday at 6pm", "2026-11-27 18:00|send the weekly report"],
  ["quarterly review on Jan 15 at 10am", "2027-01-15 10:00 year|quarterly review"],
  ["tomorrow at 9 move the 3pm meeting to 4pm", "2026-11-24 09:00|move the 3pm meeting to 4pm"],
]);

rows("asked", [
  ["remind me later", "asks"],
  ["remind me soon", "asks"],
  ["ping me in a bit", "asks"],
  ["someday", "asks"],
  ["every few days", "none"],
  ["tomorrow after lunch", "asks"],
  ["3pm PST", "asks"],
  ["friday after next", "asks"],
  ["every damn day at 8", "asks"],
  ["the week of December 7", "asks"],
  ["five to seven today", "asks"],
]);

rows("no such time", [
  ["25:12", "invalid"],
  ["14pm", "invalid"],
  ["8/32/2026", "invalid"],
  ["June 31, 2027", "invalid"],
  ["Tuesday 11 july", "asks 2027-07-11 time 2026-11-24 time"],
  ["last friday", "past"],
  ["3 days ago", "past"],
  ["until yesterday", "past"],
  ["until last week", "past"],
  ["- last week", "past"],
]);

rows("half said", [
  ["later today", "asks"],
  ["later this week", "asks"],
  ["late Friday", "asks"],
  ["weekend of the 5th", "asks"],
  ["at 10 to 3 tomorrow", "asks"],
  ["the Monday after next", "asks"],
  ["an hour before the meeting", "none"],
]);

rows("numbers that belong to a noun", [
  ["page 12-15", "none"],
  ["lines 10-20 tomorrow at 5pm", "2026-11-24 17:00|lines 10-20"],
  ["10-20 people tomorrow at 5pm", "2026-11-24 17:00|10-20 people"],
  ["in 2-3 days", "none"],
  ["in 5-10 minutes call Bob", "none"],
  ["in 2 to 3 hours", "none"],
  ["every 2-3 days", "none"],
  ["march 5 miles", "none"],
  ["may 5 be enough", "none"],
  ["I may be late tomorrow at 9", "2026-11-24 09:00|I may be late"],
  ["INV-20261130 due tomorrow", "2026-11-24 deadline time|INV-20261130"],
]);
