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

rows("clocks", [
  ["meeting from 2pm to 4pm tomorrow", "2026-11-24 14:00 to 2026-11-24 16:00|meeting"],
  ["meeting tomorrow 2-4pm", "2026-11-24 14:00 to 2026-11-24 16:00|meeting"],
  ["meeting tomorrow 14:00-16:00", "2026-11-24 14:00 to 2026-11-24 16:00|meeting"],
  ["meeting tomorrow from 2 to 4", "2026-11-24 14:00 to 2026-11-24 16:00 pm|meeting"],
  ["block 9 to 11 on thursday", "2026-11-26 09:00 to 2026-11-26 11:00|block"],
  ["11-1pm lunch on Friday", "2026-11-27 11:00 to 2026-11-27 13:00|lunch"],
  ["interview between 10 and 11:30 tomorrow", "2026-11-24 10:00 to 2026-11-24 11:30|interview"],
  [
    "interview between 9:30 and 3:00 pm on Friday",
    "2026-11-27 09:30 to 2026-11-27 15:00|interview",
  ],
  ["Thursday 9am - 11am workshop", "2026-11-26 09:00 to 2026-11-26 11:00|workshop"],
  ["tonight from 7 to 8:30 yoga", "2026-11-23 19:00 to 2026-11-23 20:30|yoga"],
  ["10pm to 2am maintenance tonight", "2026-11-23 22:00 to 2026-11-24 02:00|maintenance"],
  ["from 3 in the afternoon until 5pm tomorrow", "2026-11-24 15:00 to 2026-11-24 17:00"],
  ["1pm-3 tomorrow", "2026-11-24 13:00 to 2026-11-24 15:00"],
  ["from four thirty to five thirty tomorrow", "2026-11-24 16:30 to 2026-11-24 17:30 pm"],
  ["Nov 26 3pm-4pm", "2026-11-26 15:00 to 2026-11-26 16:00"],
]);

rows("days", [
  ["vacation from Dec 21 to Dec 31", "2026-12-21 to 2026-12-31|vacation"],
  ["vacation Dec 21 - 31", "2026-12-21 to 2026-12-31|vacation"],
  ["vacation 21-31 December", "2026-12-21 to 2026-12-31|vacation"],
  ["10 to 22 August 2027", "2027-08-10 to 2027-08-22"],
  ["August 10 - November 12", "2027-08-10 to 2027-11-12 year"],
  ["10 August 2027 - 12 September", "2027-08-10 to 2027-09-12"],
  ["19th to 21st Dec offsite", "2026-12-19 to 2026-12-21|offsite"],
  ["from Monday to Wednesday I am in Beijing", "2026-11-30 to 2026-12-02|I am in Beijing"],
  ["follow up next week", "2026-11-30 to 2026-12-06|follow up"],
  ["September 2027", "2027-09-01 to 2027-09-30"],
  ["in January", "2027-01-01 to 2027-01-31"],
]);

rows("with a length", [
  [
    "book the room tomorrow at 10 for 2 hours",
    "2026-11-24 10:00 to 2026-11-24 12:00|book the room",
  ],
  ["workshop on Friday from 9:30am for 3 hours", "2026-11-27 09:30 to 2026-11-27 12:30|workshop"],
]);

rows("lengths alone", [
  ["book the room for 2 hours", "7200 s|book the room"],
  ["for 45 minutes", "2700 s"],
  ["2 and a half hours", "9000 s"],
  ["1h30m", "5400 s"],
  ["an hour and a half", "5400 s"],
  ["half a day", "43200 s"],
  ["1 year, 2 days, 3 hours and 4 seconds", "31719604 s"],
]);
